/** The memory of ingest in PostgreSQL. */
@NullMarked
package dev.parley.ingest.store;

import org.jspecify.annotations.NullMarked;
