package dev.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://gazette.example/feed?a=b#c, https://gazette.example/feed?a=b#c",
        "' HTTPS://gazette.example/ ', HTTPS://gazette.example/",
        "https://gazette.example/Kreis München, https://gazette.example/Kreis%20M%C3%BCnchen",
        "https://gazette.example/a%20b?q=a|b, https://gazette.example/a%20b?q=a%7Cb",
        "https://газета.укр/новини, https://xn--80aahjj1e.xn--j1amh/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8",
        "feed://gazette.example/rss, http://gazette.example/rss",
        "feed:https://gazette.example/rss, https://gazette.example/rss"
    })
    void shouldReadAddressesAsTheyAreWritten(String written, String meant) {
        assertThat(WebAddress.of(written)).map(Object::toString).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gazette.example",
                "/feed",
                "ftp://gazette.example/",
                "javascript:alert(1)",
                "https://",
                "https:///a",
                "feed:",
                "https://a b/",
                "http://%zz/"
            })
    void shouldTakeNothingElseForAnAddress(String text) {
        assertThat(WebAddress.of(text)).isEmpty();
    }

    @Test
    void shouldTakeNothingForAnAddress() {
        assertThat(WebAddress.of(null)).isEmpty();
    }
}
