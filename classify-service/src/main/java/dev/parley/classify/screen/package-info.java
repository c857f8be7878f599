/** The cheap first look that most articles do not get past. */
@NullMarked
package dev.parley.classify.screen;

import org.jspecify.annotations.NullMarked;
