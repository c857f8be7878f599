/** How the events lie in Kafka: topics, keys, serializers, CloudEvents headers, dead letters. */
@NullMarked
package dev.parley.contract.kafka;

import org.jspecify.annotations.NullMarked;
