/** Detection of languages. */
@NullMarked
package dev.parley.classify.language;

import org.jspecify.annotations.NullMarked;
