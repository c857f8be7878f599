package dev.parley.benchmarks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.ArticleEventDeserializer;
import dev.parley.contract.kafka.Topics;
import dev.parley.contract.kafka.VerdictEventSerializer;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Decodes, classifies and encodes as the service does, without care for records that are not articles. */
final class BareClassifier {

    private final ArticleClassifier classifier = ArticleClassifier.standard();
    private final ArticleEventDeserializer articles = new ArticleEventDeserializer();
    private final VerdictEventSerializer verdicts = new VerdictEventSerializer();

    ProducerRecord<byte[], byte[]> verdict(ConsumerRecord<byte[], byte[]> record) {
        ArticleEvent article =
                Objects.requireNonNull(articles.deserialize(record.topic(), record.headers(), record.value()));
        VerdictEvent verdict = verdict(article);
        Headers headers = new RecordHeaders();
        byte[] value = verdicts.serialize(Topics.VERDICTS.name(), headers, verdict);
        return new ProducerRecord<>(Topics.VERDICTS.name(), null, verdict.key().getBytes(UTF_8), value, headers);
    }

    private VerdictEvent verdict(ArticleEvent event) {
        Article article = Article.of(event);
        return classifier.classify(article).asEvent(ArticleRef.of(event), article, Instant.now());
    }
}
