/** Reads what the parties of a conflict want: who, on which clause of an agreement, in which words. */
@NullMarked
package dev.parley.classify.position;

import org.jspecify.annotations.NullMarked;
