/** The edge to Kafka: verdicts in, notices out, dead letters aside. */
@NullMarked
package dev.parley.alert.messaging;

import org.jspecify.annotations.NullMarked;
