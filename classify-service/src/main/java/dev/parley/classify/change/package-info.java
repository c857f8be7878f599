/** Finds the sentences that say what happened to a ceasefire or memorandum: what, who, how firmly. */
@NullMarked
package dev.parley.classify.change;

import org.jspecify.annotations.NullMarked;
