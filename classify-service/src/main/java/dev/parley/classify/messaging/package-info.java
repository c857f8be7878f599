/** Takes articles from Kafka, has them classified, and gives back verdicts and dead letters, exactly once. */
@NullMarked
package dev.parley.classify.messaging;

import org.jspecify.annotations.NullMarked;
