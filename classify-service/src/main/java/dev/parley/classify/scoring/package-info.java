/** Weighs what was found in an article: features with names, and a logistic model over them. */
@NullMarked
package dev.parley.classify.scoring;

import org.jspecify.annotations.NullMarked;
