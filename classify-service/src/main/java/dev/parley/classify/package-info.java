/** Decides whether an article reports a change of a ceasefire or of a peace memorandum, and which sentence proves it. */
@NullMarked
package dev.parley.classify;

import org.jspecify.annotations.NullMarked;
