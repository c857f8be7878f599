package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.classify.Article;
import dev.parley.classify.Verdict;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.ArticleEventDeserializer;
import dev.parley.contract.kafka.Topics;
import dev.parley.contract.kafka.VerdictEventSerializer;
import java.time.Clock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Turns one record of {@code parley.articles} into its answer; never fails, whatever the record. */
final class RecordClassifier {

    private final Function<Article, Verdict> classifier;
    private final Clock clock;
    private final ArticleEventDeserializer articles = new ArticleEventDeserializer();
    private final VerdictEventSerializer verdicts = new VerdictEventSerializer();

    RecordClassifier(Function<Article, Verdict> classifier, Clock clock) {
        this.classifier = classifier;
        this.clock = clock;
    }

    Answer answer(ConsumerRecord<byte[], byte[]> record) {
        ArticleEvent article;
        try {
            article = read(record);
        } catch (RuntimeException e) {
            return Answer.Refused.of(record, DeadLetterCause.UNREADABLE, e);
        }
        try {
            return judged(record, verdict(article));
        } catch (RuntimeException | StackOverflowError e) {
            return Answer.Refused.of(record, DeadLetterCause.UNCLASSIFIABLE, e);
        }
    }

    private ArticleEvent read(ConsumerRecord<byte[], byte[]> record) {
        ArticleEvent article = articles.deserialize(record.topic(), record.headers(), record.value());
        if (article == null) {
            throw new SerializationException(
                    "record on " + record.topic() + " has no value; articles are never deleted by tombstones");
        }
        return article;
    }

    private VerdictEvent verdict(ArticleEvent event) {
        Article article = Article.of(event);
        return classifier.apply(article).asEvent(ArticleRef.of(event), article, clock.instant());
    }

    private Answer judged(ConsumerRecord<byte[], byte[]> record, VerdictEvent verdict) {
        Headers headers = new RecordHeaders();
        byte[] value = verdicts.serialize(Topics.VERDICTS.name(), headers, verdict);
        byte[] key = verdict.key().getBytes(UTF_8);
        return new Answer.Judged(
                record, verdict, new ProducerRecord<>(Topics.VERDICTS.name(), null, key, value, headers));
    }
}
