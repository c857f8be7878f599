/** Reading from the web, politely and without being led astray. */
@NullMarked
package dev.parley.ingest.fetch;

import org.jspecify.annotations.NullMarked;
