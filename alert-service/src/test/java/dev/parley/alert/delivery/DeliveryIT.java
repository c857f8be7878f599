package dev.parley.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.parley.alert.TestClock;
import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestNotice;
import dev.parley.alert.delivery.DeliveryLedger.Turn;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.routing.Match;
import dev.parley.alert.routing.Routes;
import dev.parley.alert.routing.TestRoutes;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.DeliveryArchive;
import dev.parley.alert.store.JdbiAcknowledgements;
import dev.parley.alert.store.JdbiDeliveryLedger;
import dev.parley.alert.store.JdbiSilences;
import dev.parley.contract.event.NoticeKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** From notices in the database to receivers, on a clock that the test puts forward. */
class DeliveryIT {

    private static final String TWO_RECEIVERS = """
            receivers:
              - {name: desk, type: fake}
              - {name: archive, type: fake, one: by one}
            """;

    private final TestClock clock = new TestClock("2025-06-02T12:00:00Z");
    private final Jdbi jdbi = TestDatabase.create();
    private final FakeType type = new FakeType();
    private final DeliveryArchive archive = new DeliveryArchive(jdbi);
    private final JdbiSilences silences = new JdbiSilences(jdbi);
    private final JdbiAcknowledgements acknowledgements = new JdbiAcknowledgements(jdbi);

    /** One replica of the service, whose work is done when the test says so. */
    private final class Replica {

        private final DeliveryLedger ledger = new JdbiDeliveryLedger(jdbi, clock);
        private final DeliveryPlan plan;
        private final Receivers receivers;
        private final DeliveryPipeline pipeline;

        Replica(String yaml) {
            Routes routes = TestRoutes.of(TWO_RECEIVERS + yaml);
            plan = new DeliveryPlan(routes, clock);
            receivers = Receivers.open(routes, List.of(type));
            pipeline = DeliveryPipeline.of(
                    routes, silences, acknowledgements, new DeliveryLog(new SimpleMeterRegistry()), clock);
        }

        /** Plans, and sends all that is due now. */
        void work() {
            while (ledger.follow(10, plan::of) > 0) {
                // there may be more
            }
            ledger.expire(clock.instant());
            for (String name : ledger.due(clock.instant())) {
                receivers.find(name).ifPresent(receiver -> {
                    Optional<Turn> turn = ledger.claim(name, clock.instant(), DeliveryPipeline.LEASE);
                    while (turn.isPresent()) {
                        pipeline.run(turn.get(), receiver);
                        turn = ledger.claim(name, clock.instant(), DeliveryPipeline.LEASE);
                    }
                });
            }
        }

        void workAfter(Duration time) {
            clock.forward(time);
            work();
        }
    }

    private void raise(TestNotice... notices) {
        for (TestNotice notice : notices) {
            TestDatabase.raise(jdbi, notice.event());
        }
    }

    private List<String> desk() {
        return type.receiver("desk").messages();
    }

    private List<String> archive() {
        return type.receiver("archive").messages();
    }

