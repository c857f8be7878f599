package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.classify.Article;
import dev.parley.classify.Verdict;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.TextSketch;
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

    /** In code points. Sentences end long before; "sentences" of hostile texts do not. */
    private static final int LONGEST_QUOTE = 2_000;

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

    private VerdictEvent verdict(ArticleEvent article) {
        Verdict verdict = classifier.apply(new Article(
                article.articleId(),
                article.title(),
                article.text(),
                article.canonicalUrl(),
                article.outlet().name(),
                article.language(),
                article.published()));
        return new VerdictEvent(
                ArticleRef.of(article),
                verdict.flagged(),
                verdict.score(),
                verdict.reason(),
                verdict.dossier(),
                verdict.language(),
                verdict.changes().stream().map(RecordClassifier::bounded).toList(),
                verdict.positions().stream().map(RecordClassifier::bounded).toList(),
                verdict.rulesVersion(),
                clock.instant(),
                verdict.flagged()
                        ? TextSketch.of(article.title() + "\n" + article.text()).asText()
                        : null);
    }

    private Answer judged(ConsumerRecord<byte[], byte[]> record, VerdictEvent verdict) {
        Headers headers = new RecordHeaders();
        byte[] value = verdicts.serialize(Topics.VERDICTS.name(), headers, verdict);
        byte[] key = verdict.key().getBytes(UTF_8);
        return new Answer.Judged(
                record, verdict, new ProducerRecord<>(Topics.VERDICTS.name(), null, key, value, headers));
    }

    private static Change bounded(Change change) {
        Evidence evidence = change.evidence();
        String quote = bounded(evidence.quote());
        if (quote.length() == evidence.quote().length()) {
            return change;
        }
        return new Change(
                change.instrument(),
                change.type(),
                change.modality(),
                change.dossier(),
                change.parties(),
                change.actor(),
                change.speaker(),
                new Evidence(evidence.field(), evidence.start(), evidence.start() + LONGEST_QUOTE, quote),
                change.rule());
    }

    private static StatedPosition bounded(StatedPosition position) {
        return new StatedPosition(
                position.party(), position.clause(), bounded(position.stance()), bounded(position.quote()));
    }

    private static String bounded(String quote) {
        return quote.codePointCount(0, quote.length()) <= LONGEST_QUOTE
                ? quote
                : quote.substring(0, quote.offsetByCodePoints(0, LONGEST_QUOTE));
    }
}
