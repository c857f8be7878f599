package dev.parley.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.markup.TimeLimit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final URI HOME = URI.create("https://gazette.example/news/feed.xml");

    private final FeedReader reader = new FeedReader(new TimeLimit(TimeLimit.DEFAULT));

    private FeedDocument read(String document) {
        return reader.read(document.getBytes(UTF_8), null, HOME);
    }

    @Test
    void shouldReadJsonFeed() {
        FeedDocument feed = read("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "language": "en",
                 "items": [
                   {"id": "1", "url": "/talks", "title": "Talks <b>begin</b>", "content_html": "<p>They met.</p>",
                    "summary": "They met.", "authors": [{"name": "A. Writer"}],
                    "date_published": "2025-06-02T10:00:00+02:00", "date_modified": "2025-06-02T09:00:00Z"},
                   {"id": 2, "external_url": "https://other.example/x", "content_text": "1 < 2 & 3"},
                   "nonsense"
                 ]}
                """);

        assertThat(feed.format()).isEqualTo("json_feed_1.1");
        assertThat(feed.title()).isEqualTo("Gazette");
        assertThat(feed.entries())
                .containsExactly(
                        new FeedEntry(
                                "1",
                                "https://gazette.example/talks",
                                "Talks <b>begin</b>",
                                "They met.",
                                "<p>They met.</p>",
                                "A. Writer",
                                Instant.parse("2025-06-02T08:00:00Z"),
                                Instant.parse("2025-06-02T09:00:00Z")),
                        new FeedEntry(
                                "2", "https://other.example/x", null, null, "1 &lt; 2 &amp; 3", null, null, null));
    }

    @Test
    void shouldSayOfOtherJsonThatItIsNoFeed() {
        assertThat(read("{\"error\": \"log in\"}").isFeed()).isFalse();
        assertThat(read("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [")
                        .isFeed())
                .isFalse();
        assertThat(read("{\"a\":".repeat(100_000)).isFeed()).isFalse();
    }

    @Test
    void shouldReadNewsSitemaps() {
        FeedDocument feed = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                  <url><loc>https://gazette.example/talks?a=1&amp;b=2</loc><lastmod>2025-06-02T11:00:00Z</lastmod>
                    <news:news><news:publication><news:name>Gazette</news:name><news:language>en</news:language>
                      </news:publication><news:publication_date>2025-06-02T10:00:00Z</news:publication_date>
                      <news:title>Talks &amp; tea</news:title></news:news></url>
                  <url><loc>https://gazette.example/about</loc></url>
                </urlset>
                """);

        assertThat(feed.format()).isEqualTo("news_sitemap");
        assertThat(feed.language()).isEqualTo("en");
        assertThat(feed.entries())
                .containsExactly(new FeedEntry(
                        "https://gazette.example/talks?a=1&b=2",
                        "https://gazette.example/talks?a=1&b=2",
                        "Talks & tea",
                        null,
                        null,
                        null,
                        Instant.parse("2025-06-02T10:00:00Z"),
                        Instant.parse("2025-06-02T11:00:00Z")));
    }

    @Test
    void shouldSayOfOtherSitemapsThatTheyAreNoNews() {
        assertThat(read("<urlset><url><loc>https://gazette.example/about</loc></url></urlset>")
                        .problems())
                .extracting(FeedProblem::detail)
                .containsExactly("it is a sitemap, but no news sitemap");
        assertThat(read("<sitemapindex><sitemap><loc>https://gazette.example/news.xml</loc></sitemap></sitemapindex>")
                        .isFeed())
                .isFalse();
    }

    @Test
    void shouldReadHowOftenAFeedChangesByItsOwnWord() {
        assertThat(updateInterval("<ttl> 15 </ttl>")).isEqualTo(Duration.ofMinutes(15));
        assertThat(updateInterval("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"))
                .isEqualTo(Duration.ofHours(6));
        assertThat(updateInterval("<ttl>5</ttl><sy:updatePeriod>weekly</sy:updatePeriod>"))
                .isEqualTo(Duration.ofMinutes(5));
        for (String nothing : List.of(
                "",
                "<ttl>soon</ttl>",
                "<ttl>0</ttl>",
                "<ttl>-5</ttl>",
                "<ttl>99999999999</ttl>",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>",
                "<sy:updatePeriod>often</sy:updatePeriod>")) {
            assertThat(updateInterval(nothing)).as(nothing).isNull();
        }
    }

    private @Nullable Duration updateInterval(String elements) {
        return read("<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel>"
                        + elements + "<item><title>One</title></item></channel></rss>")
                .updateInterval();
    }

    @Test
    void shouldReadRss() {
        // When
        FeedDocument feed = read("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
                <channel><title>The Harbour Gazette</title><language>en-GB</language>
                <atom:link rel="self" href="https://gazette.example/feed"/>
                <image><title>Logo</title><link>https://gazette.example/logo</link></image>
                <item><guid isPermaLink="false">a1</guid><title>Talks &amp;amp; tea</title>
                <link>/talks</link><description>&lt;p&gt;They met.&lt;/p&gt;</description>
                <content:encoded><![CDATA[<p>They met at noon.</p>]]></content:encoded>
                <dc:creator>A. Writer</dc:creator><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate></item>
                <item><guid>https://gazette.example/b2</guid><title>Second</title></item>
                </channel></rss>
                """);

        // Then
        assertThat(feed.format()).isEqualTo("rss_2.0");
        assertThat(feed.title()).isEqualTo("The Harbour Gazette");
        assertThat(feed.language()).isEqualTo("en-GB");
        assertThat(feed.problems()).isEmpty();
        assertThat(feed.entries()).hasSize(2);
        FeedEntry first = feed.entries().get(0);
        assertThat(first.id()).isEqualTo("a1");
        assertThat(first.link()).isEqualTo("https://gazette.example/talks");
        assertThat(first.title()).isEqualTo("Talks & tea");
        assertThat(first.summary()).isEqualTo("<p>They met.</p>");
        assertThat(first.content()).isEqualTo("<p>They met at noon.</p>");
        assertThat(first.author()).isEqualTo("A. Writer");
        assertThat(first.published()).isEqualTo(Instant.parse("2025-06-02T10:00:00Z"));
        assertThat(first.updated()).isNull();
        assertThat(feed.entries().get(1).link()).isEqualTo("https://gazette.example/b2");
    }

    @Test
    void shouldReadAtom() {
        // When
        FeedDocument feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk" xml:base="https://gazette.example/">
                <title type="html">Harbour &amp;lt;b&amp;gt;Gazette</title>
                <entry><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>truce</b></div></title>
                <link rel="enclosure" href="sound.mp3"/><link href="truce"/>
                <author><name>A. Writer</name><email>a@gazette.example</email></author>
                <published>2025-06-02T10:00:00Z</published><updated>2025-06-02T11:00:00Z</updated>
                <content type="html">&lt;p&gt;Long text&lt;/p&gt;</content><summary>Short text</summary></entry>
                </feed>
                """);

        // Then
        assertThat(feed.format()).isEqualTo("atom_1.0");
        assertThat(feed.language()).isEqualTo("uk");
        FeedEntry entry = feed.entries().get(0);
        assertThat(entry.title()).isEqualTo("A truce");
        assertThat(entry.link()).isEqualTo("https://gazette.example/truce");
        assertThat(entry.author()).isEqualTo("A. Writer");
        assertThat(entry.published()).isEqualTo(Instant.parse("2025-06-02T10:00:00Z"));
        assertThat(entry.updated()).isEqualTo(Instant.parse("2025-06-02T11:00:00Z"));
        assertThat(entry.content()).isEqualTo("<p>Long text</p>");
        assertThat(entry.summary()).isEqualTo("Short text");
    }

    @Test
    void shouldReadRdf() {
        // When
        FeedDocument feed = read("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                         xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel><title>Gazette</title></channel>
                <item rdf:about="https://gazette.example/1"><title>One</title><link>https://gazette.example/1</link>
                <dc:date>2025-06-02T10:00:00+03:00</dc:date></item>
                </rdf:RDF>
                """);

        // Then
        assertThat(feed.format()).isEqualTo("rss_1.0");
        assertThat(feed.title()).isEqualTo("Gazette");
        assertThat(feed.entries().get(0).id()).isEqualTo("https://gazette.example/1");
        assertThat(feed.entries().get(0).published()).isEqualTo(Instant.parse("2025-06-02T07:00:00Z"));
    }

    @Test
    void shouldFindTheEntriesOfABrokenDocument() {
        // Given junk before, an undeclared prefix, HTML entities, an illegal character, unclosed tags, a cut-off end
        FeedDocument feed = read(
                "<b>Warning</b>: cannot connect\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>G</title>"
                        + "<item><title>Caf&eacute; &nbsp;& more\u0001</title><media:x>1</media:x><link>https://g.example/1</link>"
                        + "<description><p>one<br>two</description></item>"
                        + "<item><title>Second</title><link>https://g.example/2</link><description>cut o");

        // Then
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("Café & more", "Second");
        assertThat(feed.entries())
                .extracting(FeedEntry::link)
                .containsExactly("https://g.example/1", "https://g.example/2");
    }

    @Test
    void shouldNeitherOpenExternalEntitiesNorExpandBombs() {
        // Given
        StringBuilder bomb = new StringBuilder(
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY plain \"Plain\"><!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        bomb.append("]><rss><channel><item><title>&plain; &x; &a29;</title></item></channel></rss>");

        // When
        String title = read(bomb.toString()).entries().get(0).title();

        // Then
        assertThat(title).isEqualTo("Plain &x; &a29;");
    }

    @Test
    void shouldSurviveEndlessNesting() {
        FeedDocument feed = read("<rss><channel><item><title>deep</title>" + "<a>".repeat(200_000));

        assertThat(feed.entries()).hasSize(1);
    }

    @Test
    void shouldSayThatAPageForPeopleIsNoFeed() {
        FeedDocument feed =
                read("<!doctype html><html><head><title>Are you a robot?</title></head><body>Tick</body></html>");

        assertThat(feed.isFeed()).isFalse();
        assertThat(feed.problems()).extracting(FeedProblem::kind).contains(FeedProblem.Kind.HTML_PAGE);
        assertThat(feed.problems().toString()).contains("Are you a robot?");
    }

    @Test
    void shouldTellAnEmptyDocumentFromAnEmptyFeed() {
        assertThat(read("").isFeed()).isFalse();
        assertThat(read("no markup at all").isFeed()).isFalse();
        assertThat(read("<opml/>").isFeed()).isFalse();
        assertThat(read("<rss version='2.0'><channel><title>Quiet</title></channel></rss>")
                        .isFeed())
                .isTrue();
    }

    @Test
    void shouldNotTakeAMissingOrUnreadableDateForNow() {
        FeedDocument feed = read("<rss><channel><item><title>t</title><pubDate>soon</pubDate></item></channel></rss>");

        assertThat(feed.entries().get(0).published()).isNull();
        assertThat(feed.problems()).extracting(FeedProblem::kind).containsExactly(FeedProblem.Kind.DATE);
    }

    @Test
    void shouldKeepAngleBracketsOfPlainTitles() {
        FeedDocument feed = read(
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry>"
                        + "<title type='text'>When a &lt; b</title></entry><entry><title>5 &lt; 7 &amp; so on</title></entry></feed>");

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("When a < b", "5 < 7 & so on");
    }

    @Test
    void shouldGiveUpADocumentThatTakesTooLong() {
        // Given a clock that goes on by 20 ms whenever somebody looks
        AtomicLong now = new AtomicLong();
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(5), () -> now.addAndGet(20_000_000));
        FeedReader hurried = new FeedReader(limit);
        String xml = "<item><title>One</title><link>/1</link><description>It begins.</description></item>";
        String json = "{\"id\": \"1\", \"url\": \"/1\"},";
        String url = "<url><loc>/1</loc><news:news><news:title>One</news:title></news:news></url>";

        for (String document : List.of(
                "<rss><channel>" + xml.repeat(3_000),
                "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [" + json.repeat(9_000) + "]}",
                "<urlset>" + url.repeat(9_000))) {
            // When
            FeedDocument feed = hurried.read(document.getBytes(UTF_8), null, null);

            // Then
            assertThat(feed.isFeed()).isFalse();
            assertThat(feed.lastProblem())
                    .contains(new FeedProblem(FeedProblem.Kind.TOO_SLOW, "reading it took longer than 5 s"));
        }
        assertThat(limit.exceeded()).isEqualTo(3);
        assertThat(hurried.read(("<rss><channel>" + xml).getBytes(UTF_8), null, null)
                        .entries())
                .hasSize(1);
    }

    @Test
    void shouldReadCdf() {
        FeedDocument feed = read("""
                <?XML VERSION="1.0"?>
                <CHANNEL HREF="https://gazette.example/" LASTMOD="2025-06-02T10:00:00Z"><TITLE>Gazette</TITLE>
                <ITEM HREF="/1" LASTMOD="2025-06-02T10:00:00+03:00"><TITLE>One</TITLE><ABSTRACT>It begins.</ABSTRACT></ITEM>
                </CHANNEL>
                """);

        assertThat(feed.format()).isEqualTo("cdf");
        assertThat(feed.entries())
                .containsExactly(new FeedEntry(
                        null,
                        "https://gazette.example/1",
                        "One",
                        "It begins.",
                        null,
                        null,
                        null,
                        Instant.parse("2025-06-02T07:00:00Z")));
    }

    @Test
    void shouldTakeAnIdForTheLinkOnlyWhereItCanBeOne() {
        FeedDocument feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/news/">
                <entry><id>/1</id></entry><entry><id>2</id></entry><entry><id>tag:gazette.example,2025:/3</id></entry>
                <entry><id>https://gazette.example/4</id></entry><entry><id>/5</id><link href="five"/></entry></feed>
                """);

        assertThat(feed.entries())
                .extracting(FeedEntry::link)
                .containsExactly(
                        "https://gazette.example/1",
                        null,
                        null,
                        "https://gazette.example/4",
                        "https://gazette.example/news/five");
    }
}