    private List<String> states() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select receiver || ' ' || notice_id || ' ' || state || ' ' || attempts from delivery"
                                + " order by number")
                .mapTo(String.class)
                .list());
    }

    @Test
    void noticesOfADossierWaitForEachOtherAndThenForTheInterval() {
        // Given
        Replica replica = new Replica("routes: [{receivers: desk}]");

        // When, Then
        raise(TestNotice.of("a"));
        replica.work();
        assertThat(desk()).isEmpty();
        raise(TestNotice.of("b"), TestNotice.of("other").in("israel-hamas"));
        replica.workAfter(Duration.ofSeconds(20));
        replica.workAfter(Duration.ofSeconds(10));
        assertThat(desk()).containsExactly("NOTICE a b");
        replica.workAfter(Duration.ofSeconds(20));
        assertThat(desk()).containsExactly("NOTICE a b", "NOTICE other");

        raise(TestNotice.of("c"));
        replica.workAfter(Duration.ofMinutes(4));
        assertThat(desk()).hasSize(2);
        replica.workAfter(Duration.ofMinutes(1));
        assertThat(desk()).endsWith("NOTICE c").hasSize(3);
        replica.workAfter(Duration.ofHours(30));
        assertThat(desk()).as("nothing is repeated without a new fact").hasSize(3);
    }

    @Test
    void flashGoesAtOnceAndTakesAlongWhatWaits() {
        // Given
        Replica replica = new Replica("routes: [{receivers: desk}]");
        raise(TestNotice.of("a"));
        replica.work();

        // When
        raise(TestNotice.of("flash").flash());
        replica.work();
        raise(TestNotice.of("flash2").flash());
        replica.work();

        // Then
        assertThat(desk()).containsExactly("NOTICE a flash", "NOTICE flash2");
    }

    @Test
    void receiverThatTakesOneAtATimeGetsEachNoticeByItself() {
        // Given
        Replica replica = new Replica("routes: [{receivers: archive, group-wait: 0s}]");

        // When
        raise(TestNotice.of("a"), TestNotice.of("b"));
        replica.work();

        // Then
        assertThat(archive()).containsExactly("NOTICE a", "NOTICE b");
        assertThat(states()).containsExactly("archive a DELIVERED 1", "archive b DELIVERED 1");
    }

    @Test
    void receiverThatFailsIsTriedAgainLaterAndKeepsNobodyWaiting() {
        // Given
        Replica replica = new Replica("routes: [{receivers: [archive, desk], group-wait: 0s}]");
        type.receiver("archive").answer(new TryLater("HTTP 500", null), new TryLater("HTTP 503", Duration.ofHours(1)));

        // When, Then
        raise(TestNotice.of("a"), TestNotice.of("b"));
        replica.work();
        assertThat(desk()).containsExactly("NOTICE a b");
        assertThat(archive()).containsExactly("NOTICE a");
        replica.workAfter(Duration.ofMillis(900));
        assertThat(archive()).as("it is left in peace").hasSize(1);
        replica.workAfter(Duration.ofSeconds(3));
        assertThat(archive()).containsExactly("NOTICE a", "NOTICE a");
        replica.workAfter(Duration.ofMinutes(59));
        assertThat(archive()).as("for as long as it asked").hasSize(2);
        replica.workAfter(Duration.ofMinutes(1));
        assertThat(archive()).containsExactly("NOTICE a", "NOTICE a", "NOTICE a", "NOTICE b");
        assertThat(states()).contains("archive a DELIVERED 3", "archive b DELIVERED 1", "desk a DELIVERED 1");
    }

    @Test
    void noticeThatCannotBeReadIsSetAsideAndKeepsNobodyWaiting() {
        // Given
        Replica replica = new Replica("routes: [{receivers: archive, group-wait: 0s}]");
        raise(TestNotice.of("unreadable"), TestNotice.of("b"));
        jdbi.useHandle(handle -> handle.execute(
                "update notice set event = jsonb_build_object('kind', 'ODD') where notice_id = 'unreadable'"));

        // When
        replica.work();

        // Then
        assertThat(archive()).containsExactly("NOTICE b");
        assertThat(jdbi.<List<String>, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select notice_id || ' ' || (reason <> '') from delivery_unplanned")
                        .mapTo(String.class)
                        .list()))
                .containsExactly("unreadable true");
    }

    @Test
    void noticeThatCouldNotBePlannedIsShownUntilItIs() {
        // Given
        Replica replica = new Replica("routes: [{receivers: archive, group-wait: 0s}]");
        raise(TestNotice.of("a"));
        String event = jdbi.withHandle(handle -> {
            String sound = handle.createQuery("select event from notice")
                    .mapTo(String.class)
                    .one();
            handle.execute("update notice set event = event - 'kind'");
            return sound;
        });

        // When
        replica.work();

        // Then
        assertThat(archive.unplanned(10)).singleElement().satisfies(unplanned -> {
            assertThat(unplanned.noticeId()).isEqualTo("a");
            assertThat(unplanned.headline()).isNotBlank();
            assertThat(unplanned.reason())
                    .startsWith("the notice cannot be read: ")
                    .contains("kind");
        });

        // When
        jdbi.useHandle(handle -> {
            handle.execute("update notice set event = ?::jsonb", event);
            handle.execute("update delivery_mark set number = 0");
        });
        replica.work();

        // Then
        assertThat(archive()).containsExactly("NOTICE a");
        assertThat(archive.unplanned(10)).isEmpty();
    }

    @Test
    void trialStandsInTheLedgerAndIsOverAtOnce() {
        // Given
        Replica replica = new Replica("routes: [{receivers: desk, group-wait: 0s}]");
        Trials trials = new Trials(replica.receivers, replica.ledger, clock);
        type.receiver("desk").answer(new TryLater("HTTP 500", null));

        // When
        Optional<Outcome> first = trials.of("desk");
        clock.forward(Duration.ofSeconds(1));
        trials.of("desk");
        replica.workAfter(Duration.ofHours(1));

        // Then
        assertThat(first).contains(new TryLater("HTTP 500", null));
        assertThat(desk()).as("nothing is tried again").hasSize(2).allMatch(message -> message.startsWith("TEST "));
        assertThat(archive.newest(new DeliveryArchive.Filter("desk", null, null, null, null), 10))
                .extracting(
                        DeliveryArchive.Entry::occasion,
                        DeliveryArchive.Entry::state,
                        DeliveryArchive.Entry::reason,
                        DeliveryArchive.Entry::headline)
                .containsExactly(
                        tuple(Occasion.TEST, DeliveryState.DELIVERED, "taken", SampleNotice.HEADLINE),
                        tuple(Occasion.TEST, DeliveryState.EXPIRED, "HTTP 500", SampleNotice.HEADLINE));
        String id = archive.newest(new DeliveryArchive.Filter("desk", null, null, null, null), 1)
                .get(0)
                .deliveryId();
        assertThat(archive.attempts(id))
                .extracting(DeliveryArchive.AttemptEntry::answer)
                .containsExactly("taken");
        assertThat(archive.resend(id, clock.instant())).isEmpty();
        assertThat(trials.of("nobody")).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        // Given
        Replica replica = new Replica("routes: [{receivers: archive, group-wait: 0s}]");
        type.receiver("archive").answer(new Refused("HTTP 404"));

        // When
        raise(TestNotice.of("a"), TestNotice.of("b"));
        replica.work();
        replica.workAfter(Duration.ofHours(1));

        // Then
        assertThat(archive()).containsExactly("NOTICE a", "NOTICE b");
        assertThat(states()).containsExactly("archive a REFUSED 1", "archive b DELIVERED 1");
        List<String> attempts = jdbi.withHandle(
                handle -> handle.createQuery("select outcome || ' ' || answer from delivery_attempt order by number")
                        .mapTo(String.class)
                        .list());
        assertThat(attempts).containsExactly("Refused HTTP 404", "Delivered taken");
    }

    @Test
    void receiverThatIsAwayForADayMissesThatDaysNews() {
        // Given
        Replica replica = new Replica("routes: [{receivers: desk, group-wait: 0s}]");
        type.receiver("desk").answer(new TryLater("HTTP 500", Duration.ofHours(25)));
        raise(TestNotice.of("a"));
        replica.work();

        // When
        clock.forward(Duration.ofHours(20));
        raise(TestNotice.of("b"));
        replica.work();
        replica.workAfter(Duration.ofHours(6));

        // Then
        assertThat(desk()).containsExactly("NOTICE a", "NOTICE b");
        assertThat(states()).containsExactly("desk a EXPIRED 1", "desk b DELIVERED 1");
    }

    @Test
    void correctionGoesToThoseWhoGotTheFirstNoticeWhateverTheRoutesSayNow() {
        // Given
        TestNotice first = TestNotice.of("first");
        Replica before = new Replica("routes: [{receivers: desk, group-wait: 0s}]");
        raise(first);
        before.work();

        // When
        Replica after = new Replica("routes: [{receivers: archive, group-wait: 0s}]");
        raise(
                TestNotice.of("corrected").takingBack(first, NoticeKind.CORRECTION),
                TestNotice.of("unknown").takingBack(TestNotice.of("never told"), NoticeKind.WITHDRAWAL),
                TestNotice.of("news").in("israel-hamas"));
        after.work();
        after.workAfter(Duration.ofMinutes(5));

        // Then
        assertThat(desk()).containsExactly("NOTICE first", "NOTICE corrected");
        assertThat(archive()).containsExactly("NOTICE news");
        assertThat(type.receiver("desk").received().get(1).first().thread())
                .as("the message that it belongs to")
                .isEqualTo("message-1");
    }

    @Test
    void nightIsQuietButForAFlashAndEndsWithOneMessage() {
        // Given
        Replica replica = new Replica("""
                routes:
                  - receivers: desk
                    quiet-hours: {from: "23:00", to: "06:00", zone: UTC}
                """);

        // When, Then
        clock.setTo("2025-06-02T22:59:45Z");
        raise(TestNotice.of("late"));
        replica.work();
        replica.workAfter(Duration.ofSeconds(30));
        raise(TestNotice.of("flash").flash());
        replica.workAfter(Duration.ofHours(2));
        raise(TestNotice.of("other").in("israel-hamas"));
        replica.work();
        replica.workAfter(Duration.ofHours(2));
        assertThat(desk()).containsExactly("NOTICE flash");
        clock.setTo("2025-06-03T06:00:00Z");
        replica.work();
        assertThat(desk()).containsExactly("NOTICE flash", "WAKE_UP late other");
    }

    @Test
    void digestGathersUntilItsTime() {
        // Given
        Replica replica = new Replica("routes: [{receivers: desk, digest: {at: [\"06:00\", \"18:00\"], zone: UTC}}]");

        // When
        raise(TestNotice.of("a").flash(), TestNotice.of("b").in("israel-hamas"));
        replica.work();
        replica.workAfter(Duration.ofHours(5));
        assertThat(desk()).isEmpty();
        replica.workAfter(Duration.ofHours(1));
        raise(TestNotice.of("c"));
        replica.workAfter(Duration.ofHours(1));
        replica.workAfter(Duration.ofHours(11));

        // Then
        assertThat(desk()).containsExactly("DIGEST a b", "DIGEST c");
    }

    @Test
    void whatAReplicaLeavesUndoneIsDoneByAnotherOnceItsLeaseIsOver() {
        // Given
        Replica first = new Replica("routes: [{receivers: desk, group-wait: 0s}]");
        raise(TestNotice.of("a"));
        first.ledger.follow(10, first.plan::of);
        Turn abandoned = first.ledger
                .claim("desk", clock.instant(), DeliveryPipeline.LEASE)
                .orElseThrow();

        // When
        Replica second = new Replica("routes: [{receivers: desk, group-wait: 0s}]");
        second.work();
        assertThat(desk()).isEmpty();
        second.workAfter(Duration.ofMinutes(3));

        // Then
        assertThat(desk()).containsExactly("NOTICE a");
        first.pipeline.run(abandoned, type.receiver("desk"));
        assertThat(desk()).as("who wakes up late sends nothing").hasSize(1);
    }

    @Test
    void replicasAtWorkAtTheSameTimeDeliverEachNoticeOnce() {
        // Given
        int count = 300;
        List<DeliveryDesk> desks = new ArrayList<>();
        Clock real = Clock.systemUTC();
        for (int i = 0; i < 3; i++) {
            Routes routes = TestRoutes.of(TWO_RECEIVERS + "routes: [{receivers: [desk, archive], group-wait: 0s}]");
            desks.add(new DeliveryDesk(
                    new JdbiDeliveryLedger(jdbi, real),
                    new DeliveryPlan(routes, real),
                    Receivers.open(routes, List.of(type)),
                    DeliveryPipeline.of(
                            routes, silences, acknowledgements, new DeliveryLog(new SimpleMeterRegistry()), real),
                    real));
        }

        // When
        desks.forEach(DeliveryDesk::start);
        List<String> ids = IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
        ids.forEach(id -> raise(TestNotice.of(id).flash().in("dossier-" + id.length())));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(states()).hasSize(2 * count).allMatch(s -> s.contains("DELIVERED")));
        desks.forEach(DeliveryDesk::close);

        // Then
        for (String name : List.of("desk", "archive")) {
            assertThat(type.receiver(name).received().stream()
                            .flatMap(message -> message.letters().stream())
                            .map(letter -> letter.notice().noticeId()))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void defectOfAMessageKeepsNoOtherWaiting() {
        // Given
        Replica replica = new Replica("routes: [{receivers: archive, group-wait: 0s}]");
        Receiver broken = new Receiver() {
            @Override
            public String type() {
                return "broken";
            }

            @Override
            public String address() {
                return "nowhere";
            }

            @Override
            public boolean takesSeveral() {
                return false;
            }

            @Override
            public Outcome deliver(Message message) {
                if (message.first().notice().noticeId().equals("a")) {
                    throw new IllegalStateException("cannot write this");
                }
                return new Delivered("taken", null);
            }
        };

        // When
        raise(TestNotice.of("a"), TestNotice.of("b"));
        replica.ledger.follow(10, replica.plan::of);
        replica.pipeline.run(
                replica.ledger
                        .claim("archive", clock.instant(), DeliveryPipeline.LEASE)
                        .orElseThrow(),
                broken);

        // Then
        assertThat(states()).containsExactly("archive a REFUSED 1", "archive b DELIVERED 1");
    }

    @Test
    void whatIsMutedGoesToNobodyUntilTheSilenceEnds() {
        // Given
        Replica replica = new Replica("routes: [{receivers: desk, group-wait: 0s, group-interval: 0s}]");
        TestNotice told = TestNotice.of("told");
        raise(told);
        replica.work();
        silences.add(new Silence(
                "s-1",
                new Match(
                        Set.of("ukraine-russia"),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of()),
                "Ada",
                "moved to the evening shift",
                clock.instant(),
                clock.instant().plus(Duration.ofHours(1))));

        // When
        raise(
                TestNotice.of("muted").flash(),
                TestNotice.of("other").in("israel-hamas"),
                TestNotice.of("correction").takingBack(told, NoticeKind.CORRECTION));
        replica.workAfter(Duration.ofMinutes(59));
        raise(TestNotice.of("later"));
        replica.workAfter(Duration.ofMinutes(1));

        // Then
        assertThat(desk())
                .containsExactlyInAnyOrder("NOTICE told", "NOTICE correction", "NOTICE other", "NOTICE later");
        assertThat(states()).contains("desk muted SILENCED 0");
    }

    @Test
    void flashThatNobodyAcknowledgesIsEscalated() {
        // Given
        Replica replica = new Replica("""
                routes:
                  - {receivers: desk, group-interval: 0s, escalation: {after: 10m, receivers: archive}}
                """);
        TestNotice known = TestNotice.of("known").flash();
        TestNotice unknown = TestNotice.of("unknown").flash();

        // When
        raise(known, unknown, TestNotice.of("urgent"));
        replica.work();
        replica.workAfter(Duration.ofMinutes(9));
        acknowledgements.acknowledge("story-of-known", "Ada", clock.instant());
        assertThat(archive()).isEmpty();
        replica.workAfter(Duration.ofMinutes(1));

        // Then
        assertThat(archive()).containsExactly("ESCALATION unknown");
        assertThat(states()).contains("archive known ACKNOWLEDGED 0", "archive unknown DELIVERED 1");
    }

    @Test
    void newNoticeOfAStoryTakesItsAcknowledgementBack() {
        // Given
        Replica replica = new Replica("""
                routes:
                  - {receivers: desk, group-interval: 0s, escalation: {after: 10m, receivers: archive}}
                """);
        raise(TestNotice.of("first").flash().story("s"));
        replica.work();
        acknowledgements.acknowledge("s", "Ada", clock.instant());
        assertThat(acknowledgements.of("s").orElseThrow().acknowledged()).isTrue();
        assertThat(acknowledgements.open(clock.instant().minus(Duration.ofDays(365)), 10))
                .isEmpty();

        // When
        raise(TestNotice.of("second").flash().story("s"));
        replica.work();
        replica.workAfter(Duration.ofMinutes(10));

        // Then
        assertThat(acknowledgements.of("s").orElseThrow().acknowledged()).isFalse();
        assertThat(acknowledgements.open(clock.instant().minus(Duration.ofDays(365)), 10))
                .singleElement()
                .satisfies(story -> assertThat(story.by()).isEqualTo("Ada"));
        assertThat(archive()).containsExactly("ESCALATION second");
    }
}
