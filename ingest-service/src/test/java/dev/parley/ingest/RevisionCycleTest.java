package dev.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.TextChange;
import dev.parley.contract.event.Withdrawal;
import dev.parley.ingest.article.ArticleExtractor;
import dev.parley.ingest.article.ArticleReader;
import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Politeness;
import dev.parley.ingest.fetch.Robots;
import dev.parley.ingest.markup.TimeLimit;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.FlaggedArticle;
import dev.parley.ingest.revision.FlaggedMemory;
import dev.parley.ingest.revision.Revisions;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevisionCycleTest {

    private static final Instant FLAGGED = Instant.parse("2025-06-02T10:00:00Z");
    private static final String STORY =
            "The two sides met in the old customs house on Monday and spoke for three hours behind closed doors.";

    private final SettableClock clock = new SettableClock(FLAGGED);
    private final WebServer server = new WebServer();
    private final HttpFetcher web = new HttpFetcher(
            new AddressGuard(List.of(IpRange.of("127.0.0.0/8")), "the setting"),
            "Parley/test",
            Politeness.DEFAULT,
            clock);
    private final ArticleReader reader = new ArticleReader(
            web, new Robots(web, clock), new ArticleExtractor(new TimeLimit(TimeLimit.DEFAULT)), clock);
    private final List<ArticleRevision> published = new ArrayList<>();
    private final InMemoryArticles articles = new InMemoryArticles();
    private final Revisions revisions = new Revisions(articles, published::add, clock);
    private final OneFlagged memory = new OneFlagged();
    private final Outlet gazette =
            new Outlet("gazette", "Gazette", "SG", "en", 1, List.of(new Feed(server.url("/feed"), null)));
    private final RevisionCycle cycle =
            new RevisionCycle(new OutletList("test", List.of(gazette)), reader, memory, revisions, clock);

    /** Remembers the one article of these tests. */
    private static final class OneFlagged implements FlaggedMemory {
        private @Nullable FlaggedArticle article;
        private @Nullable Instant next;

        @Override
        public List<FlaggedArticle> claim(int limit, Instant now, Duration lease) {
            return article == null ? List.of() : List.of(article);
        }

        @Override
        public void plan(FlaggedArticle planned, Instant at, int missed) {
            article = new FlaggedArticle(
                    planned.articleId(),
                    planned.url(),
                    planned.canonicalUrl(),
                    planned.outletId(),
                    planned.feedUrl(),
                    planned.flagged(),
                    missed);
            next = at;
        }

        @Override
        public void leave(FlaggedArticle left) {
            article = null;
            next = null;
        }
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
        server.close();
    }

    @BeforeEach
    void publishAndFlag() {
        serve("They agreed to a truce of 30 days.");
        String url = server.url("/talks").toString();
        reader.read(new FeedEntry("1", url, "Talks", null, null, null, null, null), "en")
                .articles()
                .forEach(article -> {
                    revisions.take(article, gazette, "http://feed/", false);
                    memory.article = new FlaggedArticle(article.id(), url, url, "gazette", "http://feed/", FLAGGED, 0);
                });
        assertThat(published).hasSize(1);
    }

    private void serve(String lastSentence) {
        server.serve("/talks", "text/html", Rss.page("Talks", STORY, lastSentence));
    }

    private boolean reread() {
        return cycle.reread(cycle.claim(1).get(0));
    }

    private ArticleRevision last() {
        return published.get(published.size() - 1);
    }

    @Test
    void shouldPublishWhatChangedWithTheSentencesThatDid() {
        // Given
        serve("They agreed to a truce of 10 days.");

        // When
        boolean isNews = reread();

        // Then
        assertThat(isNews).isTrue();
        assertThat(last().revision()).isEqualTo(2);
        assertThat(last().change())
                .isEqualTo(new TextChange(
                        List.of("They agreed to a truce of 30 days."), List.of("They agreed to a truce of 10 days.")));
        assertThat(memory.next).isEqualTo(FLAGGED.plusSeconds(120));
    }

    @Test
    void shouldPublishNothingForACorrectedSlipOfThePen() {
        serve("They agreeed to a truce of 30 days.");

        assertThat(reread()).isFalse();
        assertThat(published).hasSize(1);
        assertThat(articles.typos()).isEqualTo(1);
    }

    @Test
    void shouldKnowTheArticleAlsoWhenItsPageNowNamesAnotherAddress() {
        // Given
        String page = Rss.page("Talks", STORY, "They did not agree.");
        server.serve(
                "/talks",
                "text/html",
                page.replace("<head>", "<head><link rel=\"canonical\" href=\"" + server.url("/talks-fail") + "\">"));

        // When
        reread();

        // Then
        assertThat(last().revision()).isEqualTo(2);
        assertThat(last().article().id()).isEqualTo(published.get(0).article().id());
    }

    @Test
    void shouldWithdrawAnArticleThatIsGoneAndSayNothingOfWhatItSaid() {
        server.status("/talks", 410);

        assertThat(reread()).isTrue();
        assertThat(last().withdrawal()).isEqualTo(Withdrawal.GONE);
        assertThat(last().revision()).isEqualTo(2);
        assertThat(last().article().title() + last().article().text()).doesNotContain("Talks", "truce");
        assertThat(reread()).isFalse();
        assertThat(published).hasSize(2);
    }

    @Test
    void shouldBelieveThatAnArticleIsNotFoundOnlyTheSecondTime() {
        server.status("/talks", 404);

        assertThat(reread()).isFalse();
        assertThat(memory.next).isEqualTo(FLAGGED.plusSeconds(60));
        assertThat(reread()).isTrue();
        assertThat(last().withdrawal()).isEqualTo(Withdrawal.NOT_FOUND);
    }

    @Test
    void shouldForgetThatAnArticleWasNotFoundOnceItIsBack() {
        server.status("/talks", 404);
        reread();
        serve("They agreed to a truce of 30 days.");
        reread();
        server.status("/talks", 404);

        assertThat(reread()).isFalse();
        assertThat(published).hasSize(1);
    }

    @Test
    void shouldPublishAWithdrawnArticleAgainWhenItComesBack() {
        server.status("/talks", 410);
        reread();
        serve("They agreed to a truce of 30 days.");

        assertThat(reread()).isTrue();
        assertThat(last().revision()).isEqualTo(3);
        assertThat(last().withdrawal()).isNull();
    }

    @Test
    void shouldTakeARetractionForOne() {
        server.serve(
                "/talks",
                "text/html",
                Rss.page("Talks", "This article has been retracted because its source could not be verified at all."));

        assertThat(reread()).isTrue();
        assertThat(last().withdrawal()).isEqualTo(Withdrawal.RETRACTED);
    }

    @Test
    void shouldNotTakeAServerThatIsAwayForAWithdrawal() {
        server.status("/talks", 503);

        assertThat(reread()).isFalse();
        assertThat(reread()).isFalse();
        assertThat(memory.next).isEqualTo(FLAGGED.plusSeconds(120));
    }

    @Test
    void shouldLeaveAnArticleAloneAfterTheLastReading() {
        clock.advance(Duration.ofHours(24));

        reread();

        assertThat(memory.article).isNull();
    }

    @Test
    void shouldNotTakeAWallForAChange() {
        // Given an article that was read whole
        String described =
                "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": %s}"
                        + "</script>";
        String page = Rss.page("Talks", STORY, "They agreed to a truce of 30 days.");
        server.serve("/talks", "text/html", page.replace("</head>", described.formatted(true) + "</head>"));
        reread();
        server.serve(
                "/talks",
                "text/html",
                Rss.page(
                                "Talks",
                                STORY,
                                "They agreed to a truce of 30 days.",
                                "It begins at noon on Friday, they said.")
                        .replace("</head>", described.formatted(true) + "</head>"));
        assertThat(reread()).isTrue();
        assertThat(published.get(1).article().complete()).isTrue();

        // When only its beginning is shown
        server.serve(
                "/talks",
                "text/html",
                Rss.page("Talks", STORY).replace("</head>", described.formatted(false) + "</head>"));

        // Then
        assertThat(reread()).isFalse();
        assertThat(published).hasSize(2);
    }
}
