package dev.parley.alert.messaging;

import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestKafka;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.alert.store.JdbiAlertStore;
import dev.parley.alert.store.Outbox;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topics;
import dev.parley.testkit.KafkaBackend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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

class OutboxPublisherIT {

    private static final String SERVERS = KafkaBackend.shared().bootstrapServers();
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", SERVERS);

    private final Jdbi jdbi = TestDatabase.create();
    private final Outbox outbox = new Outbox(jdbi);
    private final List<OutboxPublisher> publishers = new ArrayList<>();

    @AfterEach
    void stopPublishers() {
        publishers.forEach(OutboxPublisher::close);
    }

    private OutboxPublisher startPublisher() {
        OutboxPublisher publisher = new OutboxPublisher(new Outbox(jdbi), KAFKA, new SimpleMeterRegistry());
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
                        new JdbiAlertStore(jdbi, TransitionTable.standard()),
                        new NoticeDesk(new NoticeWriter(TestVerdict.CLOCK, Priorities.standard()), LateWindow.STANDARD))
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
                EventTopics topic = EventTopics.take(KAFKA)) {
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
        EventTopics.Held held;
        try (Outbox.Turn turn = takeTurn();
                EventTopics topic = EventTopics.take(KAFKA)) {
            topic.publish(turn.next(10));
            held = topic.heldBehind(Topics.NOTICES, turn.marks(Topics.NOTICES));
        }

        // Then
        assertThat(held.eventIds()).containsAll(ids(after)).doesNotContainAnyElementsOf(ids(before));
    }

    @Test
    void transactionLeftOpenByACrashIsPublishedOnceByTheNext() {
        // Given
        List<NoticeEvent> notices = raise(3);
        try (var crashed = new KafkaProducer<>(
                Map.of("bootstrap.servers", SERVERS, "transactional.id", EventTopics.TRANSACTIONAL_ID),
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
        EventTopics zombie = EventTopics.take(KAFKA);

        // When
        startPublisher();
        awaitEmptyOutbox();

        // Then
        assertThatThrownBy(() -> zombie.publish(notices.stream()
                        .map(n -> new Outbox.Entry<>(Topics.NOTICES, n))
                        .toList()))
                .isInstanceOf(KafkaException.class);
        assertThat(onTopic(notices)).containsExactlyInAnyOrderElementsOf(ids(notices));
        zombie.close();
    }

    @Test
    void ofTwoReplicasOnePublishesAndTheOtherTakesOver() {
        // Given
        OutboxPublisher one = startPublisher();
        OutboxPublisher other = startPublisher();
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
                EventTopics topic = EventTopics.take(KAFKA)) {
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
        OutboxPublisher lost =
                new OutboxPublisher(outbox, Map.of("bootstrap.servers", "127.0.0.1:1"), new SimpleMeterRegistry());
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
