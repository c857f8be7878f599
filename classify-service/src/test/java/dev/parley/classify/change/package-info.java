/** Tests of what a sentence says about an instrument. */
@NullMarked
package dev.parley.classify.change;

import org.jspecify.annotations.NullMarked;
