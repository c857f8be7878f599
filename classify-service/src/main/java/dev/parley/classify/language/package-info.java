/** Finds out in which language a text is written. */
@NullMarked
package dev.parley.classify.language;

import org.jspecify.annotations.NullMarked;
