package dev.parley.alert.messaging;

import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.DecisionLog;
import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestKafka;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.store.JdbiAlertStore;
import dev.parley.alert.store.Outbox;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topics;
import dev.parley.testkit.KafkaBackend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoticePublisherIT {

    private static final String SERVERS = KafkaBackend.shared().bootstrapServers();
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", SERVERS);

    private final Jdbi jdbi = TestDatabase.create();
    private final Outbox outbox = new Outbox(jdbi);
    private final List<NoticePublisher> publishers = new ArrayList<>();

    @AfterEach
    void stopPublishers() {
        publishers.forEach(NoticePublisher::close);
    }

    private NoticePublisher startPublisher() {
        NoticePublisher publisher = new NoticePublisher(new Outbox(jdbi), KAFKA, new SimpleMeterRegistry());
        publishers.add(publisher);
        publisher.start();
        return publisher;
    }

    /** Notices as committed to the database, about changes that no other test reports. */
    private List<NoticeEvent> raise(int count) {
        String test = UUID.randomUUID().toString();
        List<VerdictEvent> verdicts = IntStream.range(0, count)
                .mapToObj(i -> TestVerdict.of(test + "-" + i)
                        .reporting(CEASEFIRE, REJECTED, "Side " + i, c -> c.in(test))
                        .event())
                .toList();
        return new AlertPipeline(
                        new JdbiAlertStore(jdbi),
                        new NoticeDesk(Clock.systemUTC()),
                        new DecisionLog(new SimpleMeterRegistry()))
                .process(verdicts).stream()
                        .map(decision -> ((Raised) decision).notice())
                        .toList();
    }

    private static List<String> ids(List<NoticeEvent> notices) {
        return notices.stream().map(NoticeEvent::noticeId).toList();
    }

    /** The ids of these notices as they stand on the topic, repeats and all. */
    private static List<String> onTopic(List<NoticeEvent> notices) {
        List<String> ids = ids(notices);
        return new TestKafka(SERVERS)
                .read(Topics.NOTICES).stream()
                        .map(record -> TestKafka.header(record, "ce_id"))
                        .filter(ids::contains)
                        .toList();
    }

    private void awaitEmptyOutbox() {
        await().atMost(Duration.ofSeconds(60)).until(() -> outboxSize() == 0);
    }

    private long outboxSize() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from outbox")
                .mapTo(Long.class)
                .one());
    }

    private Outbox.Turn takeTurn() {
        return await().atMost(Duration.ofSeconds(30))
                .until(outbox::takeTurn, Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void whatWasRaisedBeforeARestartIsPublishedAfterIt() {
        // Given
        List<NoticeEvent> notices = raise(5);

        // When
        startPublisher();
        awaitEmptyOutbox();

        // Then
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
    }

    @Test
    void whatIsRaisedWhileItRunsIsPublishedToo() {
        // Given
        startPublisher();
        List<NoticeEvent> notices = new ArrayList<>(raise(1));
        awaitEmptyOutbox();

        // When
        notices.addAll(raise(2));
        notices.addAll(raise(1));
        awaitEmptyOutbox();

        // Then
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
    }

    @Test
    void crashBetweenPublishingAndMarkingPublishesNothingTwice() {
        // Given
        List<NoticeEvent> notices = raise(4);
        try (Outbox.Turn turn = takeTurn();
                NoticeTopic topic = NoticeTopic.take(KAFKA)) {
            topic.publish(turn.next(3));
        }

        // When
        startPublisher();
        awaitEmptyOutbox();

        // Then
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
    }

    @Test
    void crashAfterManyMarkedBatchesReadsOnlyWhatIsBehindTheMarks() {
        // Given
        startPublisher();
        List<NoticeEvent> before = raise(20);
        awaitEmptyOutbox();
        publishers.remove(0).close();
        List<NoticeEvent> after = raise(2);

        // When
        NoticeTopic.Held held;
        try (Outbox.Turn turn = takeTurn();
                NoticeTopic topic = NoticeTopic.take(KAFKA)) {
            topic.publish(turn.next(10));
            held = topic.heldBehind(turn.marks(Topics.NOTICES));
        }

        // Then
        assertThat(held.eventIds()).containsAll(ids(after)).doesNotContainAnyElementsOf(ids(before));
    }

    @Test
    void transactionLeftOpenByACrashIsPublishedOnceByTheNext() {
        // Given
        List<NoticeEvent> notices = raise(3);
        try (var crashed = new KafkaProducer<>(
                Map.of("bootstrap.servers", SERVERS, "transactional.id", NoticeTopic.TRANSACTIONAL_ID),
                new StringSerializer(),
                Topics.NOTICES.valueSerde().serializer())) {
            crashed.initTransactions();
            crashed.beginTransaction();
            notices.forEach(n -> crashed.send(new ProducerRecord<>(Topics.NOTICES.name(), n.key(), n)));
            crashed.flush();

            // When
            startPublisher();
            awaitEmptyOutbox();

            // Then
            assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
        }
    }

    @Test
    void zombieThatWakesUpIsFenced() {
        // Given
        List<NoticeEvent> notices = raise(2);
        NoticeTopic zombie = NoticeTopic.take(KAFKA);

        // When
        startPublisher();
        awaitEmptyOutbox();

        // Then
        assertThatThrownBy(() -> zombie.publish(notices)).isInstanceOf(KafkaException.class);
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
        zombie.close();
    }

    @Test
    void ofTwoReplicasOnePublishesAndTheOtherTakesOver() {
        // Given
        NoticePublisher one = startPublisher();
        NoticePublisher other = startPublisher();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> one.trouble().isEmpty() && other.trouble().isEmpty());
        List<NoticeEvent> notices = new ArrayList<>(raise(10));
        awaitEmptyOutbox();

        // When
        one.close();
        notices.addAll(raise(10));
        awaitEmptyOutbox();
        other.close();
        startPublisher();
        notices.addAll(raise(10));
        awaitEmptyOutbox();

        // Then
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
    }

    @Test
    void marksOfADeletedTopicDoNotHideWhatTheNewOneHolds() {
        // Given
        List<NoticeEvent> notices = raise(3);
        try (Outbox.Turn turn = takeTurn();
                NoticeTopic topic = NoticeTopic.take(KAFKA)) {
            topic.publish(turn.next(10));
            turn.mark(Topics.NOTICES, List.of(), Map.of(0, 1_000_000L, 1, 1_000_000L, 2, 1_000_000L));
        }

        // When
        startPublisher();
        awaitEmptyOutbox();

        // Then
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
    }

    @Test
    void brokerThatIsAwayIsTroubleAndLosesNothing() {
        // Given
        List<NoticeEvent> notices = raise(1);
        NoticePublisher lost =
                new NoticePublisher(outbox, Map.of("bootstrap.servers", "127.0.0.1:1"), new SimpleMeterRegistry());
        publishers.add(lost);

        // When
        lost.start();

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lost.trouble()).get().asString().startsWith("Kafka at 127.0.0.1:1: "));
        lost.close();
        startPublisher();
        awaitEmptyOutbox();
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
    }
}
