/** Tests of words and sentences. */
@NullMarked
package dev.parley.classify.text;

import org.jspecify.annotations.NullMarked;
