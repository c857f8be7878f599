/** Takes live pages and roundups apart into the items they consist of. */
@NullMarked
package dev.parley.classify.live;

import org.jspecify.annotations.NullMarked;
