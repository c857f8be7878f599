package dev.parley.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Access;
import dev.parley.contract.event.TextSource;
import dev.parley.ingest.markup.TimeLimit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleExtractorTest {

    private static final URI ADDRESS = URI.create("https://gazette.example/talks?utm_source=rss");
    private static final String FIRST =
            "The two sides met in the old customs house on Monday and spoke for three hours behind closed doors.";
    private static final String SECOND =
            "Neither side would say whether the pause in the fighting will be prolonged beyond the end of the week.";
    private static final String THIRD =
            "A third round has been called for Thursday, people in the room said, and the mediators will travel again.";

    private final ArticleExtractor extractor = new ArticleExtractor(new TimeLimit(TimeLimit.DEFAULT));

    private Page extract(String html) {
        return extractor.extract(html.getBytes(UTF_8), "text/html", ADDRESS).orElseThrow();
    }

    /** A clock that goes on by so much whenever somebody looks. */
    private static LongSupplier thatPasses(Duration time) {
        AtomicLong now = new AtomicLong();
        return () -> now.addAndGet(time.toNanos());
    }

    private static String paragraphs(String... paragraphs) {
        return "<p>" + String.join("</p><p>", paragraphs) + "</p>";
    }

    @Test
    void shouldKeepTheArticleAndDropWhatSurroundsIt() {
        // When
        Page page = extract("""
                <html lang="en-GB"><head><title>Talks on the pier | Harbour Gazette</title>
                <meta property="og:site_name" content="Harbour Gazette">
                <meta property="og:description" content="After two weeks of silence the sides meet again.">
                <meta name="author" content="A. Writer">
                <meta property="article:published_time" content="2025-06-02T10:00:00+03:00">
                <link rel="canonical" href="/talks"></head><body>
                <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
                <div class="page with-sidebar"><article><h1>Talks on the pier</h1>
                <p class="lead">After two weeks of silence the sides meet again.</p>
                <div class="body">""" + paragraphs(FIRST) + """
                <figure><img src="a.jpg"><figcaption>The customs house, photographed last year by our photographer.</figcaption></figure>
                <h2>What comes next</h2>""" + paragraphs(SECOND, THIRD) + """
                <div class="related-stories"><h3>Read more</h3><p>Two weeks ago the last round ended without any result at all.</p></div>
                <div class="newsletter-signup"><p>Get the best of the Gazette in your inbox every single morning.</p></div>
                </div></article>
                <section id="comments"><p>I do not believe a word of what they say in that customs house, do you?</p></section>
                </div><footer><p>© Harbour Gazette, all rights reserved, Pier Street 1, Harbour Town</p></footer></body></html>
                """);

        // Then
        assertThat(page.text())
                .isEqualTo("After two weeks of silence the sides meet again.\n\n" + FIRST + "\n\nWhat comes next\n\n"
                        + SECOND + "\n\n" + THIRD);
        assertThat(page.method()).isEqualTo(TextSource.PAGE_BODY);
        assertThat(page.title()).isEqualTo("Talks on the pier");
        assertThat(page.byline()).isEqualTo("A. Writer");
        assertThat(page.published()).isEqualTo(Instant.parse("2025-06-02T07:00:00Z"));
        assertThat(page.language()).isEqualTo("en");
        assertThat(page.canonicalUrl()).hasToString("https://gazette.example/talks");
    }

    @Test
    void shouldTakeTheDescribedTextWhereThePageHidesIt() {
        // When
        Page page = extract("""
                <html><head><script type="application/ld+json">
                {"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Talks &amp; tea",
                "datePublished":"2025-06-02T10:00:00Z","dateModified":"2025-06-02T11:00:00Z",
                "author":[{"@type":"Person","name":"A. Writer"},{"name":"B. Writer"}],
                "articleBody":"%s\n\n%s\n\n%s"},]}
                </script></head><body><h1>Talks</h1><p>Subscribe to read on, it costs less than a cup of tea.</p></body></html>
                """.formatted(FIRST, SECOND, THIRD));

        // Then
        assertThat(page.method()).isEqualTo(TextSource.JSON_LD);
        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
        assertThat(page.title()).isEqualTo("Talks & tea");
        assertThat(page.byline()).isEqualTo("A. Writer, B. Writer");
        assertThat(page.updated()).isEqualTo(Instant.parse("2025-06-02T11:00:00Z"));
    }

    @Test
    void shouldReadTextThatIsCutIntoPieces() {
        String piece = "<div class=\"piece\"><p class=\"text\">%s</p></div><div class=\"ad-slot\">Advertisement</div>";

        Page page = extract("<html><body><main>" + piece.formatted(FIRST) + piece.formatted(SECOND) + "<section>"
                + piece.formatted(THIRD) + "</section></main></body></html>");

        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void shouldReadTextWithoutParagraphElements() {
        Page page = extract("<html><body><div id=\"story\">" + FIRST + "<br><br>" + SECOND + "<br><br>" + THIRD
                + "</div></body></html>");

        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void shouldReadTheArticleOfTheTitleWhenAnotherFollows() {
        // Given a page that goes on with a longer article
        String html = "<html><head><meta property=\"og:title\" content=\"Talks\"></head><body><article><h1>Talks</h1>"
                + paragraphs(FIRST, SECOND, THIRD, FIRST, SECOND, THIRD)
                + "</article><article><h1>Something else</h1>"
                + paragraphs("A completely different matter. ".repeat(10), "Which goes on and on. ".repeat(30))
                + "</article></body></html>";

        // When, then
        assertThat(extract(html).text()).startsWith(FIRST).doesNotContain("different matter");
    }

    @Test
    void shouldNotBelieveAnAddressOfAnotherSiteOrOfTheFrontPage() {
        assertThat(extract("<link rel=canonical href=https://other.example/x><p>" + FIRST)
                        .canonicalUrl())
                .hasToString("https://gazette.example/talks");
        assertThat(extract("<link rel=canonical href=https://gazette.example/><p>" + FIRST)
                        .canonicalUrl())
                .hasToString("https://gazette.example/talks");
    }

    @Test
    void shouldSurviveWhatIsNoPage() {
        assertThat(extract("").text()).isEmpty();
        assertThat(extract("\u0000\u0001\uFFFE").text()).isNotNull();
        assertThat(extract("<div>".repeat(40_000) + FIRST).text()).contains("customs house");
        assertThat(extract("<div>".repeat(100_000) + FIRST).text()).isEmpty(); // no page has so many tags
        assertThat(extract("<script type='application/ld+json'>" + "[".repeat(100_000) + "</script><p>" + FIRST)
                        .text())
                .isEqualTo(FIRST);
    }

    @Test
    void shouldSplitALiveBlogIntoItsUpdates() {
        // Given
        String page = """
                <html><head><title>Live: the talks</title><script type="application/ld+json">
                {"@type": "LiveBlogPosting", "headline": "Live: the talks", "liveBlogUpdate": [
                  {"@type": "BlogPosting", "headline": "Truce signed", "articleBody": "<p>They signed at noon.</p>",
                   "url": "https://gazette.example/live#block-2", "datePublished": "2025-06-02T12:00:00Z",
                   "dateModified": "2025-06-02T12:05:00Z", "author": [{"name": "A. Writer"}]},
                  {"@type": "BlogPosting", "articleBody": "They arrive.", "@id": "#block-1",
                   "datePublished": "2025-06-02T09:00:00Z"},
                  {"@type": "BlogPosting", "articleBody": "The same block again.", "@id": "#block-1"},
                  {"@type": "BlogPosting", "articleBody": "Nobody can link to this.", "url": "https://gazette.example/"},
                  {"@type": "BlogPosting", "articleBody": " ", "@id": "#block-0"}]}
                </script></head><body><article><p>They signed at noon.</p></article></body></html>
                """;

        // When
        Page read = new ArticleExtractor(new TimeLimit(TimeLimit.DEFAULT))
                .extract(page.getBytes(UTF_8), "text/html", URI.create("https://gazette.example/live"))
                .orElseThrow();

        // Then
        assertThat(read.updates())
                .containsExactly(
                        new LiveUpdate(
                                "block-2",
                                "Truce signed",
                                "They signed at noon.",
                                "A. Writer",
                                Instant.parse("2025-06-02T12:00:00Z"),
                                Instant.parse("2025-06-02T12:05:00Z")),
                        new LiveUpdate(
                                "block-1", null, "They arrive.", null, Instant.parse("2025-06-02T09:00:00Z"), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"@type": "NewsArticle", "headline": "Talks", "isAccessibleForFree": false}               |         | PAID
            {"@type": "NewsArticle", "headline": "Talks", "isAccessibleForFree": "False"}             |         | PAID
            {"@type": "NewsArticle", "headline": "Talks", "isAccessibleForFree": "http://schema.org/False"} |   | PAID
            {"@type": "NewsArticle", "hasPart": {"isAccessibleForFree": "False", "cssSelector": ".x"}} |        | PAID
            {"@type": "NewsArticle", "hasPart": [{"isAccessibleForFree": true}]}                      |         |
            {"@type": "NewsArticle", "headline": "Talks", "isAccessibleForFree": true}                |         | FREE
            {"@type": "NewsArticle", "headline": "Talks", "isAccessibleForFree": false}               | metered | METERED
            {"@type": "NewsArticle", "headline": "Talks"}                                             | locked  | PAID
            {"@type": "NewsArticle", "headline": "Talks"}                                             | free    | FREE
            {"@type": "NewsArticle", "headline": "Talks"}                                             |         |
            """)
    void shouldTellWhoMayReadTheWholeArticle(String description, @Nullable String tier, @Nullable Access access) {
        // When
        Page page = extract("<html><head><script type=\"application/ld+json\">" + description + "</script>"
                + (tier == null ? "" : "<meta property=\"article:content_tier\" content=\"" + tier + "\">")
                + "</head><body>" + paragraphs(FIRST, SECOND, THIRD) + "</body></html>");

        // Then
        assertThat(page.access()).isEqualTo(access);
    }

    @Test
    void shouldReadHowLongThePageSaysTheArticleIs() {
        assertThat(extract(
                                "<script type=\"application/ld+json\">{\"@type\": \"Article\", \"wordCount\": \"812\"}</script>"
                                        + paragraphs(FIRST))
                        .words())
                .isEqualTo(812);
        assertThat(extract(paragraphs(FIRST)).words()).isZero();
    }

    @Test
    void shouldGiveUpAPageThatTakesTooLong() {
        // Given a clock that goes on by 20 ms whenever somebody looks
        TimeLimit limit = new TimeLimit(Duration.ofSeconds(5), thatPasses(Duration.ofMillis(20)));
        ArticleExtractor hurried = new ArticleExtractor(limit);
        String page = "<html><body>" + paragraphs(FIRST, SECOND, THIRD);

        // When
        Optional<Page> small = hurried.extract(page.getBytes(UTF_8), "text/html", ADDRESS);
        Optional<Page> large =
                hurried.extract((page + paragraphs(FIRST).repeat(3_000)).getBytes(UTF_8), "text/html", ADDRESS);

        // Then
        assertThat(small).isPresent();
        assertThat(large).isEmpty();
        assertThat(limit.exceeded()).isEqualTo(1);
    }

    @Test
    void shouldKeepSubheadingsBetweenParagraphsAlone() {
        Page page = extract("<article><h2>Before</h2>" + paragraphs(FIRST) + "<h2>Between</h2><h3>And below</h3>"
                + paragraphs(SECOND, THIRD) + "<h2>After</h2></article>");

        assertThat(page.text()).contains("Between", "And below").doesNotContain("Before", "After");
    }

    @Test
    void shouldNotTakeTheNameOfTheOutletForTheHeadline() {
        Page page = extract("<title>Talks on the pier « Harbour Gazette</title><h1><a href='/'>Harbour Gazette</a></h1>"
                + "<div class='post'><h2>Talks on the pier</h2><p class='byline'>By A. Writer</p>"
                + paragraphs(FIRST, SECOND) + "</div>");

        assertThat(page.title()).isEqualTo("Talks on the pier");
        assertThat(page.byline()).isEqualTo("By A. Writer");
    }

    @Test
    void shouldLeaveOutWhatNobodySeesAndWhatStandsBelow() {
        Page page = extract("<div class='text'>" + paragraphs(FIRST, SECOND, THIRD)
                + "<div style='visibility: hidden'><p>Get the best of the Gazette in your inbox every morning.</p></div>"
                + "<p>Copyright 2005 Harbour Gazette, Pier Street 1. All rights reserved.</p></div>");

        assertThat(page.text()).isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
    }
}
