import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints notices as they come. The group remembers how far it has read: started again, it goes on from there. */
public class ReadNotices {

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.WARNING);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", arguments[0],
                "group.id", "read-notices",
                "isolation.level", "read_committed", // without it, notices of aborted transactions are seen, too
                "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, NoticeEvent> consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), Topics.NOTICES.valueSerde().deserializer())) {
            consumer.subscribe(List.of(Topics.NOTICES.name()));
            while (true) {
                for (ConsumerRecord<String, NoticeEvent> record : consumer.poll(Duration.ofSeconds(1))) {
                    NoticeEvent notice = record.value();
                    System.out.printf("%s %s%n", notice.kind(), notice.headline());
                    notice.evidence().forEach(evidence -> System.out.printf(
                            "  \"%s\" %s%n", evidence.evidence().quote(), evidence.article().url()));
                }
            }
        }
    }
}
