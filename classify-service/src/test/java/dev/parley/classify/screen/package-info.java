/** Tests of the first look at a text. */
@NullMarked
package dev.parley.classify.screen;

import org.jspecify.annotations.NullMarked;
