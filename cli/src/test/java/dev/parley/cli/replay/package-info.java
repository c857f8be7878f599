/** Tests of the replay. */
@NullMarked
package dev.parley.cli.replay;

import org.jspecify.annotations.NullMarked;
