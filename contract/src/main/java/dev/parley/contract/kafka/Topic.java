package dev.parley.contract.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with all that must be known to create, write or read it.
 *
 * @param name as in the cluster
 * @param keySerde writes and reads keys
 * @param valueSerde writes and reads values
 * @param partitions at creation; more may be added while nobody relies on the order of past keys
 * @param retention how long records stay
 * @param maxRecordBytes the largest record that the topic takes; a producer needs a {@code max.request.size} as large
 */
public record Topic<V>(
        String name,
        Serde<String> keySerde,
        Serde<V> valueSerde,
        int partitions,
        Retention retention,
        int maxRecordBytes) {

    /** The topic settings to create it with, beside partitions and replication factor. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(retention.settings());
        settings.put("max.message.bytes", Integer.toString(maxRecordBytes));
        return Map.copyOf(settings);
    }
}
