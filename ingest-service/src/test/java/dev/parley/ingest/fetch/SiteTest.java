package dev.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.gazette.co.uk/news, gazette.co.uk",
        "https://feeds.news.gazette.com:8443/rss, gazette.com",
        "https://GAZETTE.com/, gazette.com",
        "https://harbour.github.io/feed, harbour.github.io",
        "http://127.0.0.1:8080/feed, 127.0.0.1:8080",
        "http://127.0.0.1/feed, 127.0.0.1",
        "http://[2001:db8::1]:81/feed, [2001:db8::1]:81",
        "http://localhost:81/feed, localhost:81",
        "http://rsshub/feed, rsshub"
    })
    void shouldTellWhatBelongsTogether(URI address, String site) {
        assertThat(Site.of(address)).isEqualTo(new Site(site));
    }
}
