/** Article revisions on Kafka. */
@NullMarked
package dev.parley.ingest.messaging;

import org.jspecify.annotations.NullMarked;
