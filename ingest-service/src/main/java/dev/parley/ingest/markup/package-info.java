/** Hostile markup as trees of elements, in bounded time and with bounded growth. */
@NullMarked
package dev.parley.ingest.markup;

import org.jspecify.annotations.NullMarked;
