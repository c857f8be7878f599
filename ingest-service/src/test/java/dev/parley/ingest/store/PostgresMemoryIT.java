package dev.parley.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.TextSource;
import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.CanonicalUrl;
import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.poll.ArticleRevision;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.FeedStatus;
import dev.parley.ingest.poll.KnownArticle;
import dev.parley.ingest.poll.PollResult;
import dev.parley.ingest.poll.PollResult.Outcome;
import dev.parley.testkit.PostgresBackend;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresMemoryIT {

    private static final Instant NOW = Instant.parse("2025-06-02T10:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final URI WORLD = URI.create("https://gazette.example/world");
    private static final URI ASIA = URI.create("https://gazette.example/asia");
    private static final Outlet GAZETTE =
            new Outlet("gazette", "Gazette", "SG", "en", 1, List.of(new Feed(WORLD), new Feed(ASIA)));

    private final PGSimpleDataSource database = database();
    private final PostgresMemory memory = new PostgresMemory(Jdbi.create(database));

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
        memory.list(new OutletList("test", List.of(GAZETTE)), NOW);
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
                NOW);
        return new ArticleRevision(article, GAZETTE, number, WORLD.toString(), NOW, true);
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

    @Test
    void shouldComeBackToAFeedWithWhatItsLastPollLeft() {
        // Given
        DueFeed claimed = memory.claim(10, NOW, LEASE).get(0);
        PollResult result = new PollResult(
                Outcome.NEWS, "3 entries", new Validators("\"e\"", "lm"), "hash", NOW.minusSeconds(60), 3, 1, null);

        // When
        memory.finish(claimed, result, NOW, NOW.plusSeconds(60));

        // Then
        assertThat(memory.claim(10, NOW.plusSeconds(59), LEASE))
                .extracting(DueFeed::url)
                .doesNotContain(claimed.url());
        DueFeed again = memory.claim(10, NOW.plusSeconds(60), LEASE).stream()
                .filter(feed -> feed.url().equals(claimed.url()))
                .findFirst()
                .orElseThrow();
        assertThat(again)
                .isEqualTo(new DueFeed(claimed.url(), "gazette", new Validators("\"e\"", "lm"), "hash", true, 0));
    }

    @Test
    void shouldCountFailuresAndKeepWhatWasKnown() {
        // Given
        DueFeed feed = memory.claim(1, NOW, LEASE).get(0);

        // When
        memory.finish(feed, PollResult.failed("HTTP 503", null), NOW, NOW.plusSeconds(1));

        // Then
        FeedStatus status = memory.statuses().stream()
                .filter(each -> each.url().equals(feed.url().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(status.failures()).isEqualTo(1);
        assertThat(status.detail()).isEqualTo("HTTP 503");
        assertThat(status.baselineComplete()).isFalse();
        assertThat(status.lastSuccess()).isNull();
    }

    @Test
    void shouldRememberEntriesAndArticles() {
        // Given
        EntryKey entry = entry("talks", "Talks");

        // When
        memory.remember(WORLD, entry, revision("talks", 1, "one"), NOW);
        memory.remember(WORLD, entry("talks", "Talks!"), revision("talks", 2, "two"), NOW);
        memory.remember(ASIA, entry, null, NOW);

        // Then
        assertThat(memory.knownEntries(WORLD, Set.of(entry, entry("other", "Other"))))
                .containsOnly(
                        Map.entry(entry.identity(), entry("talks", "Talks!").content()));
        assertThat(memory.knownEntries(ASIA, Set.of(entry))).hasSize(1);
        ArticleRevision second = revision("talks", 2, "two");
        assertThat(memory.article(second.article().id()))
                .contains(new KnownArticle(2, second.article().textHash(), true, true, NOW, WORLD.toString()));
        assertThat(memory.article("unknown")).isEmpty();
    }

    @Test
    void shouldNotForgetAFeedThatIsTakenOffTheListAndPutBack() {
        // Given
        DueFeed feed = memory.claim(1, NOW, LEASE).get(0);
        memory.finish(feed, PollResult.of(Outcome.UNCHANGED, ""), NOW, NOW.plusSeconds(60));

        // When
        memory.list(new OutletList("test", List.of()), NOW);
        List<FeedStatus> without = memory.statuses();
        memory.list(new OutletList("test", List.of(GAZETTE)), NOW.plusSeconds(5));

        // Then
        assertThat(without).isEmpty();
        assertThat(memory.statuses())
                .filteredOn(status -> status.url().equals(feed.url().toString()))
                .extracting(FeedStatus::baselineComplete)
                .containsExactly(true);
    }
}
