package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.Article;
import dev.parley.classify.Verdict;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.DeadLetter;
import dev.parley.contract.kafka.VerdictEventDeserializer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordClassifierTest {

    private static final Instant NOW = Instant.parse("2025-06-02T09:00:32Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void anArticleBecomesAVerdictUnderItsOwnKey() {
        // Given
        ArticleEvent article = Articles.article("bridge");

        // When
        Answer answer = classifier(RecordClassifierTest::noMention).answer(Articles.incoming(7, article));

        // Then
        ProducerRecord<byte[], byte[]> sent = answer.record();
        assertThat(sent.topic()).isEqualTo("parley.verdicts");
        assertThat(new String(sent.key(), UTF_8)).isEqualTo("bridge");
        assertThat(CloudEventHeaders.read(sent.headers(), CloudEventHeaders.TYPE))
                .isEqualTo("parley.verdict.v1");
        assertThat(CloudEventHeaders.read(sent.headers(), CloudEventHeaders.ID)).isEqualTo("bridge.1.rules-1");
        VerdictEvent verdict = verdict(sent);
        assertThat(verdict.article()).isEqualTo(ArticleRef.of(article));
        assertThat(verdict.reason()).isEqualTo(VerdictReason.NO_MENTION);
        assertThat(verdict.classified()).isEqualTo(NOW);
    }

    @Test
    void theClassifierSeesTitleTextOutletAndTimes() {
        // Given
        Article[] seen = new Article[1];

        // When
        classifier(article -> {
                    seen[0] = article;
                    return noMention(article);
                })
                .answer(Articles.incoming(0, Articles.article("bridge", "A title", "A text.")));

        // Then
        assertThat(seen[0])
                .isEqualTo(new Article(
                        "bridge",
                        "A title",
                        "A text.",
                        "https://river-post.example/bridge",
                        "River Post",
                        "en",
                        Articles.PUBLISHED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsNoArticleGoesToTheDeadLetterTopicAsItCame(
            String what, byte @Nullable [] value, @Nullable String declaredType, String reason) {
        // Given
        Headers headers = new RecordHeaders();
        headers.add("trace", "1".getBytes(UTF_8));
        if (declaredType != null) {
            headers.add(CloudEventHeaders.TYPE, declaredType.getBytes(UTF_8));
        }
        byte[] key = {1, 2, 3};
        ConsumerRecord<byte[], byte[]> record = Articles.incoming(42, key, value, headers);

        // When
        Answer answer = classifier(RecordClassifierTest::noMention).answer(record);

        // Then
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused) answer).cause()).isEqualTo(DeadLetterCause.UNREADABLE);
        ProducerRecord<byte[], byte[]> letter = answer.record();
        assertThat(letter.topic()).isEqualTo("parley.articles.dlq");
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(CloudEventHeaders.read(letter.headers(), "trace")).isEqualTo("1");
        assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.REASON)).contains(reason);
        assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.TOPIC)).isEqualTo("parley.articles");
        assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.OFFSET)).isEqualTo("42");
    }

    static Stream<Arguments> whatIsNoArticleGoesToTheDeadLetterTopicAsItCame() {
        byte[] article = Articles.outgoing(Articles.article("a")).value();
        return Stream.of(
                Arguments.of("null value", null, null, "no value"),
                Arguments.of("empty value", new byte[0], null, "No content"),
                Arguments.of("no JSON", new byte[] {(byte) 0xff, 0, 1}, null, "parley.article.v1"),
                Arguments.of("JSON null", "null".getBytes(UTF_8), null, "JSON null"),
                Arguments.of("another type", article, "parley.notice.v1", "declares type parley.notice.v1"),
                Arguments.of("missing fields", "{\"articleId\":\"a\"}".getBytes(UTF_8), null, "parley.article.v1"),
                Arguments.of("deep nesting", "[".repeat(100_000).getBytes(UTF_8), null, "parley.article.v1"));
    }

    @ParameterizedTest
    @MethodSource
    void anArticleOnWhichTheClassifierFailsGoesToTheDeadLetterTopic(Throwable failure) {
        // Given
        Function<Article, Verdict> failing = article -> RecordClassifierTest.<RuntimeException, Verdict>fail(failure);

        // When
        Answer answer = classifier(failing).answer(Articles.incoming(3, Articles.article("bridge")));

        // Then
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused) answer).cause()).isEqualTo(DeadLetterCause.UNCLASSIFIABLE);
        assertThat(CloudEventHeaders.read(answer.record().headers(), DeadLetter.EXCEPTION))
                .isEqualTo(failure.getClass().getName());
        assertThat(CloudEventHeaders.read(answer.record().headers(), CloudEventHeaders.ID))
                .isEqualTo("bridge.1");
    }

    static Stream<Throwable> anArticleOnWhichTheClassifierFailsGoesToTheDeadLetterTopic() {
        return Stream.of(new IllegalStateException("no rule"), new NullPointerException(), new StackOverflowError());
    }

    @Test
    void theSameArticleTwiceGetsTheSameEventId() {
        // Given
        RecordClassifier classifier = classifier(RecordClassifierTest::noMention);
        ArticleEvent article = Articles.article("bridge");

        // When
        ProducerRecord<byte[], byte[]> first =
                classifier.answer(Articles.incoming(1, article)).record();
        ProducerRecord<byte[], byte[]> second =
                classifier.answer(Articles.incoming(2, article)).record();

        // Then
        assertThat(CloudEventHeaders.read(second.headers(), CloudEventHeaders.ID))
                .isEqualTo(CloudEventHeaders.read(first.headers(), CloudEventHeaders.ID));
    }

    @Test
    void anArticleOfFiveMegabytesGetsASmallVerdict() {
        // Given
        ArticleEvent article = Articles.article("long", "A long read", "The river rose again. ".repeat(240_000));

        // When
        Answer answer = classifier(RecordClassifierTest::noMention).answer(Articles.incoming(0, article));

        // Then
        assertThat(answer).isInstanceOf(Answer.Judged.class);
        assertThat(answer.record().value()).hasSizeLessThan(1_000);
    }

    private static RecordClassifier classifier(Function<Article, Verdict> classifier) {
        return new RecordClassifier(classifier, CLOCK);
    }

    private static Verdict noMention(Article article) {
        return new Verdict(
                false, 0, VerdictReason.NO_MENTION, null, article.language(), List.of(), List.of(), "rules-1");
    }

    private static VerdictEvent verdict(ProducerRecord<byte[], byte[]> record) {
        try (VerdictEventDeserializer deserializer = new VerdictEventDeserializer()) {
            VerdictEvent verdict = deserializer.deserialize(record.topic(), record.headers(), record.value());
            return Objects.requireNonNull(verdict);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable, T> T fail(Throwable failure) throws E {
        throw (E) failure;
    }
}
