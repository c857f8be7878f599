/** Decides about articles from files, and measures how well that goes. */
@NullMarked
package dev.parley.cli.classify;

import org.jspecify.annotations.NullMarked;
