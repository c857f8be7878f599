package dev.parley.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.markup.TimeLimit;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubLinkTest {

    private static final URI FEED = URI.create("https://gazette.example/news/feed?of=world,asia");
    private static final HubLink HUB =
            new HubLink(URI.create("https://hub.example/a,b;c"), URI.create("https://gazette.example/feed"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://hub.example/a,b;c>; rel=\"hub\", <https://gazette.example/feed>; rel=\"self\"",
                "<https://hub.example/a,b;c>;rel=hub,</feed>;rel=self",
                "</style.css>; rel=preload; as=style, </feed>; title=\"x\"; REL=\"alternate self\","
                        + " <https://hub.example/a,b;c> ; rel = hub ; rel=self"
            })
    void shouldReadTheHeader(String header) {
        assertThat(HubLink.ofHeaders(List.of(header), FEED)).contains(HUB);
    }

    @Test
    void shouldReadSeveralHeaders() {
        List<String> headers = List.of("<https://hub.example/a,b;c>; rel=\"hub\"", "</feed>; rel=\"self\"");

        assertThat(HubLink.ofHeaders(headers, FEED)).contains(HUB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<>; rel=hub",
                "https://hub.example; rel=hub",
                "<https://hub.example>",
                "<ftp://a/>; rel=hub",
                "<javascript:alert(1)>; rel=hub",
                "<https://hub.example>; rel=github",
                "<:>; rel=hub",
                "<https://hub.example"
            })
    void shouldFindNothingWhereThereIsNone(String header) {
        assertThat(HubLink.ofHeaders(List.of(header), FEED)).isEmpty();
    }

    @Test
    void shouldFindTheHubInDocumentsOfAllKinds() {
        String links = "link rel=\"hub\" href=\"https://hub.example/a,b;c\"/><%slink rel=\"self\" href=\"/feed\"/>";
        String rss = "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><link>/</link><atom:"
                + links.formatted("atom:") + "</channel></rss>";
        String atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><" + links.formatted("") + "<entry><id>1</id>"
                + "<link rel=\"hub\" href=\"https://other.example/\"/></entry></feed>";
        String json = """
                {"version": "https://jsonfeed.org/version/1.1", "feed_url": "/feed", "items": [],
                 "hubs": [{"type": "rssCloud", "url": "https://cloud.example/"},
                          {"type": "WebSub", "url": "https://hub.example/a,b;c"}]}
                """;

        for (String document : List.of(rss, atom, json)) {
            assertThat(new FeedReader(new TimeLimit(TimeLimit.DEFAULT))
                            .read(document.getBytes(UTF_8), null, FEED)
                            .hub())
                    .as(document)
                    .isEqualTo(HUB);
        }
    }
}
