/** {@code parley replay}: what the rules would have made of articles of the past. */
@NullMarked
package dev.parley.cli.replay;

import org.jspecify.annotations.NullMarked;
