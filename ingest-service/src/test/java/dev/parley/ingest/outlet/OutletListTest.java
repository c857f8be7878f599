package dev.parley.ingest.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutletListTest {

    private static void assertRefused(String yaml, String... says) {
        assertThatThrownBy(() -> OutletList.parse("feeds.yaml", yaml))
                .isInstanceOf(OutletListException.class)
                .hasMessageContaining("feeds.yaml")
                .message()
                .contains(says);
    }

    @Test
    void shouldReadOutletsWithTheirFeeds() {
        // When
        OutletList list = OutletList.parse("feeds.yaml", """
                outlets:
                  - id: gazette
                    name: The Harbour Gazette
                    country: sg
                    language: EN
                    tier: 1
                    feeds:
                      - url: https://gazette.example/feed
                      - url: https://gazette.example/world
                  - id: wire
                    name: Wire
                    feeds: [{url: http://wire.example/}]
                """);

        // Then
        assertThat(list.feedCount()).isEqualTo(3);
        Outlet gazette = list.outlet("gazette").orElseThrow();
        assertThat(gazette.country()).isEqualTo("SG");
        assertThat(gazette.language()).isEqualTo("en");
        assertThat(gazette.feeds())
                .extracting(Feed::url)
                .containsExactly(
                        URI.create("https://gazette.example/feed"), URI.create("https://gazette.example/world"));
        assertThat(list.outlet("wire").orElseThrow().tier()).isEqualTo(2);
    }

    @Test
    void shouldReadPinnedIntervals() {
        OutletList list = OutletList.parse("feeds.yaml", list("90s", "5m", "24h"));

        assertThat(list.outlet("gazette").orElseThrow().feeds())
                .extracting(Feed::interval)
                .containsExactly(Duration.ofSeconds(90), Duration.ofMinutes(5), Duration.ofHours(24));
        for (String wrong : List.of("5", "m", "1s", "25h", "-5m", "5 minutes", "999999999m", "''")) {
            assertRefused(list(wrong), "line 5", "outlets[0] (gazette).feeds[0]", "the interval must be 10s to 24h");
        }
    }

    private static String list(String... intervals) {
        StringBuilder yaml = new StringBuilder("outlets:\n  - id: gazette\n    name: Gazette\n    feeds:\n");
        for (String interval : intervals) {
            yaml.append(
                    "      - {url: 'https://gazette.example/%d', interval: %s}\n".formatted(yaml.length(), interval));
        }
        return yaml.toString();
    }

    @Test
    void shouldReadTheListThatComesWithTheService() {
        OutletList bundled = OutletList.bundled();

        assertThat(bundled.outlets()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(bundled.outlet("straits-times").orElseThrow().feeds()).hasSize(2);
        assertThat(bundled.outlet("euromaidan-press")).isPresent();
    }

    @Test
    void shouldNameLineEntryAndReasonOfEverythingThatIsWrong() {
        assertRefused(
                """
                outlets:
                  - id: gazette
                    name: Gazette
                    feeds:
                      - urll: https://gazette.example/feed
                  - id: gazette
                    name: Other
                    tier: 9
                    feeds:
                      - url: ftp://gazette.example/feed
                """,
                "line 5: outlets[0] (gazette).feeds[0]: unknown key 'urll'",
                "line 5: outlets[0] (gazette).feeds[0]: the url is missing",
                "line 6: outlets[1] (gazette): the id is already used on line 2",
                "line 8: outlets[1] (gazette): the tier must be 1, 2 or 3",
                "line 10: outlets[1] (gazette).feeds[0]: 'ftp://gazette.example/feed' is no http or https address");
    }

    @Test
    void shouldRefuseAFeedThatIsListedTwice() {
        assertRefused("""
                outlets:
                  - id: a
                    name: A
                    feeds: [{url: "https://a.example/feed"}, {url: "https://a.example/feed"}]
                """, "the feed https://a.example/feed is already listed on line 4");
    }

    @Test
    void shouldRefuseWhatIsNoListAtAll() {
        assertRefused("", "it is empty");
        assertRefused("outlets: []", "line 1: outlets: a list with at least one entry is expected here");
        assertRefused("outlets:\n  - id: [", "no valid YAML");
        assertRefused("feeds:\n  - a", "unknown key 'feeds'");
        assertThatThrownBy(() -> OutletList.read(Path.of("no-such-file.yaml")))
                .hasMessageContaining("no-such-file.yaml")
                .hasMessageContaining("there is no such file");
    }
}
