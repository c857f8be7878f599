package dev.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.parley.contract.event.DateDoubt;
import dev.parley.contract.event.TextSource;
import dev.parley.ingest.article.ArticleExtractor;
import dev.parley.ingest.article.ArticleReader;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.feed.HubLink;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Politeness;
import dev.parley.ingest.fetch.Robots;
import dev.parley.ingest.markup.TimeLimit;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.FinishedPoll;
import dev.parley.ingest.poll.PollResult;
import dev.parley.ingest.poll.PollResult.Outcome;
import dev.parley.ingest.poll.PollRhythm;
import dev.parley.ingest.push.Hubs;
import dev.parley.ingest.revision.ArticlePublisher;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.Revisions;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestCycleTest {

    private static final String STORY =
            "The two sides met in the old customs house on Monday and spoke for three hours behind closed doors.";

    private final SettableClock clock = new SettableClock(Instant.parse("2025-06-02T10:00:00Z"));
    private final WebServer outlet = new WebServer();
    private final Broker broker = new Broker();
    private final InMemoryFeeds memory = new InMemoryFeeds(outlet.url("/feed"), "gazette");
    private final InMemoryArticles articles = new InMemoryArticles();
    private final Named hubs = new Named();
    private final AtomicLong readingTime = new AtomicLong();
    /** So much time passes whenever a reader looks at its clock. */
    private volatile Duration perLook = Duration.ZERO;

    private final TimeLimit limit =
            new TimeLimit(Duration.ofSeconds(5), () -> readingTime.addAndGet(perLook.toNanos()));
    private final HttpFetcher web = new HttpFetcher(
            new AddressGuard(List.of(IpRange.of("127.0.0.0/8")), "the setting"),
            "Parley/test",
            Politeness.DEFAULT,
            clock);
    private final IngestCycle cycle = new IngestCycle(
            new OutletList(
                    "test",
                    List.of(new Outlet(
                            "gazette",
                            "The Harbour Gazette",
                            "SG",
                            "en",
                            1,
                            List.of(new Feed(outlet.url("/feed"), null))))),
            web,
            new FeedReader(limit),
            new ArticleReader(web, new Robots(web, clock), new ArticleExtractor(limit), clock),
            memory,
            new Revisions(articles, broker, clock),
            new PollRhythm(Duration.ofMinutes(1), Duration.ofMinutes(30), new Random(1)),
            hubs,
            clock);

    /** Takes revisions until it is told to fail. */
    private static final class Broker implements ArticlePublisher {
        private final List<ArticleRevision> taken = new ArrayList<>();
        private int failsAfter = Integer.MAX_VALUE;

        @Override
        public void publish(ArticleRevision revision) {
            if (taken.size() >= failsAfter) {
                throw new NotPublishedException("Kafka is away", new IOException());
            }
            taken.add(revision);
        }

        List<String> ids() {
            return taken.stream()
                    .map(revision -> revision.article().title() + " " + revision.revision())
                    .toList();
        }
    }

    /** Remembers what it is told. */
    private static final class Named implements Hubs {
        private final List<HubLink> named = new ArrayList<>();
        private int polled;
        private int pushed;

        @Override
        public void named(DueFeed feed, HubLink hub) {
            named.add(hub);
        }

        @Override
        public void polled(DueFeed feed, Collection<String> identities) {
            polled += identities.size();
        }

        @Override
        public void pushed(DueFeed feed, Collection<String> identities, int fresh) {
            pushed += fresh;
        }
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
        outlet.close();
    }

    private PollResult poll() {
        return cycle.poll(memory.feed()).result();
    }

    private void serveFeed(Rss.Item... items) {
        outlet.serve("/feed", "application/rss+xml", Rss.feed(List.of(items)));
    }

    private Rss.Item article(String name, String summary) {
        outlet.serve("/" + name, "text/html", Rss.page(name, STORY, summary));
        return new Rss.Item(name, outlet.url("/" + name).toString(), name, summary);
    }

    @Test
    void shouldMarkWhatTheFirstPollFindsAsBacklogAndLaterArticlesAsNews() {
        // Given
        Rss.Item old = article("old", "What happened before.");
        serveFeed(old);

        // When
        PollResult first = poll();
        serveFeed(article("talks", "They talk."), old);
        PollResult second = poll();

        // Then
        assertThat(first.outcome()).isEqualTo(Outcome.NEWS);
        assertThat(second.published()).isEqualTo(1);
        assertThat(broker.ids()).containsExactly("old 1", "talks 1");
        assertThat(broker.taken).extracting(ArticleRevision::backlog).containsExactly(true, false);
    }

    @Test
    void shouldPublishOldestFirst() {
        serveFeed(article("third", "c"), article("second", "b"), article("first", "a"));

        poll();

        assertThat(broker.ids()).containsExactly("first 1", "second 1", "third 1");
    }

    @Test
    void shouldPublishAChangedTextAsTheNextRevisionAndAnUnchangedOneNotAtAll() {
        // Given
        serveFeed(article("talks", "They talk."));
        poll();

        // When the entry changes but the page does not, then the page does
        serveFeed(new Rss.Item("talks", outlet.url("/talks").toString(), "talks", "They talk, still."));
        PollResult unchanged = poll();
        serveFeed(article("talks", "They have talked."));
        poll();

        // Then
        assertThat(unchanged.published()).isZero();
        assertThat(broker.ids()).containsExactly("talks 1", "talks 2");
        assertThat(broker.taken.get(1).firstSeen())
                .isEqualTo(broker.taken.get(0).firstSeen());
    }

    @Test
    void shouldReadNeitherPagesNorEntriesAgainWhenNothingChanged() {
        // Given
        serveFeed(article("talks", "They talk."));
        poll();

        // When
        PollResult result = poll();

        // Then
        assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(outlet.requests("/talks")).isEqualTo(1);
    }

    @Test
    void shouldGoOnWhereTheBrokerFailedAndStillKnowTheBacklog() {
        // Given a first poll that breaks off after one of three
        serveFeed(article("third", "c"), article("second", "b"), article("first", "a"));
        broker.failsAfter = 1;
        PollResult brokenOff = poll();

        // When
        broker.failsAfter = Integer.MAX_VALUE;
        PollResult finished = poll();

        // Then
        assertThat(brokenOff.outcome()).isEqualTo(Outcome.UNPUBLISHED);
        assertThat(finished.outcome()).isEqualTo(Outcome.NEWS);
        assertThat(broker.ids()).containsExactly("first 1", "second 1", "third 1");
        assertThat(broker.taken).extracting(ArticleRevision::backlog).containsOnly(true);
    }

    @Test
    void shouldNotRememberWhatWasNotPublished() {
        serveFeed(article("talks", "They talk."));
        broker.failsAfter = 0;

        poll();

        assertThat(memory.knownEntries()).isZero();
        assertThat(memory.feed().bodyHash()).isNull();
    }

    @Test
    void shouldPublishAgainUnderTheSameIdWhatItCouldNotRemember() {
        // Given an article that is published just before the database goes away
        serveFeed(article("talks", "They talk."));
        articles.goDown(true);
        assertThatThrownBy(this::poll).hasMessage("the database is away");

        // When
        articles.goDown(false);
        poll();

        // Then
        assertThat(broker.ids()).containsExactly("talks 1", "talks 1");
        assertThat(broker.taken.get(1).article().id())
                .isEqualTo(broker.taken.get(0).article().id());
    }

    @Test
    void shouldFallBackToTheFeedWhenThePageCannotBeRead() {
        // Given
        serveFeed(new Rss.Item("gone", outlet.url("/gone").toString(), "Gone", "&lt;p&gt;What was said.&lt;/p&gt;"));

        // When
        poll();

        // Then
        assertThat(broker.taken.get(0).article().textSource()).isEqualTo(TextSource.FEED_SUMMARY);
        assertThat(broker.taken.get(0).article().text()).isEqualTo("What was said.");
        assertThat(broker.taken.get(0).article().title()).isEqualTo("Gone");
    }

    @Test
    void shouldReadThePageLaterWhenItWasAwayForAMoment() {
        // Given
        outlet.status("/talks", 503);
        Rss.Item talks = new Rss.Item("talks", outlet.url("/talks").toString(), "talks", "They talk.");
        serveFeed(talks);
        poll();

        // When the feed changes elsewhere, and the page is back
        outlet.serve("/talks", "text/html", Rss.page("talks", STORY, "They talk."));
        serveFeed(article("other", "Something else."), talks);
        poll();

        // Then
        assertThat(broker.ids()).containsExactly("talks 1", "talks 2", "other 1");
        assertThat(broker.taken)
                .extracting(revision -> revision.article().textSource())
                .containsExactly(TextSource.FEED_SUMMARY, TextSource.PAGE_BODY, TextSource.PAGE_BODY);
    }

    @Test
    void shouldNotReplaceATextFromThePageByASummary() {
        // Given
        serveFeed(article("talks", "They talk."));
        poll();

        // When the page is away while the entry changes
        outlet.status("/talks", 503);
        serveFeed(new Rss.Item("talks", outlet.url("/talks").toString(), "talks", "They have talked."));
        poll();

        // Then
        assertThat(broker.ids()).containsExactly("talks 1");
    }

    @Test
    void shouldTakeTwoAddressesOfOneArticleForOne() {
        Rss.Item article = article("talks", "They talk.");
        outlet.serve("/talks?utm_source=rss", "text/html", Rss.page("talks", STORY, "They talk."));
        serveFeed(article, new Rss.Item("other", article.link() + "?utm_source=rss", "talks", "They talk."));

        poll();

        assertThat(broker.ids()).containsExactly("talks 1");
    }

    @Test
    void shouldSayWhyAFeedCannotBeRead() {
        outlet.status("/feed", 503);
        assertThat(poll()).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.detail()).isEqualTo("HTTP 503 Service Unavailable");
        });
        outlet.status("/feed", 410);
        assertThat(poll().outcome()).isEqualTo(Outcome.GONE);
        outlet.serve("/feed", "text/html", "<html><head><title>Log in</title></head></html>");
        assertThat(poll()).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.NOT_A_FEED);
            assertThat(result.detail()).contains("Log in");
        });
        assertThat(memory.feed().baselineComplete()).isFalse();
    }

    @Test
    void shouldGiveUpAFeedThatTakesTooLongToReadAndGoOnWithIt() {
        // Given
        Rss.Item talks = article("talks", "They talk.");
        perLook = Duration.ofMillis(20);
        outlet.serve("/feed", "application/rss+xml", Rss.feed(Collections.nCopies(2_000, talks)));

        // When
        FinishedPoll slow = cycle.poll(memory.feed());
        serveFeed(talks);
        PollResult quick = poll();

        // Then it is said in words, counts against the feed, and is over with the document
        assertThat(slow.result().outcome()).isEqualTo(Outcome.TOO_SLOW);
        assertThat(slow.result().detail()).isEqualTo("reading it took longer than 5 s");
        assertThat(slow.pace().errors()).isPositive();
        assertThat(quick.outcome()).isEqualTo(Outcome.NEWS);
        assertThat(broker.ids()).containsExactly("talks 1");
        assertThat(limit.exceeded()).isEqualTo(1);
    }

    @Test
    void shouldTakeWhatTheFeedSaysWhereThePageTakesTooLongToReadAndGoOnWithTheOthers() {
        // Given
        perLook = Duration.ofMillis(20);
        String[] endless = Collections.nCopies(5_000, STORY).toArray(String[]::new);
        outlet.serve("/endless", "text/html", Rss.page("endless", endless));
        serveFeed(
                article("talks", "They talk."),
                new Rss.Item("endless", outlet.url("/endless").toString(), "Endless", "It goes on."));

        // When
        PollResult result = poll();

        // Then
        assertThat(broker.ids()).containsExactly("Endless 1", "talks 1");
        assertThat(broker.taken)
                .extracting(revision -> revision.article().textSource())
                .containsExactly(TextSource.FEED_SUMMARY, TextSource.PAGE_BODY);
        assertThat(result.detail()).endsWith("; of 1 the page could not be read: reading it took longer than 5 s");
        assertThat(limit.exceeded()).isEqualTo(1);
    }

    @Test
    void shouldIgnoreEntriesThatLeadNowhere() {
        serveFeed(new Rss.Item("x", "javascript:alert(1)", "Click", "here"), article("talks", "They talk."));

        PollResult result = poll();

        assertThat(result.outcome()).isEqualTo(Outcome.NEWS);
        assertThat(broker.ids()).containsExactly("talks 1");
    }

    @Test
    void shouldReadAMovedFeedAtItsNewAddressOnceItWasToldThreeTimes() {
        // Given
        outlet.serve("/new-feed", "application/rss+xml", Rss.feed(List.of(article("news", "They met."))));
        redirectForGood("/feed", "/new-feed");

        // When
        poll();
        poll();
        poll();
        poll();

        // Then
        assertThat(outlet.requests("/feed")).isEqualTo(3);
        assertThat(outlet.requests("/new-feed")).isEqualTo(4);
    }

    @Test
    void shouldGoBackToTheListedAddressWhenNothingIsAtTheNewOne() {
        // Given a feed that has moved
        redirectForGood("/feed", "/new-feed");
        outlet.serve("/new-feed", "application/rss+xml", Rss.feed(List.of()));
        for (int i = 0; i < 3; i++) {
            poll();
        }
        assertThat(memory.feed().address().current()).isEqualTo(outlet.url("/new-feed"));

        // When
        outlet.status("/new-feed", 404);
        poll();

        // Then
        assertThat(memory.feed().address().current()).isEqualTo(outlet.url("/feed"));
    }

    @Test
    void shouldAskForTheDocumentItselfInEveryTenthPoll() {
        // Given a server that says "not modified" for ever once it has given its tag away
        Rss.Item old = article("old", "What happened before.");
        serveConditionally(Rss.feed(List.of(old)));
        poll();
        serveConditionally(Rss.feed(List.of(article("talks", "They talk."), old)));

        // When
        for (int i = 0; i < 8; i++) {
            assertThat(poll().detail()).isEqualTo("not modified");
        }
        PollResult tenth = poll();

        // Then
        assertThat(tenth.outcome()).isEqualTo(Outcome.NEWS);
        assertThat(broker.ids()).containsExactly("old 1", "talks 1");
    }

    @Test
    void shouldNotTrustTagsThatComeWithExpiresZero() {
        // Given
        Rss.Item old = article("old", "What happened before.");
        outlet.answer("/feed", exchange -> {
            exchange.getResponseHeaders().set("Expires", "0");
            answerConditionally(exchange, Rss.feed(List.of(old)));
        });
        poll();

        // When
        serveConditionally(Rss.feed(List.of(article("talks", "They talk."), old)));

        // Then
        assertThat(poll().outcome()).isEqualTo(Outcome.NEWS);
    }

    private void redirectForGood(String from, String to) {
        outlet.answer(from, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(301, -1);
        });
    }

    private void serveConditionally(String feed) {
        outlet.answer("/feed", exchange -> answerConditionally(exchange, feed));
    }

    private static void answerConditionally(HttpExchange exchange, String feed) throws IOException {
        if (exchange.getRequestHeaders().getFirst("If-None-Match") != null) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"always the same\"");
        byte[] body = feed.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Test
    void shouldLetOthersHaveItsThreadAndGoOnInTheNextPollWhenAFeedHasVeryMuchNew() {
        // Given entries that take their time
        serveFeed(article("third", "c"), article("second", "b"), article("first", "a"));
        clock.tick(Duration.ofSeconds(4));

        // When
        FinishedPoll first = cycle.poll(memory.feed());
        List<String> after = broker.ids();
        PollResult rest = null;
        while (rest == null || rest.outcome() == Outcome.UNFINISHED) {
            rest = poll();
        }

        // Then
        assertThat(first.result().outcome()).isEqualTo(Outcome.UNFINISHED);
        assertThat(first.next()).isEqualTo(first.ended());
        assertThat(after).isNotEmpty().hasSizeLessThan(3);
        assertThat(rest.outcome()).isEqualTo(Outcome.NEWS);
        assertThat(broker.ids()).containsExactly("first 1", "second 1", "third 1");
        assertThat(broker.taken).extracting(ArticleRevision::backlog).containsOnly(true);
    }

    @Test
    void shouldPollNoMoreThanTwoFeedsOfASiteAtOnceExceptWhereTheOperatorOpenedIt() {
        // Given
        URI[] gazette = {
            URI.create("https://www.gazette.com/1"),
            URI.create("https://feeds.gazette.com/2"),
            URI.create("https://gazette.com/3"),
            URI.create("https://gazette.com/4"),
        };
        memory.due(gazette);
        memory.due(URI.create("https://herald.com/1"), outlet.url("/2"), outlet.url("/3"), outlet.url("/4"));

        // When
        List<DueFeed> claimed = cycle.claim(100);

        // Then
        assertThat(claimed).hasSize(7);
        assertThat(memory.postponed())
                .isEqualTo(Map.of(
                        gazette[2],
                        clock.instant().plusSeconds(1),
                        gazette[3],
                        clock.instant().plusSeconds(2)));
    }

    @Test
    void shouldNotPollAFeedASecondTimeWhileItsPollStillRunsAlthoughItsClaimRanOut() {
        // Given
        DueFeed feed = cycle.claim(10).get(0);
        serveFeed();

        // When it comes up again before the poll has ended, and again during the poll
        List<DueFeed> before = cycle.claim(10);
        List<DueFeed> during = new ArrayList<>();
        outlet.answer("/feed", exchange -> {
            during.addAll(cycle.claim(10));
            exchange.sendResponseHeaders(304, -1);
        });
        cycle.poll(feed);

        // Then
        assertThat(before).isEmpty();
        assertThat(during).isEmpty();
        assertThat(outlet.requests("/feed")).isEqualTo(1);
        assertThat(cycle.inWork()).isZero();
        assertThat(cycle.claim(10)).hasSize(1);
    }

    @Test
    void shouldLeaveToOthersWhatItClaimedTooSlowly() {
        // Given
        memory.whileClaiming(() -> clock.advance(Duration.ofSeconds(11)));

        // When
        List<DueFeed> late = cycle.claim(10);

        // Then
        assertThat(late).isEmpty();
        assertThat(cycle.inWork()).isZero();
    }

    @Test
    void shouldTakeOnlyWhatTheFeedSaysWhereRobotsAreNotWanted() {
        // Given
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /talks\n");
        serveFeed(article("talks", "They talk."));

        // When
        poll();
        poll();

        // Then
        assertThat(broker.taken)
                .extracting(revision -> revision.article().textSource())
                .containsExactly(TextSource.FEED_SUMMARY);
        assertThat(outlet.requests("/talks")).isZero();
    }

    @Test
    void shouldPublishEachUpdateOfALiveBlogAsAnArticleOfItsOwnAndLookForMoreWhileItIsLive() {
        // Given
        Rss.Item blog = new Rss.Item("live", outlet.url("/live").toString(), "Live", "It goes on.");
        serveLiveBlog("They arrive.");
        serveFeed(blog);
        poll();

        // When only something else in the feed changes
        serveLiveBlog("They arrive.", "They talk.");
        serveFeed(article("other", "Something else."), blog);
        poll();
        serveLiveBlog("They arrive by boat.", "They talk.");
        serveFeed(article("another", "Something else again."), blog);
        poll();

        // Then
        assertThat(broker.taken)
                .filteredOn(revision -> revision.article().url().endsWith("/live"))
                .extracting(
                        revision -> revision.article().canonicalUrl().address().getFragment() + " "
                                + revision.revision() + " " + revision.article().text())
                .containsExactly(
                        "b0 1 Doors open.", "b1 1 They arrive.", "b2 1 They talk.", "b1 2 They arrive by boat.");
    }

    private void serveLiveBlog(String... updates) {
        StringBuilder json = new StringBuilder("{\"@type\": \"LiveBlogPosting\", \"liveBlogUpdate\": [");
        for (int i = 0; i < updates.length; i++) {
            json.append("{\"@id\": \"#b%d\", \"articleBody\": \"%s\", \"datePublished\": \"%s\"}, "
                    .formatted(i + 1, updates[i], clock.instant()));
        }
        json.append("{\"@id\": \"#b0\", \"articleBody\": \"Doors open.\"}]}");
        outlet.serve(
                "/live",
                "text/html",
                Rss.page("Live", "It goes on.")
                        .replace("</head>", "<script type=\"application/ld+json\">" + json + "</script></head>"));
    }

    @Test
    void shouldTakeWhatIsOldByItsOwnDateForBacklogEvenIfItWasNeverSeen() {
        // Given a feed that was worked off, and that shows an article of a month ago
        serveFeed(article("talks", "They talk."));
        poll();
        clock.advance(Duration.ofDays(31));

        // When
        serveFeed(article("forgotten", "They talked."));
        poll();

        // Then
        assertThat(broker.taken).extracting(ArticleRevision::backlog).containsExactly(true, true);
    }

    @Test
    void shouldMarkDatesThatAreHardToBelieve() {
        // Given the feed's only date is 10:00
        serveFeed(article("talks", "They talk."));
        clock.advance(Duration.ofMinutes(-61));
        poll();

        assertThat(broker.taken.get(0).article().dateDoubt()).isEqualTo(DateDoubt.FUTURE);
    }

    @Test
    void shouldTakeAnArticleThatGotAnotherAddressForARevision() {
        // Given
        serveFeed(article("talks", "They talk of a truce, and of nothing else, it was said."));
        poll();

        // When its headline is edited, and guid and link change with it
        outlet.serve(
                "/talks-fail",
                "text/html",
                Rss.page("Talks fail", STORY, "They talk of a truce, and of nothing else, it was said."));
        serveFeed(new Rss.Item("talks-fail", outlet.url("/talks-fail").toString(), "Talks fail", "They talk."));
        poll();

        // Then
        assertThat(broker.ids()).containsExactly("talks 1", "Talks fail 2");
        assertThat(broker.taken.get(1).article().id())
                .isEqualTo(broker.taken.get(0).article().id());
    }

    @Test
    void shouldNotTakeAnotherArticleOfTheSameTitleForARevision() {
        // Given
        outlet.serve("/one", "text/html", Rss.page("Morning report", STORY, "They talk."));
        outlet.serve(
                "/two",
                "text/html",
                Rss.page("Morning report", "Quite another matter was before the council of the harbour on this day."));

        // When
        serveFeed(
                new Rss.Item("1", outlet.url("/one").toString(), "Morning report", "a"),
                new Rss.Item("2", outlet.url("/two").toString(), "Morning report", "b"));
        poll();

        // Then
        assertThat(broker.ids()).containsExactly("Morning report 1", "Morning report 1");
    }

    @Test
    void shouldPublishWhatAHubPushesAndNotAgainWhenAPollFindsIt() {
        // Given a feed that is known
        Rss.Item old = article("old", "What happened before.");
        serveFeed(old);
        poll();

        // When its hub pushes an entry, twice, and then the feed shows it with another one
        Rss.Item talks = article("talks", "They talk.");
        byte[] pushed = Rss.feed(List.of(talks)).getBytes(StandardCharsets.UTF_8);
        int first = cycle.push(outlet.url("/feed"), pushed, "application/rss+xml");
        int second = cycle.push(outlet.url("/feed"), pushed, "application/rss+xml");
        serveFeed(article("more", "They meet."), talks, old);
        poll();

        // Then
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(broker.ids()).containsExactly("old 1", "talks 1", "more 1");
        assertThat(broker.taken).extracting(ArticleRevision::backlog).containsExactly(true, false, false);
        assertThat(hubs.pushed).isEqualTo(1);
        assertThat(hubs.polled).isEqualTo(2);
    }

    @Test
    void shouldTakeNoPushForAFeedWhoseOldNewsIsNotKnownYetOrThatNobodyLists() {
        byte[] pushed = Rss.feed(List.of(article("talks", "They talk."))).getBytes(StandardCharsets.UTF_8);

        assertThat(cycle.push(outlet.url("/feed"), pushed, null)).isZero();
        assertThat(cycle.push(outlet.url("/other"), pushed, null)).isZero();
        assertThat(broker.taken).isEmpty();
    }

    @Test
    void shouldTellOfAHubThatTheFeedNamesAndBeforeItOfOneThatTheServerNames() {
        // Given
        String feed = Rss.feed(List.of()).replace("<channel>", "<channel><atom:link rel=\"hub\" href=\"/hub\"/>");
        outlet.serve("/feed", "application/rss+xml", feed);
        poll();
        outlet.answer("/feed", exchange -> {
            exchange.getResponseHeaders().add("Link", "<https://hub.example/>; rel=\"hub\"");
            byte[] body = (feed + " ").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        // When
        poll();

        // Then
        assertThat(hubs.named)
                .extracting(HubLink::hub)
                .containsExactly(outlet.url("/hub"), URI.create("https://hub.example/"));
    }
}
