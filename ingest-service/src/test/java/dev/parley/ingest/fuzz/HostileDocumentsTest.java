package dev.parley.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.Rss;
import dev.parley.ingest.article.ArticleExtractor;
import dev.parley.ingest.article.Page;
import dev.parley.ingest.feed.FeedDocument;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.markup.TimeLimit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads spoiled documents, the same ones in every run. {@code -Dparley.fuzz.documents=20000} reads more of them, and
 * {@code -Dparley.fuzz.seed} others.
 */
class HostileDocumentsTest {

    private static final int DOCUMENTS = Integer.getInteger("parley.fuzz.documents", 150);
    private static final long SEED = Long.getLong("parley.fuzz.seed", 1);

    /** A reader that works longer on a document hangs. */
    private static final Duration WORK_LIMIT = Duration.ofSeconds(5);

    /** Longer than that: no reader is to be saved by its time limit. */
    private static final TimeLimit UNHURRIED = new TimeLimit(Duration.ofMinutes(2));

    /** The same by the clock, with room for whatever else this machine does. */
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Documents are at most 15 MB. */
    private static final int SIZE_LIMIT = 15 << 20;

    private static final URI ADDRESS = URI.create("https://gazette.example/news/feed");
    private static final List<byte[]> DOCUMENTS_IN_ORDER = List.of(
            Rss.feed(List.of(
                            new Rss.Item("1", "https://gazette.example/1", "One", "&lt;p&gt;It begins.&lt;/p&gt;"),
                            new Rss.Item("2", "/2", "Two", "<![CDATA[<p>It <b>goes</b> on.</p>]]>")))
                    .getBytes(UTF_8),
            """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>Газета</title>
            <entry><id>urn:1</id><title type="html">Перемир&amp;apos;я</title><link href="/1"/>
            <updated>2025-06-02T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
            <p>Сторони домовилися.</p></div></content></entry></feed>
            """.getBytes(UTF_8),
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [
            {"id": "1", "url": "/1", "content_html": "<p>It begins.</p>", "date_published": "2025-06-02T10:00:00Z"}]}
            """.getBytes(UTF_8),
            """
            <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://gazette.example/1</loc>
            <news:news><news:publication_date>2025-06-02</news:publication_date><news:title>One</news:title></news:news>
            </url></urlset>
            """.getBytes(UTF_8),
            Rss.page(
                            "The talks",
                            "The two sides met in the old customs house on Monday and spoke for three hours.",
                            "Nobody said what came of it, and the delegations left by different doors at noon.")
                    .getBytes(UTF_8),
            """
            <html lang="en"><head><title>Live</title><link rel="canonical" href="/live"><script type="application/ld+json">
            {"@graph": [{"@type": "LiveBlogPosting", "headline": "Live", "articleBody": "They talk &amp; talk.",
            "liveBlogUpdate": [{"@id": "#1", "articleBody": "They arrive."}, {"@id": "#2", "articleBody": "They talk."}]}]}
            </script></head><body><main><table><tr><td><p>They arrive, and they talk.</p></td></tr></table></main></body>
            """.getBytes(UTF_8));

    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "reader");
        thread.setDaemon(true);
        return thread;
    });

    @AfterEach
    void stop() {
        reader.shutdownNow();
    }

    @Test
    void shouldReadSpoiledDocumentsWithoutAHangOrACrash() {
        Mutation[] mutations = Mutation.values();
        for (int i = 0; i < DOCUMENTS; i++) {
            Random random = new Random(SEED * 1_000_003 + i);
            byte[] document = DOCUMENTS_IN_ORDER.get(random.nextInt(DOCUMENTS_IN_ORDER.size()));
            StringBuilder how = new StringBuilder("document " + i + ":");
            for (int n = random.nextInt(3); n >= 0 && document.length > 0; n--) {
                Mutation mutation = mutations[random.nextInt(mutations.length)];
                document = mutation.of(document, random);
                how.append(' ').append(mutation);
            }
            assertReadable(document, how.toString());
        }
    }

    /** Each would keep a careless reader busy for minutes: what is done at every element must not depend on the rest. */
    static Stream<Arguments> shouldReadWhatIsMadeToTakeLong() {
        String ampersands = "&".repeat(5_000_000);
        String links = "<link>/1</link>".repeat(20_000);
        String headings = "<h2>One</h2>".repeat(20_000);
        String paragraph = "<p>The two sides met in the old customs house on Monday and spoke for hours.</p>";
        String path = "https://gazette.example" + "/a".repeat(500_000) + "/..".repeat(500_000);
        return Stream.of(
                Arguments.of("title of ampersands", "<rss><channel><item><title>" + ampersands),
                Arguments.of(
                        "references that end far away",
                        "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><item><title>" + ampersands + ";"),
                Arguments.of("title of one letter", "<rss><channel><item><title>&lt;" + "x".repeat(5_000_000)),
                Arguments.of(
                        "endless namespace",
                        "<rss xmlns='" + "x".repeat(3_000_000) + "'><channel><item>" + "<a/>".repeat(400_000)),
                Arguments.of(
                        "endless base of a feed", "<rss xml:base='" + path + "'><channel><item>" + links + "</item>"),
                Arguments.of("endless link", "<rss><channel><item><link>" + path + "</link></item>"),
                Arguments.of("endless base of a page", "<html><head><base href='" + path + "'></head>" + paragraph),
                Arguments.of(
                        "endless canonical address",
                        "<html><head><link rel='canonical' href='" + path + "'></head>" + paragraph),
                Arguments.of("headings without end", "<article>" + paragraph + headings),
                Arguments.of(
                        "endless class",
                        "<html><div class='" + "x ".repeat(1_000_000) + "'>" + paragraph.repeat(20_000)),
                Arguments.of(
                        "things that are never text", "<html><body>" + "<svg></svg><aside></aside>".repeat(12_000)),
                Arguments.of(
                        "teasers in teasers",
                        "<html><body>" + "<div class='teaser'>".repeat(290) + paragraph.repeat(20_000)),
                Arguments.of(
                        "headlines in articles",
                        "<title>One</title>" + "<article><h1>One</h1>".repeat(280) + paragraph.repeat(20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldReadWhatIsMadeToTakeLong(String what, String document) {
        assertReadable(document.getBytes(UTF_8), what);
    }

    private void assertReadable(byte[] document, String how) {
        if (document.length > SIZE_LIMIT) {
            return; // never gets past the fetcher
        }
        FeedDocument feed = read(() -> new FeedReader(UNHURRIED).read(document, null, ADDRESS), how);
        assertThat(feed.entries().size()).as(how).isLessThanOrEqualTo(10_000);
        assertThat(feed.isFeed() || !feed.problems().isEmpty()).as(how).isTrue();
        Optional<Page> page = read(() -> new ArticleExtractor(UNHURRIED).extract(document, "text/html", ADDRESS), how);
        assertThat(page.map(Page::text).orElse("")).as(how).hasSizeLessThan(2 * SIZE_LIMIT);
    }

    private <T> T read(Callable<T> reading, String how) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try {
            return reader.submit(() -> {
                        long before = threads.getCurrentThreadCpuTime();
                        T read = reading.call();
                        Duration work = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
                        assertThat(work).as(how).isLessThan(WORK_LIMIT);
                        return read;
                    })
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(how + ": not read within " + LIMIT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionError(how + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(how + ": interrupted", e);
        }
    }
}
