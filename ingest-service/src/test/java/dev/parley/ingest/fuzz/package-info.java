/** Feeds and pages that no outlet would send on purpose. */
@NullMarked
package dev.parley.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
