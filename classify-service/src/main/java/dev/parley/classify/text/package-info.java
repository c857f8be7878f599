/** Cuts a text into words and sentences whose places in the text are known exactly. */
@NullMarked
package dev.parley.classify.text;

import org.jspecify.annotations.NullMarked;
