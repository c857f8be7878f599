/** Tests of the pipeline, and what tests of all packages share. */
@NullMarked
package dev.parley.alert;

import org.jspecify.annotations.NullMarked;
