package dev.parley.contract.kafka;

import java.time.Duration;
import java.util.Map;

/** How long a topic keeps its records. */
public sealed interface Retention {

    /** The Kafka topic settings that bring it about. */
    Map<String, String> settings();

    /** Records are deleted some time after they were written. */
    record Limited(Duration duration) implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(duration.toMillis()));
        }
    }

    /** The last record of each key stays for ever; older ones of the same key are removed in time. */
    record Compacted() implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of("cleanup.policy", "compact");
        }
    }

    /** Records are deleted after that many days. */
    static Retention ofDays(long days) {
        return new Limited(Duration.ofDays(days));
    }

    /** The last record of each key stays. */
    static Retention compacted() {
        return new Compacted();
    }
}
