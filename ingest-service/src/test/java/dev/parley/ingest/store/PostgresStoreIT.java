package dev.parley.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Access;
import dev.parley.contract.event.TextSource;
import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.CanonicalUrl;
import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.Terms;
import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.poll.Contents;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.FeedAddress;
import dev.parley.ingest.poll.FeedEvent;
import dev.parley.ingest.poll.FeedStatus;
import dev.parley.ingest.poll.FeedStatus.State;
import dev.parley.ingest.poll.FinishedPoll;
import dev.parley.ingest.poll.Pace;
import dev.parley.ingest.poll.PollResult;
import dev.parley.ingest.poll.PollResult.Outcome;
import dev.parley.ingest.poll.PollRhythm;
import dev.parley.ingest.poll.Rate;
import dev.parley.ingest.revision.ArticleMemory.Namesake;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.FlaggedArticle;
import dev.parley.ingest.revision.KnownArticle;
import dev.parley.ingest.revision.KnownArticle.Wording;
import dev.parley.testkit.PostgresBackend;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresStoreIT {

    private static final Instant NOW = Instant.parse("2025-06-02T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration CEILING = Duration.ofMinutes(30);
    private static final URI WORLD = URI.create("https://gazette.example/world");
    private static final URI ASIA = URI.create("https://gazette.example/asia");
    private static final Outlet GAZETTE = new Outlet(
            "gazette", "Gazette", "SG", "en", 1, List.of(new Feed(WORLD, null), new Feed(ASIA, Duration.ofMinutes(5))));

    private final PGSimpleDataSource database = database();
    private final PostgresFeeds memory = new PostgresFeeds(Jdbi.create(database));
    private final PostgresArticles articles = new PostgresArticles(Jdbi.create(database));
    private final PollRhythm rhythm = new PollRhythm(Duration.ofMinutes(1), CEILING, new Random(1));

    private static PGSimpleDataSource database() {
        PostgresBackend backend = PostgresBackend.shared();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(backend.jdbcUrl());
        source.setUser(backend.username());
        source.setPassword(backend.password());
        return source;
    }

    @BeforeEach
    void startEmpty() {
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .schemas("ingest")
                .createSchemas(true)
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        memory.list(new OutletList("test", List.of(GAZETTE)), CEILING, NOW);
    }

    private static EntryKey entry(String id, String title) {
        return EntryKey.of(new FeedEntry(id, "https://gazette.example/" + id, title, null, null, null, null, null));
    }

    private static ArticleRevision revision(String name, int number, String text) {
        String url = "https://gazette.example/" + name;
        Article article = new Article(
                url,
                CanonicalUrl.of(url).orElseThrow(),
                name,
                text,
                TextSource.PAGE_BODY,
                "en",
                null,
                null,
                NOW,
                null,
                NOW,
                Access.FREE,
                true);
        return new ArticleRevision(article, GAZETTE, number, WORLD.toString(), NOW, true, null, null);
    }

    @Test
    void shouldGiveAFeedToOneInstanceOnlyUntilItsLeaseRunsOut() {
        // When
        List<DueFeed> first = memory.claim(1, NOW, LEASE);
        List<DueFeed> second = memory.claim(10, NOW, LEASE);
        List<DueFeed> third = memory.claim(10, NOW.plusSeconds(9), LEASE);

        // Then
        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(third).isEmpty();
        assertThat(memory.claim(10, NOW.plusSeconds(10), LEASE)).hasSize(2);
    }

    @Test
    void shouldPollAgainAtOnceWhenThatIsAskedForDuringAPoll() {
        // Given
        DueFeed feed = claimed(WORLD);
        memory.pollNow(status(WORLD).id(), NOW.plusSeconds(1));

        // When
        memory.finish(feed, rhythm.finish(feed, PollResult.unchanged("", Terms.NONE), NOW, NOW.plusSeconds(2)));

        // Then
        assertThat(memory.claim(10, NOW.plusSeconds(2), LEASE))
                .extracting(DueFeed::url)
                .contains(WORLD);
    }

    @Test
    void shouldNotPollAgainBecauseThatWasAskedForJustBeforeAPoll() {
        // Given
        memory.pollNow(status(WORLD).id(), NOW);
        DueFeed feed = claimed(WORLD);

        // When
        memory.finish(feed, rhythm.finish(feed, PollResult.unchanged("", Terms.NONE), NOW, NOW.plusSeconds(2)));

        // Then
        assertThat(memory.claim(10, NOW.plusSeconds(2), LEASE))
                .extracting(DueFeed::url)
                .doesNotContain(WORLD);
    }

    @Test
    void shouldGiveAClaimBackForLater() {
        // Given
        memory.claim(10, NOW, LEASE);

        // When
        memory.postpone(Map.of(WORLD, NOW.plusSeconds(3)));

        // Then
        assertThat(memory.claim(10, NOW.plusSeconds(2), LEASE)).isEmpty();
        assertThat(memory.claim(10, NOW.plusSeconds(3), LEASE))
                .extracting(DueFeed::url)
                .containsExactly(WORLD);
    }

    @Test
    void shouldKeepAClaimThatIsProlonged() {
        // Given
        memory.claim(10, NOW, LEASE);

        // When
        memory.prolong(List.of(WORLD), NOW.plusSeconds(8), LEASE);

        // Then
        assertThat(memory.claim(10, NOW.plusSeconds(12), LEASE))
                .extracting(DueFeed::url)
                .containsExactly(ASIA);
    }

    private static FinishedPoll finished(PollResult result, Instant next, Pace pace, FeedAddress address) {
        return new FinishedPoll(result, NOW, NOW.plusMillis(120), next, pace, address, true);
    }

    private FeedStatus status(URI url) {
        return memory.statuses().stream()
                .filter(each -> each.url().equals(url.toString()))
                .findFirst()
                .orElseThrow();
    }

    private DueFeed claimed(URI url) {
        return memory.claim(10, NOW, LEASE).stream()
                .filter(feed -> feed.url().equals(url))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldComeBackToAFeedWithWhatItsLastPollLeft() {
        // Given
        DueFeed claimed = claimed(WORLD);
        assertThat(claimed)
                .isEqualTo(new DueFeed(
                        WORLD,
                        FeedAddress.listed(WORLD),
                        "gazette",
                        Validators.NONE,
                        null,
                        false,
                        0,
                        Pace.unknown(null)));
        Terms terms = new Terms(new Validators("\"e\"", "lm"), Duration.ofMinutes(1), null);
        Rate rate = new Rate(NOW.minusSeconds(600), 5);
        Contents contents = new Contents(3, 2, NOW.minusSeconds(60), rate, Duration.ofMinutes(2));
        Pace pace = new Pace(null, Duration.ofSeconds(75), rate, Duration.ofMinutes(2), 0.25, 3, NOW);
        FeedAddress address = new FeedAddress(WORLD.resolve("/moved"), ASIA, 2);

        // When
        memory.finish(
                claimed,
                finished(PollResult.workedOff(terms, contents, "hash", 1), NOW.plusSeconds(60), pace, address));

        // Then
        assertThat(memory.claim(10, NOW.plusSeconds(59), LEASE))
                .extracting(DueFeed::url)
                .doesNotContain(WORLD);
        assertThat(memory.claim(10, NOW.plusSeconds(60), LEASE))
                .contains(new DueFeed(WORLD, address, "gazette", new Validators("\"e\"", "lm"), "hash", true, 1, pace));
    }

    @Test
    void shouldTellHowAFeedIsDoingAndWhatItsLastPollsCameTo() {
        // Given
        DueFeed feed = claimed(WORLD);
        Failed busy = new Failed(Failure.BUSY, "HTTP 503", null);

        // When
        memory.finish(feed, rhythm.finish(feed, PollResult.failed(busy), NOW, NOW));

        // Then
        FeedStatus status = status(WORLD);
        assertThat(status.state()).isEqualTo(State.FAILING);
        assertThat(status.reason()).startsWith("the last poll failed: HTTP 503; asked again at 2025-06-02T10:01");
        assertThat(status.baselineComplete()).isFalse();
        assertThat(status.lastSuccess()).isNull();
        assertThat(status.pace().errors()).isEqualTo(0.5);
        assertThat(memory.history(status.id()))
                .containsExactly(new FeedEvent(NOW, Outcome.FAILED, "HTTP 503", null, null, 0, false, 0));
        assertThat(memory.status(status.id())).contains(status);
        assertThat(memory.status(-1)).isEmpty();
        assertThat(status(ASIA).state()).isEqualTo(State.NEW);
        assertThat(status(ASIA).pace().pinned()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void shouldKeepTheLastThirtyPollsOfAFeed() {
        // Given
        DueFeed feed = claimed(WORLD);

        // When
        for (int i = 1; i <= 70; i++) {
            PollResult result = PollResult.unchanged("poll " + i, Terms.NONE);
            memory.finish(
                    feed,
                    new FinishedPoll(
                            result, NOW.plusSeconds(i), NOW.plusSeconds(i), NOW, feed.pace(), feed.address(), i == 41));
        }

        // Then
        List<FeedEvent> history = memory.history(status(WORLD).id());
        assertThat(history).hasSize(30);
        assertThat(history.get(0).detail()).isEqualTo("poll 70");
        assertThat(history.get(29).detail()).isEqualTo("poll 41");
        assertThat(history.get(29).gapSuspected()).isTrue();
        assertThat(status(WORLD).gaps()).isEqualTo(1);
        assertThat(status(WORLD).lastGap()).isEqualTo(NOW.plusSeconds(41));
    }

    @Test
    void shouldRememberEntriesAndArticles() {
        // Given
        EntryKey entry = entry("talks", "Talks");

        // When
        memory.remember(WORLD, entry, "a1", NOW);
        memory.remember(WORLD, entry("talks", "Talks!"), null, NOW);
        memory.remember(ASIA, entry, null, NOW);
        articles.remember(revision("talks", 1, "one"), NOW);
        articles.remember(revision("talks", 2, "two"), NOW);

        // Then
        assertThat(memory.knownEntries(WORLD, Set.of(entry, entry("other", "Other"))))
                .containsOnly(
                        Map.entry(entry.identity(), entry("talks", "Talks!").content()));
        assertThat(memory.knownEntries(ASIA, Set.of(entry))).hasSize(1);
        ArticleRevision second = revision("talks", 2, "two");
        assertThat(articles.article(second.article().id()))
                .contains(new KnownArticle(
                        2,
                        second.article().textHash(),
                        new Wording("talks", "two"),
                        true,
                        true,
                        NOW,
                        WORLD.toString(),
                        false,
                        true));
        assertThat(articles.article("unknown")).isEmpty();
    }

    @Test
    void shouldNotForgetAFeedThatIsTakenOffTheListAndPutBack() {
        // Given
        DueFeed feed = claimed(WORLD);
        memory.finish(feed, rhythm.finish(feed, PollResult.unchanged("", Terms.NONE), NOW, NOW));

        // When
        memory.list(new OutletList("test", List.of()), CEILING, NOW);
        List<FeedStatus> without = memory.statuses();
        memory.list(new OutletList("test", List.of(GAZETTE)), CEILING, NOW.plusSeconds(5));

        // Then
        assertThat(without).isEmpty();
        assertThat(status(WORLD).baselineComplete()).isTrue();
        assertThat(status(WORLD).nextPoll()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void shouldNotPollEverythingAnewAfterARestart() {
        // Given a feed that is well, and one that asked to be left alone
        DueFeed world = claimed(WORLD);
        memory.finish(
                world,
                finished(PollResult.unchanged("", Terms.NONE), NOW.plusSeconds(7200), world.pace(), world.address()));
        memory.claim(10, NOW.plus(LEASE), LEASE);
        DueFeed asia = new DueFeed(
                ASIA, FeedAddress.listed(ASIA), "gazette", Validators.NONE, null, false, 0, Pace.unknown(null));
        Failed busy = new Failed(Failure.BUSY, "HTTP 429", Duration.ofHours(6));
        memory.finish(asia, rhythm.finish(asia, PollResult.failed(busy), NOW, NOW));

        // When
        memory.list(new OutletList("test", List.of(GAZETTE)), CEILING, NOW);

        // Then
        assertThat(status(WORLD).nextPoll()).isEqualTo(NOW.plus(CEILING));
        assertThat(status(ASIA).nextPoll()).isEqualTo(NOW.plus(Duration.ofHours(6)));
    }

    @Test
    void shouldRememberThatOnlySlipsOfThePenWereCorrected() {
        // Given
        articles.remember(revision("talks", 1, "They aggreed."), NOW);

        // When
        ArticleRevision corrected = revision("talks", 2, "They agreed.");
        articles.rememberTypos(corrected.article(), NOW);

        // Then
        KnownArticle known = articles.article(corrected.article().id()).orElseThrow();
        assertThat(known.revision()).isEqualTo(1);
        assertThat(known.textHash()).isEqualTo(corrected.article().textHash());
        assertThat(known.wording()).isEqualTo(new Wording("talks", "They agreed."));
    }

    @Test
    void shouldForgetWhatOldArticlesSaidButNotThatTheyWereThere() {
        // Given
        ArticleRevision old = revision("old", 1, "one");
        ArticleRevision recent = revision("recent", 1, "two");
        articles.remember(old, NOW.minusSeconds(60));
        articles.remember(recent, NOW);

        // When
        int forgotten = articles.forgetWordings(NOW.minusSeconds(30));

        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(articles.article(old.article().id())).get().satisfies(known -> assertThat(known.wording())
                .isNull());
        assertThat(articles.article(recent.article().id())).get().satisfies(known -> assertThat(known.wording())
                .isNotNull());
    }

    @Test
    void shouldGiveAFlaggedArticleToOneInstanceAtATimeUntilItIsLeft() {
        // Given
        PostgresFlagged flagged = new PostgresFlagged(Jdbi.create(database));
        ArticleRevision talks = revision("talks", 1, "one");
        String id = talks.article().id();
        articles.remember(talks, NOW);

        // When it is flagged, twice, and so is one that nobody knows
        flagged.flag(id, NOW, NOW.plusSeconds(120));
        flagged.flag(id, NOW.plusSeconds(5), NOW.plusSeconds(5));
        flagged.flag("unknown", NOW, NOW);

        // Then
        assertThat(flagged.claim(10, NOW.plusSeconds(119), LEASE)).isEmpty();
        FlaggedArticle expected = new FlaggedArticle(
                id, talks.article().url(), talks.article().url(), "gazette", WORLD.toString(), NOW, 0);
        assertThat(flagged.claim(10, NOW.plusSeconds(120), LEASE)).containsExactly(expected);
        assertThat(flagged.claim(10, NOW.plusSeconds(121), LEASE)).isEmpty();
        assertThat(flagged.claim(10, NOW.plusSeconds(130), LEASE)).containsExactly(expected);

        // When
        flagged.plan(expected, NOW.plusSeconds(300), 1);

        // Then
        assertThat(flagged.claim(10, NOW.plusSeconds(299), LEASE)).isEmpty();
        List<FlaggedArticle> again = flagged.claim(10, NOW.plusSeconds(300), LEASE);
        assertThat(again).extracting(FlaggedArticle::missed).containsExactly(1);
        flagged.leave(expected);
        assertThat(flagged.claim(10, NOW.plusSeconds(9999), LEASE)).isEmpty();
    }

    @Test
    void shouldPollAnAddedFeedBesideThoseOfTheList() {
        // Given
        URI url = URI.create("https://herald.example/feed");
        Outlet herald = new Outlet("herald", "Herald", null, "en", 2, List.of());

        // When
        long id = memory.add(herald, new Feed(url, null), NOW);
        long again = memory.add(herald, new Feed(url, null), NOW);
        memory.list(new OutletList("test", List.of(GAZETTE)), CEILING, NOW);

        // Then
        assertThat(again).isEqualTo(id);
        assertThat(memory.outlet("herald")).contains(herald);
        assertThat(memory.outlet("unknown")).isEmpty();
        assertThat(memory.claim(10, NOW, LEASE)).extracting(DueFeed::url).contains(url);
        assertThat(memory.addedOutlets())
                .containsExactly(new Outlet("herald", "Herald", null, "en", 2, List.of(new Feed(url, null))));
    }

    @Test
    void shouldNotPollAPausedFeedUntilItIsResumed() {
        // Given
        long id = status(WORLD).id();

        // When
        boolean paused = memory.pause(id);
        List<DueFeed> whilePaused = memory.claim(10, NOW, LEASE);
        State state = status(WORLD).state();
        memory.resume(id, NOW);

        // Then
        assertThat(paused).isTrue();
        assertThat(whilePaused).extracting(DueFeed::url).containsExactly(ASIA);
        assertThat(state).isEqualTo(State.PAUSED);
        assertThat(memory.claim(10, NOW, LEASE)).extracting(DueFeed::url).containsExactly(WORLD);
        assertThat(memory.pause(-1)).isFalse();
    }

    @Test
    void shouldPollAllFeedsThatAreWellOnDemandButNotTwiceInHalfAnHour() {
        // Given one that is well and one that fails
        DueFeed world = claimed(WORLD);
        memory.finish(
                world,
                finished(PollResult.unchanged("", Terms.NONE), NOW.plusSeconds(900), world.pace(), world.address()));
        DueFeed asia = new DueFeed(
                ASIA, FeedAddress.listed(ASIA), "gazette", Validators.NONE, null, false, 0, Pace.unknown(null));
        Failed busy = new Failed(Failure.BUSY, "HTTP 429", Duration.ofHours(6));
        memory.finish(asia, rhythm.finish(asia, PollResult.failed(busy), NOW, NOW));
        Duration coolDown = Duration.ofMinutes(30);

        // When, then
        assertThat(memory.pollAllNow(NOW, coolDown)).isEmpty();
        assertThat(status(WORLD).nextPoll()).isEqualTo(NOW);
        assertThat(status(ASIA).nextPoll()).isEqualTo(NOW.plus(Duration.ofHours(6)));
        assertThat(memory.pollAllNow(NOW.plusSeconds(1799), coolDown)).contains(NOW.plusSeconds(1800));
        assertThat(memory.pollAllNow(NOW.plusSeconds(1800), coolDown)).isEmpty();
    }

    @Test
    void shouldForgetOldArticlesWithTheirEntriesButNoneWithoutADate() {
        // Given
        ArticleRevision old = revision("old", 1, "one");
        memory.remember(WORLD, entry("old", "Old"), old.article().id(), NOW);
        memory.remember(WORLD, entry("other", "Other"), null, NOW);
        articles.remember(old, NOW);

        // When, then
        assertThat(articles.forget(NOW, 10)).isZero();
        assertThat(articles.forget(NOW.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(articles.article(old.article().id())).isEmpty();
        assertThat(memory.knownEntries(WORLD, Set.of(entry("old", ""), entry("other", ""))))
                .containsOnlyKeys(entry("other", "").identity());
    }

    @Test
    void shouldFindArticlesOfTheOutletWithTheSameTitleOrDate() {
        // Given
        articles.remember(revision("talks", 1, "one"), NOW);
        Article sameTitle = revision("talks", 1, "two").article();

        // When, then
        assertThat(articles.namesakes(sameTitle, "gazette", NOW))
                .containsExactly(new Namesake(sameTitle.canonicalUrl(), "talks", "one"));
        assertThat(articles.namesakes(revision("other", 1, "two").article(), "gazette", NOW))
                .as("the same date")
                .hasSize(1);
        assertThat(articles.namesakes(sameTitle, "herald", NOW)).isEmpty();
        assertThat(articles.namesakes(sameTitle, "gazette", NOW.plusSeconds(1))).isEmpty();
    }
}
