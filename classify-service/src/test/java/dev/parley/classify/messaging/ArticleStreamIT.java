package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.DeadLetter;
import dev.parley.contract.kafka.Topics;
import dev.parley.contract.kafka.VerdictEventDeserializer;
import dev.parley.localstack.Loopback;
import dev.parley.testkit.KafkaBackend;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The packaged service on a real broker: what goes in and what comes out. */
@TestInstance(Lifecycle.PER_CLASS)
class ArticleStreamIT {

    private final String kafka = KafkaBackend.shared().bootstrapServers();
    private final TestTopics topics = new TestTopics(kafka);
    private ClassifyProcess service;

    @BeforeAll
    void start() {
        service = ClassifyProcess.startReady(Loopback.freePort(), kafka);
    }

    @AfterAll
    void stop() {
        service.close();
        topics.close();
    }

    @Test
    void anArticleGetsAVerdictUnderItsKeyWithCloudEventHeaders() {
        // Given
        ArticleEvent article = Articles.article("bridge");

        // When
        topics.send(article);

        // Then
        ConsumerRecord<byte[], byte[]> record = topics.awaitVerdictOn("bridge");
        assertThat(CloudEventHeaders.read(record.headers(), CloudEventHeaders.SPEC_VERSION))
                .isEqualTo("1.0");
        assertThat(CloudEventHeaders.read(record.headers(), CloudEventHeaders.TYPE))
                .isEqualTo("parley.verdict.v1");
        assertThat(CloudEventHeaders.read(record.headers(), CloudEventHeaders.SOURCE))
                .isEqualTo("/parley/classify");
        assertThat(CloudEventHeaders.read(record.headers(), CloudEventHeaders.SUBJECT))
                .isEqualTo("bridge");
        VerdictEvent verdict = Objects.requireNonNull(
                new VerdictEventDeserializer().deserialize(record.topic(), record.headers(), record.value()));
        assertThat(verdict.article()).isEqualTo(ArticleRef.of(article));
        assertThat(CloudEventHeaders.read(record.headers(), CloudEventHeaders.ID))
                .isEqualTo(verdict.eventId());
    }

    @Test
    void poisonGoesToTheDeadLetterTopicAndTheStreamGoesOn() {
        // Given
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", "7".getBytes(UTF_8));
        byte[] poison = {(byte) 0xff, 0, 13};

        // When
        topics.send(new ProducerRecord<>(Topics.ARTICLES.name(), 2, "poison".getBytes(UTF_8), poison, headers));
        topics.send(article(2, "after-poison"));

        // Then
        ConsumerRecord<byte[], byte[]> letter = topics.awaitDeadLetterOn("poison");
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(CloudEventHeaders.read(letter.headers(), "trace")).isEqualTo("7");
        assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.REASON)).contains("is no parley.article.v1");
        assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.EXCEPTION))
                .endsWith("SerializationException");
        assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.PARTITION))
                .isEqualTo("2");
        topics.awaitVerdictOn("after-poison");
    }

    @Test
    void nullAndEmptyValuesAndOtherEventTypesAreDeadLettersToo() {
        // Given
        RecordHeaders notice = new RecordHeaders();
        notice.add(CloudEventHeaders.TYPE, "parley.notice.v1".getBytes(UTF_8));
        byte[] article = Articles.outgoing(Articles.article("misplaced")).value();

        // When
        topics.send(new ProducerRecord<>(Topics.ARTICLES.name(), 1, "tombstone".getBytes(UTF_8), null));
        topics.send(new ProducerRecord<>(Topics.ARTICLES.name(), 1, "empty".getBytes(UTF_8), new byte[0]));
        topics.send(new ProducerRecord<>(Topics.ARTICLES.name(), 1, "misplaced".getBytes(UTF_8), article, notice));
        topics.send(article(1, "after-misfits"));

        // Then
        assertThat(topics.awaitDeadLetterOn("tombstone").value()).isNull();
        assertThat(topics.awaitDeadLetterOn("empty").value()).isEmpty();
        assertThat(topics.awaitDeadLetterOn("misplaced").value()).isEqualTo(article);
        topics.awaitVerdictOn("after-misfits");
    }

    @Test
    void theSameArticleTwiceGetsTheSameEventId() {
        // Given
        ArticleEvent article = Articles.article("twice");

        // When
        topics.send(article);
        topics.send(article);

        // Then
        List<ConsumerRecord<byte[], byte[]>> verdicts = Awaitility.await()
                .atMost(TestTopics.PATIENCE)
                .until(() -> topics.verdictsOn("twice"), found -> found.size() == 2);
        assertThat(verdicts)
                .extracting(verdict -> CloudEventHeaders.read(verdict.headers(), CloudEventHeaders.ID))
                .containsOnly(CloudEventHeaders.read(verdicts.get(0).headers(), CloudEventHeaders.ID));
    }

    @Test
    void whereLargeRecordsAreAllowedFiveMegabytesAreAnsweredToo() {
        // Given
        topics.allowRecordsOf(8 << 20, Topics.ARTICLES);
        ArticleEvent longRead = Articles.article("long-read", "A long read", "The river rose again. ".repeat(240_000));
        byte[] longPoison = new byte[5 << 20];

        // When
        topics.send(Articles.outgoing(longRead));
        topics.send(new ProducerRecord<>(Topics.ARTICLES.name(), 4, "long-poison".getBytes(UTF_8), longPoison));
        topics.send(article(4, "after-long-poison"));

        // Then
        topics.awaitVerdictOn("long-read");
        topics.awaitVerdictOn("after-long-poison");
        ConsumerRecord<byte[], byte[]> note = topics.awaitDeadLetterOn("");
        assertThat(note.value()).isNull();
        assertThat(CloudEventHeaders.read(note.headers(), DeadLetter.REASON))
                .contains("read it at parley.articles-4, offset");
    }

    @Test
    void aVerdictTooLargeForItsTopicGivesWayToADeadLetter() {
        // Given
        topics.allowRecordsOf(8 << 20, Topics.ARTICLES);
        String endlessTitle = "A very long headline ".repeat(60_000);

        // When
        topics.send(Articles.article("endless-title", endlessTitle, "The river rose again."));

        // Then
        ConsumerRecord<byte[], byte[]> letter = topics.awaitDeadLetterOn("endless-title");
        assertThat(letter.value()).hasSizeGreaterThan(1 << 20);
        assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.REASON))
                .contains("does not fit into parley.verdicts");
    }

    @Test
    void metricsCountVerdictsAndDeadLetters() {
        // Given
        topics.send(article(3, "counted"));
        topics.send(new ProducerRecord<>(Topics.ARTICLES.name(), 3, "counted-too".getBytes(UTF_8), null));
        topics.awaitVerdictOn("counted");
        topics.awaitDeadLetterOn("counted-too");

        // When
        String metrics = service.get("/q/metrics").body();

        // Then
        assertThat(metrics)
                .containsPattern("parley_classify_articles_total\\{reason=\"no_mention\"\\} [1-9]")
                .containsPattern("parley_classify_dead_letters_total\\{cause=\"unreadable\"\\} [1-9]")
                .contains("parley_classify_batch_seconds_count", "parley_classify_lag_seconds_count")
                .contains("kafka_consumer_fetch_manager_records_lag_max");
    }

    @Test
    void aRunningServiceIsAliveAndReady() {
        assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private static ProducerRecord<byte[], byte[]> article(int partition, String id) {
        ProducerRecord<byte[], byte[]> sent = Articles.outgoing(Articles.article(id));
        return new ProducerRecord<>(sent.topic(), partition, sent.key(), sent.value(), sent.headers());
    }
}
