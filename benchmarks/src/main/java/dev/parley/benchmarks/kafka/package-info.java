/** Records per second through Kafka, beside bare loops that decide nothing, and beside one that classifies, too. */
@NullMarked
package dev.parley.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
