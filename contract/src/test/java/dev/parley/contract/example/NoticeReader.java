package dev.parley.contract.example;

import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Prints each notice with the sentence it rests on. */
final class NoticeReader {

    public static void main(String[] args) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", "127.0.0.1:19092",
                "group.id", "notice-reader",
                "isolation.level", "read_committed", // otherwise notices of an aborted transaction appear too
                "auto.offset.reset", "earliest");
        var keys = Topics.NOTICES.keySerde().deserializer();
        var values = Topics.NOTICES.valueSerde().deserializer();
        try (var consumer = new KafkaConsumer<>(settings, keys, values)) {
            consumer.subscribe(List.of(Topics.NOTICES.name()));
            while (true) {
                for (ConsumerRecord<String, NoticeEvent> record : consumer.poll(Duration.ofSeconds(1))) {
                    NoticeEvent notice = record.value();
                    System.out.printf(
                            "%s %s%n    \"%s\"%n",
                            notice.kind(),
                            notice.headline(),
                            notice.evidence().get(0).evidence().quote());
                }
            }
        }
    }
}
