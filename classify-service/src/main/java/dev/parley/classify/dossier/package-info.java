/** The conflicts that are watched: who their parties are and by which words a text shows that it is about them. */
@NullMarked
package dev.parley.classify.dossier;

import org.jspecify.annotations.NullMarked;
