/** The outlets that are watched, and the feeds they publish, as the operator lists them. */
@NullMarked
package dev.parley.ingest.outlet;

import org.jspecify.annotations.NullMarked;
