package dev.parley.cli.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewsroomTest {

    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

    private final Script script = Script.read("/newsroom/two-outlets.yaml");
    private final HttpClient client = HttpClient.newHttpClient();
    private Newsroom newsroom;

    @BeforeEach
    void open() throws IOException {
        newsroom = Newsroom.open(script, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void whatIsOldStandsInTheFeedFromTheBeginning() throws Exception {
        // When
        SyndFeed world = feed("world");

        // Then
        assertThat(world.getEntries()).extracting(SyndEntry::getTitle).containsExactly("Something from this morning");
        assertThat(world.getEntries().get(0).getPublishedDate().toInstant()).isEqualTo(NOW.minus(Duration.ofHours(3)));
    }

    @Test
    void anArticleAppearsInTheFeedsThatCarryItWithOneAddress() throws Exception {
        // When
        Publication publication = newsroom.publish(article("both"));

        // Then
        assertThat(publication.time()).isEqualTo(NOW);
        SyndEntry inWorld = feed("world").getEntries().get(0);
        SyndEntry inHome = feed("home").getEntries().get(0);
        assertThat(inWorld.getTitle()).isEqualTo("Bridge closed for 10 days");
        assertThat(inHome.getUri()).isEqualTo(inWorld.getUri());
        assertThat(inHome.getLink()).isNotEqualTo(inWorld.getLink());
        assertThat(page(inHome).select("link[rel=canonical]").attr("href"))
                .isEqualTo(page(inWorld).select("link[rel=canonical]").attr("href"))
                .doesNotContain("utm_");
    }

    @Test
    void aCorrectionChangesTitleTextAndTheTimeOfTheUpdate() throws Exception {
        // Given
        newsroom.publish(article("both"));

        // When
        newsroom.correct(article("both"), article("both").corrections().get(0));

        // Then
        SyndEntry entry = feed("world").getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("Bridge closed for 12 days");
        assertThat(page(entry).text())
                .contains("closed for 12 days, the city said", "The number of days was corrected")
                .doesNotContain("10 days");
    }

    @Test
    void charsetsThatOnlyTheDocumentNamesAreReadAsMeant() throws Exception {
        // When
        newsroom.publish(article("hostile"));

        // Then
        SyndEntry entry = feed("gundem").getEntries().get(0);
        assertThat(entry.getTitle()).startsWith("İlk");
        assertThat(page(entry).select(".haber-metni").text()).startsWith("Çiğdem");
    }

    @Test
    void markupInTextsStaysText() throws Exception {
        // When
        newsroom.publish(article("hostile"));

        // Then
        SyndEntry entry = feed("gundem").getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("İlk <script>alert(1)</script> & \"quotes\"");
        assertThat(page(entry).select(".haber-metni script")).isEmpty();
    }

    @Test
    void aKnownFeedIsAnsweredWithNotModifiedUntilItChanges() throws Exception {
        // Given
        URI world = address("world");
        String etag = get(world).headers().firstValue("ETag").orElseThrow();

        // When, Then
        assertThat(get(world, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(newsroom.traffic()).isEqualTo(new Newsroom.Traffic(2, 1));

        // When, Then
        newsroom.publish(article("both"));
        assertThat(get(world, "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void theDateAloneAlsoMakesARequestConditional() throws Exception {
        // Given
        URI world = address("world");
        String changed = get(world).headers().firstValue("Last-Modified").orElseThrow();

        // When, Then
        assertThat(get(world, "If-Modified-Since", changed).statusCode()).isEqualTo(304);
        assertThat(get(world, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverAcceptsGzipGetsIt() throws Exception {
        // When
        HttpResponse<byte[]> answer = get(address("world"), "Accept-Encoding", "gzip");

        // Then
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(unzipped.readAllBytes(), Charset.forName("UTF-8")))
                    .startsWith("<?xml");
        }
    }

    @Test
    void unknownAddressesAndMethodsAreRefused() throws Exception {
        // When, Then
        assertThat(get(address("world").resolve("/feeds/other.xml")).statusCode())
                .isEqualTo(404);
        assertThat(get(address("world").resolve("/articles/both")).statusCode())
                .as("not published yet")
                .isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(address("world"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void theNewsroomKnowsWhenEveryFeedWasRead() throws Exception {
        // When, Then
        assertThat(newsroom.everyFeedWasRead()).isFalse();
        for (URI feed : newsroom.feeds()) {
            get(feed);
        }
        assertThat(newsroom.everyFeedWasRead()).isTrue();
    }

    @Test
    void theTimelinePublishesTheScriptInItsOrder() throws Exception {
        // Given
        List<Publication> published = new ArrayList<>();

        // When
        try (Timeline timeline = new Timeline()) {
            timeline.play(script, newsroom, published::add).get(10, TimeUnit.SECONDS);
        }

        // Then
        assertThat(published).extracting(Publication::articleId).containsExactly("both", "both", "hostile");
        assertThat(published).extracting(Publication::correction).containsExactly(false, true, false);
    }

    @Test
    void everyFeedAndPageOfTheIstanbulScriptCanBeRead() throws Exception {
        // Given
        Script istanbul = Script.istanbul();
        try (Newsroom whole = Newsroom.open(istanbul, Clock.systemUTC())) {
            istanbul.articles().stream()
                    .filter(article -> article.second() != null)
                    .forEach(whole::publish);

            for (URI feed : whole.feeds()) {
                // When
                SyndFeed parsed = parse(get(feed));

                // Then
                assertThat(parsed.getEntries()).hasSizeGreaterThan(3).allSatisfy(entry -> {
                    assertThat(entry.getPublishedDate()).isNotNull();
                    assertThat(page(entry).text()).contains(entry.getTitle().split(" ")[0]);
                });
            }
        }
    }

    @Test
    void theListOfFeedsNamesEachOutletWithItsFeeds() throws Exception {
        // When
        JsonNode outlets = new YAMLMapper().readTree(newsroom.feedList()).get("outlets");

        // Then
        assertThat(outlets.findValuesAsText("id")).containsExactly("gazette", "posta");
        assertThat(outlets.findValuesAsText("url"))
                .containsExactlyElementsOf(
                        newsroom.feeds().stream().map(URI::toString).toList());
    }

    private Script.Article article(String id) {
        return script.articles().stream()
                .filter(article -> article.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private URI address(String feed) {
        return newsroom.feeds().stream()
                .filter(address -> address.getPath().equals("/feeds/" + feed + ".xml"))
                .findFirst()
                .orElseThrow();
    }

    private SyndFeed feed(String name) throws Exception {
        return parse(get(address(name)));
    }

    private static SyndFeed parse(HttpResponse<byte[]> answer) throws Exception {
        String contentType = answer.headers().firstValue("Content-Type").orElseThrow();
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(answer.body()), contentType)) {
            return new SyndFeedInput().build(reader);
        }
    }

    private Document page(SyndEntry entry) throws Exception {
        HttpResponse<byte[]> answer = get(URI.create(entry.getLink()));
        String contentType = answer.headers().firstValue("Content-Type").orElseThrow();
        int charset = contentType.indexOf("charset=");
        return Jsoup.parse(
                new ByteArrayInputStream(answer.body()),
                charset < 0 ? null : contentType.substring(charset + "charset=".length()),
                entry.getLink());
    }

    private HttpResponse<byte[]> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
