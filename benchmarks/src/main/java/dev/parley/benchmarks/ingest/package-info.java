/** How many feeds ingest reads, and what that costs. */
@NullMarked
package dev.parley.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
