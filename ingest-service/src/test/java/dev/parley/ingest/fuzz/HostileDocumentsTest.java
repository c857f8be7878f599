package dev.parley.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.Rss;
import dev.parley.ingest.article.ArticleExtractor;
import dev.parley.ingest.article.Page;
import dev.parley.ingest.feed.FeedDocument;
import dev.parley.ingest.feed.FeedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Reads spoiled documents, the same ones in every run. {@code -Dparley.fuzz.documents=20000} reads more of them, and
 * {@code -Dparley.fuzz.seed} others.
 */
class HostileDocumentsTest {

    private static final int DOCUMENTS = Integer.getInteger("parley.fuzz.documents", 150);
    private static final long SEED = Long.getLong("parley.fuzz.seed", 1);

    /** A reader that works longer on a document hangs. */
    private static final Duration WORK_LIMIT = Duration.ofSeconds(5);

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

    private void assertReadable(byte[] document, String how) {
        if (document.length > SIZE_LIMIT) {
            return; // never gets past the fetcher
        }
        FeedDocument feed = read(() -> new FeedReader().read(document, null, ADDRESS), how);
        assertThat(feed.entries().size()).as(how).isLessThanOrEqualTo(10_000);
        assertThat(feed.isFeed() || !feed.problems().isEmpty()).as(how).isTrue();
        Page page = read(() -> new ArticleExtractor().extract(document, "text/html", ADDRESS), how);
        assertThat(page.text()).as(how).hasSizeLessThan(2 * SIZE_LIMIT);
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
