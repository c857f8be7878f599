package dev.parley.ingest;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.kafka.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What lies on the topic of articles, as it comes in. */
final class TopicProbe implements AutoCloseable {

    private final List<ConsumerRecord<String, ArticleEvent>> records = new ArrayList<>();
    private final KafkaConsumer<String, ArticleEvent> consumer = new KafkaConsumer<>(
            Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                    ConsumerConfig.GROUP_ID_CONFIG,
                    UUID.randomUUID().toString(),
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"),
            Topics.ARTICLES.keySerde().deserializer(),
            Topics.ARTICLES.valueSerde().deserializer());

    TopicProbe() {
        consumer.subscribe(List.of(Topics.ARTICLES.name()));
    }

    /** All records so far. */
    List<ConsumerRecord<String, ArticleEvent>> records() {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return List.copyOf(records);
    }

    /** The revisions so far of the article that feeds link to by this address. */
    List<ArticleEvent> articles(URI url) {
        return records().stream()
                .map(ConsumerRecord::value)
                .filter(event -> event.url().equals(url.toString()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
