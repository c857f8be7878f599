package dev.parley.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HTTPS://Gazette.Example:443/a/../Talks#top            | https://gazette.example/Talks
                    http://gazette.example:80                             | http://gazette.example/
                    https://gazette.example:8443/a                        | https://gazette.example:8443/a
                    https://gazette.example/a?utm_source=rss&id=7&fbclid=x | https://gazette.example/a?id=7
                    https://gazette.example/a?at_medium=RSS               | https://gazette.example/a
                    https://gazette.example./a                            | https://gazette.example/a
                    https://газета.укр/мир                                | https://xn--80aahjj1e.xn--j1amh/%D0%BC%D0%B8%D1%80
                    """)
    void shouldLeaveOutWhatOnlyTellsWhereTheReaderCameFrom(String given, String expected) {
        assertThat(CanonicalUrl.of(given).orElseThrow()).hasToString(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "mailto:a@b.example",
                "/talks",
                "ftp://a.example/",
                "http://",
                "http://[x"
            })
    void shouldTakeNothingElseForAnAddress(String text) {
        assertThat(CanonicalUrl.of(text)).isEmpty();
    }

    @Test
    void shouldGiveTheSameIdToTheSpellingsOfOneAddress() {
        // Given
        String id =
                CanonicalUrl.of("https://gazette.example/talks").orElseThrow().articleId();

        // Then
        assertThat(id).hasSize(32);
        assertThat(CanonicalUrl.of("http://www.gazette.example/talks/?utm_campaign=x")
                        .orElseThrow()
                        .articleId())
                .isEqualTo(id);
        assertThat(CanonicalUrl.of("https://gazette.example/talks?page=2")
                        .orElseThrow()
                        .articleId())
                .isNotEqualTo(id);
    }

    @Test
    void shouldTakeHalfACharacterForNoAddress() {
        assertThat(CanonicalUrl.of("https://gazette.example/\ud83d")).isEmpty();
        assertThat(CanonicalUrl.of("https://gazette.example/\ud83d\ude00")).isPresent();
    }
}
