/** Records per second through Kafka, beside a bare loop that has nothing to decide. */
@NullMarked
package dev.parley.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
