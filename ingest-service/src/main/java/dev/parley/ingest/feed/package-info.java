/** From the bytes of a feed document to its entries, whatever state the document is in. */
@NullMarked
package dev.parley.ingest.feed;

import org.jspecify.annotations.NullMarked;
