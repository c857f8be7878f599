/** From bytes to characters, whatever the label says. */
@NullMarked
package dev.parley.ingest.encoding;

import org.jspecify.annotations.NullMarked;
