package dev.parley.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.SettableClock;
import dev.parley.ingest.WebServer;
import dev.parley.ingest.feed.HubLink;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Politeness;
import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.FeedAddress;
import dev.parley.ingest.poll.Pace;
import dev.parley.ingest.push.Subscriptions.Receipt;
import dev.parley.ingest.store.PostgresFeeds;
import dev.parley.ingest.store.PostgresSubscriptions;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import dev.parley.testkit.PostgresBackend;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SubscriptionsIT {

    private static final Instant NOW = Instant.parse("2026-06-02T10:00:00Z");
    private static final URI FEED = URI.create("https://gazette.example/world");
    private static final URI TOPIC = URI.create("https://gazette.example/topic");

    private final SettableClock clock = new SettableClock(NOW);
    private final WebServer hub = new WebServer();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private final Jdbi database = database();
    private final PostgresFeeds feeds = new PostgresFeeds(database);
    private final PostgresSubscriptions memory = new PostgresSubscriptions(database);
    private final HttpFetcher web = new HttpFetcher(
            new AddressGuard(List.of(IpRange.of("127.0.0.0/8")), "the setting"),
            "Parley/test",
            Politeness.DEFAULT,
            clock);
    private final Subscriptions subscriptions =
            new Subscriptions(memory, web, URI.create("https://parley.gazette.example/push/"), clock, new Random(1));

    private static Jdbi database() {
        PostgresBackend backend = PostgresBackend.shared();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(backend.jdbcUrl());
        source.setUser(backend.username());
        source.setPassword(backend.password());
        return Jdbi.create(source);
    }

    @BeforeEach
    void startEmpty() {
        PostgresBackend backend = PostgresBackend.shared();
        Flyway flyway = Flyway.configure()
                .dataSource(backend.jdbcUrl(), backend.username(), backend.password())
                .schemas("ingest")
                .createSchemas(true)
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        Outlet gazette = new Outlet("gazette", "Gazette", "SG", "en", 1, List.of(new Feed(FEED, null)));
        feeds.list(new OutletList("test", List.of(gazette)), Duration.ofMinutes(30), NOW);
        hub.answer("/hub", exchange -> {
            forms.add(URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
        });
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
        hub.close();
    }

    /** The feed, as a poll has it that comes a minute after the one before. */
    private DueFeed feed() {
        Pace pace = new Pace(
                null, Duration.ofMinutes(1), null, null, 0, 20, clock.instant().minusSeconds(60));
        return new DueFeed(FEED, FeedAddress.listed(FEED), "gazette", Validators.NONE, null, true, 5, pace);
    }

    private Subscription asked() {
        subscriptions.named(feed(), new HubLink(hub.url("/hub"), TOPIC));
        List<Subscription> due = subscriptions.claim(10);
        assertThat(due).hasSize(1);
        assertThat(subscriptions.request(due.get(0))).isEmpty();
        return due.get(0);
    }

    private boolean confirm(Subscription subscription, @Nullable Duration lease) {
        return subscriptions
                .confirm(subscription.token(), "subscribe", TOPIC.toString(), "challenge", lease)
                .equals(Optional.of("challenge"));
    }

    private boolean isDueAfter(Duration time) {
        clock.advance(time);
        return !subscriptions.claim(10).isEmpty();
    }

    private static List<String> entries(int count) {
        return IntStream.range(0, count).mapToObj(i -> "entry-" + i).toList();
    }

    @Test
    void shouldAskTheHubForTwoWeeksWithAnAddressAndASecretThatNobodyCanGuess() {
        // When
        Subscription subscription = asked();

        // Then
        assertThat(forms).singleElement().satisfies(form -> assertThat(List.of(form.split("&")))
                .containsExactlyInAnyOrder(
                        "hub.mode=subscribe",
                        "hub.topic=" + TOPIC,
                        "hub.callback=https://parley.gazette.example/push/" + subscription.token(),
                        "hub.lease_seconds=1209600",
                        "hub.secret=" + subscription.secret()));
        assertThat(subscription.token()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(subscription.secret());
    }

    @Test
    void shouldAskAgainLaterAndLaterUntilTheHubConfirms() {
        Subscription subscription = asked();

        assertThat(isDueAfter(Duration.ofMinutes(7))).isFalse();
        clock.advance(Duration.ofMinutes(6));
        List<Subscription> again = subscriptions.claim(10);
        assertThat(again).extracting(Subscription::failures).containsExactly(1);
        subscriptions.request(again.get(0));
        assertThat(isDueAfter(Duration.ofMinutes(15))).isFalse();

        assertThat(confirm(subscription, Duration.ofDays(10))).isTrue();
        assertThat(isDueAfter(Duration.ofDays(5))).isFalse();
    }

    @Test
    void shouldRenewALeaseLongBeforeItEndsAndBelieveNoLongerOneThanTwoWeeks() {
        // Given
        assertThat(confirm(asked(), Duration.ofDays(365))).isTrue();

        // When, then
        assertThat(isDueAfter(Duration.ofDays(8))).isFalse();
        clock.advance(Duration.ofDays(2));
        List<Subscription> renewed = subscriptions.claim(10);
        assertThat(renewed).extracting(Subscription::state).containsExactly(Subscription.State.ACTIVE);

        // And when the hub asks back before the request is answered, it is renewed but once
        hub.answer("/hub", exchange -> {
            confirm(renewed.get(0), Duration.ofDays(10));
            exchange.sendResponseHeaders(202, -1);
        });
        subscriptions.request(renewed.get(0));
        assertThat(isDueAfter(Duration.ofDays(5))).isFalse();
    }

    @Test
    void shouldNotBeKeptBusyByAHubWithLeasesOfASecond() {
        assertThat(confirm(asked(), Duration.ofSeconds(1))).isTrue();

        assertThat(isDueAfter(Duration.ofMinutes(59))).isFalse();
        assertThat(isDueAfter(Duration.ofMinutes(2))).isTrue();
    }

    @Test
    void shouldConfirmOnlyWhatItMeant() {
        String token = asked().token();

        assertThat(subscriptions.confirm("another", "subscribe", TOPIC.toString(), "c", null))
                .isEmpty();
        assertThat(subscriptions.confirm(token, "subscribe", "https://other.example/feed", "c", null))
                .isEmpty();
        assertThat(subscriptions.confirm(token, "unsubscribe", TOPIC.toString(), "c", null))
                .isEmpty();
        assertThat(subscriptions.confirm(token, "subscribe", TOPIC.toString(), null, null))
                .isEmpty();
        assertThat(subscriptions.confirm(token, "subscribe", TOPIC.toString(), "c".repeat(5_000), null))
                .isEmpty();
        assertThat(memory.hubs()).extracting(HubStatus::active).containsExactly(0);
    }

    @Test
    void shouldLeaveAHubAloneForAWeekThatRefuses() {
        Subscription subscription = asked();

        subscriptions.confirm(subscription.token(), "denied", TOPIC.toString(), null, null);

        assertThat(confirm(subscription, null)).isFalse();
        assertThat(isDueAfter(Duration.ofDays(6))).isFalse();
        assertThat(isDueAfter(Duration.ofDays(2))).isTrue();
    }

    @Test
    void shouldNotSubscribeWhereEverybodyCouldReadTheSecretNorGoToForbiddenAddresses() throws IOException {
        // Given
        try (HttpFetcher guarded =
                new HttpFetcher(new AddressGuard(List.of(), "the setting"), "Parley/test", Politeness.DEFAULT, clock)) {
            Subscriptions outside = new Subscriptions(
                    memory, guarded, URI.create("https://parley.gazette.example/push/"), clock, new Random(1));

            // When, then
            outside.named(feed(), new HubLink(hub.url("/hub"), TOPIC));
            assertThat(outside.claim(10)).isEmpty();

            outside.named(
                    feed(),
                    new HubLink(URI.create("https://127.0.0.1:" + hub.url("/").getPort() + "/hub"), TOPIC));
            assertThat(outside.request(outside.claim(10).get(0)))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("not on the public internet"));
            assertThat(hub.requests()).isEmpty();
        }
    }

    @Test
    void shouldUseAHubNoMoreForAWeekThatDoesNotPushWhatPollsFind() {
        // Given
        Subscription subscription = asked();
        confirm(subscription, null);
        clock.advance(Duration.ofMinutes(5));

        // When
        subscriptions.pushed(feed(), List.of("first", "second"), 2);
        subscriptions.polled(feed(), entries(6));
        List<HubStatus> tooSoon = subscriptions.judge();
        clock.advance(Duration.ofMinutes(16));
        List<HubStatus> demoted = subscriptions.judge();

        // Then
        assertThat(tooSoon).isEmpty();
        assertThat(demoted).singleElement().satisfies(status -> {
            assertThat(status.pushed()).isEqualTo(2);
            assertThat(status.polled()).isEqualTo(6);
            assertThat(status.missed()).isEqualTo(6);
        });
        assertThat(subscriptions
                        .receive(subscription.token(), List.of(), new byte[0])
                        .receipt())
                .isEqualTo(Receipt.ENDED);
        assertThat(isDueAfter(Duration.ofDays(6))).isFalse();
        assertThat(isDueAfter(Duration.ofDays(1))).isTrue();
        assertThat(subscriptions.judge()).isEmpty();
    }

    @Test
    void shouldBearWithAHubThatIsLaterThanThePollsOrHasJustBegun() {
        // Given entries of the time before it began
        Subscription subscription = asked();
        confirm(subscription, null);
        subscriptions.polled(feed(), List.of("a", "b", "c", "d", "e", "f", "g"));

        // When
        clock.advance(Duration.ofMinutes(5));
        subscriptions.polled(feed(), entries(8));
        clock.advance(Duration.ofMinutes(10));
        subscriptions.pushed(feed(), entries(8), 0);
        clock.advance(Duration.ofMinutes(10));

        // Then
        assertThat(subscriptions.judge()).isEmpty();
        assertThat(memory.hubs()).singleElement().satisfies(status -> {
            assertThat(status.active()).isEqualTo(1);
            assertThat(status.polled()).isEqualTo(8);
            assertThat(status.missed()).isZero();
            assertThat(status.demotedUntil()).isNull();
        });
        assertThat(memory.hubsByFeed().values()).singleElement().satisfies(hub -> {
            assertThat(hub.active()).isTrue();
            assertThat(hub.polled()).isEqualTo(8);
        });
    }
}
