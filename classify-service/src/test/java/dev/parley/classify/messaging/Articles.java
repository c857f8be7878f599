package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.TextSource;
import dev.parley.contract.kafka.ArticleEventSerializer;
import dev.parley.contract.kafka.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Article records for the tests. */
final class Articles {

    static final Instant PUBLISHED = Instant.parse("2025-06-02T09:00:00Z");

    private Articles() {}

    static ArticleEvent article(String id) {
        return article(id, "Council opens new bridge", "The bridge across the river was opened on Monday.");
    }

    static ArticleEvent article(String id, String title, String text) {
        return new ArticleEvent(
                id,
                1,
                new OutletRef("river-post", "River Post", "NL", "en", 2),
                "https://river-post.example/rss",
                "https://river-post.example/" + id,
                "https://river-post.example/" + id,
                title,
                text,
                TextSource.PAGE_BODY,
                "en",
                null,
                null,
                PUBLISHED,
                null,
                PUBLISHED.plusSeconds(30),
                PUBLISHED.plusSeconds(31),
                false);
    }

    /** As ingest sends it. */
    static ProducerRecord<byte[], byte[]> outgoing(ArticleEvent article) {
        Headers headers = new RecordHeaders();
        byte[] value = new ArticleEventSerializer().serialize(Topics.ARTICLES.name(), headers, article);
        return new ProducerRecord<>(Topics.ARTICLES.name(), null, article.key().getBytes(UTF_8), value, headers);
    }

    /** As the consumer gets it, from partition 0. */
    static ConsumerRecord<byte[], byte[]> incoming(long offset, ArticleEvent article) {
        ProducerRecord<byte[], byte[]> sent = outgoing(article);
        return incoming(offset, sent.key(), sent.value(), sent.headers());
    }

    /** Bytes of any kind, as the consumer gets them from partition 0. */
    static ConsumerRecord<byte[], byte[]> incoming(
            long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                Topics.ARTICLES.name(),
                0,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }
}
