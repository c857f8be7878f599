/** What the ingest service tells of its feeds, and what it can be asked to do with them. */
@NullMarked
package dev.parley.alert.ingest;

import org.jspecify.annotations.NullMarked;
