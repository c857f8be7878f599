package dev.parley.alert;

import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.TERMS;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.DeadLetter;
import dev.parley.contract.kafka.NoticeEventDeserializer;
import dev.parley.contract.kafka.Topics;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
class VerdictToNoticeIT {

    /** Keeps the tests apart, which share a broker and a database. */
    private final String dossier = "dossier-" + UUID.randomUUID();

    private final String servers;

    VerdictToNoticeIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.servers = servers;
    }

    private TestKafka kafka() {
        return new TestKafka(servers);
    }

    private TestVerdict article(String name) {
        return TestVerdict.of(dossier + name);
    }

    private List<ConsumerRecord<String, byte[]>> noticesOfThisTest() {
        return kafka().read(Topics.NOTICES).stream()
                .filter(record -> dossier.equals(notice(record).dossier()))
                .toList();
    }

    private static NoticeEvent notice(ConsumerRecord<String, byte[]> record) {
        return Objects.requireNonNull(
                new NoticeEventDeserializer().deserialize(record.topic(), record.headers(), record.value()));
    }

    private List<ConsumerRecord<String, byte[]>> awaitNotices(int count) {
        return await().atMost(Duration.ofSeconds(60)).until(this::noticesOfThisTest, found -> found.size() >= count);
    }

    @Test
    void verdictBecomesANoticeWithKeyAndHeaders() {
        // When
        kafka().send(article("a")
                .reporting(MEMORANDUM, TERMS, "Russia", c -> c.in(dossier))
                .event());

        // Then
        assertThat(awaitNotices(1)).singleElement().satisfies(record -> {
            NoticeEvent notice = notice(record);
            assertThat(notice.headline()).isEqualTo("Russia publishes its peace memorandum");
            assertThat(record.key()).isEqualTo(notice.storyId());
            assertThat(TestKafka.header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(TestKafka.header(record, "ce_id")).isEqualTo(notice.noticeId());
            assertThat(TestKafka.header(record, "ce_type")).isEqualTo("parley.notice.v1");
            assertThat(TestKafka.header(record, "ce_source")).isEqualTo("/parley/alert");
            assertThat(TestKafka.header(record, "ce_subject")).isEqualTo(notice.storyId());
            assertThat(TestKafka.header(record, "ce_time"))
                    .isEqualTo(notice.latency().raised().toString());
            assertThat(TestKafka.header(record, "content-type")).isEqualTo("application/json");
        });
    }

    @Test
    void verdictThatComesTwiceIsToldOnce() {
        // Given
        VerdictEvent verdict = article("a")
                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.in(dossier))
                .event();

        // When
        kafka().send(verdict);
        kafka().send(verdict);
        kafka().send(article("last")
                .reporting(CEASEFIRE, REJECTED, "Ukraine", c -> c.in(dossier))
                .event());

        // Then
        assertThat(awaitNotices(2))
                .extracting(record -> notice(record).actor())
                .containsExactlyInAnyOrder("Russia", "Ukraine");
    }

    @Test
    void recordsThatCannotBeProcessedAreSetAsideAndTheStreamGoesOn() {
        // Given
        Headers otherType = new RecordHeaders();
        otherType.add("ce_type", "parley.verdict.v9".getBytes(UTF_8));

        // When
        kafka().sendBytes(dossier + "garbage", "{ not JSON".getBytes(UTF_8), new RecordHeaders());
        kafka().sendBytes(dossier + "other type", "{}".getBytes(UTF_8), otherType);
        kafka().sendBytes(dossier + "nothing", null, new RecordHeaders());
        kafka().sendBytes(null, dossier.getBytes(UTF_8), new RecordHeaders());
        kafka().send(article("zero byte")
                .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.in(dossier).saying("a zero \u0000 byte"))
                .event());
        kafka().send(article("good")
                .reporting(CEASEFIRE, REJECTED, "Ukraine", c -> c.in(dossier))
                .event());

        // Then
        assertThat(awaitNotices(1)).hasSize(1);
        List<ConsumerRecord<String, byte[]>> dead = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> kafka().read(Topics.VERDICTS_DLQ).stream()
                                .filter(this::isOfThisTest)
                                .toList(),
                        found -> found.size() >= 5);
        assertThat(dead).hasSize(5).allSatisfy(record -> {
            assertThat(TestKafka.header(record, DeadLetter.REASON)).isNotBlank();
            assertThat(TestKafka.header(record, DeadLetter.EXCEPTION)).isNotBlank();
            assertThat(TestKafka.header(record, DeadLetter.TOPIC)).isEqualTo("parley.verdicts");
            assertThat(TestKafka.header(record, DeadLetter.PARTITION)).isEqualTo("0");
            assertThat(TestKafka.header(record, DeadLetter.OFFSET)).matches("[0-9]+");
        });
        assertThat(dead)
                .filteredOn(record -> (dossier + "garbage").equals(record.key()))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).asString(UTF_8).isEqualTo("{ not JSON"));
    }

    private boolean isOfThisTest(ConsumerRecord<String, byte[]> dead) {
        return dead.key() == null
                ? dossier.equals(new String(dead.value(), UTF_8))
                : dead.key().startsWith(dossier);
    }
}
