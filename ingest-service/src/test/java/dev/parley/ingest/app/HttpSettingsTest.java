package dev.parley.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private record Config(
            URI contactUrl, Optional<List<String>> allowedAddresses, Optional<URI> publicUrl, Optional<String> token)
            implements IngestConfig {
        @Override
        public Optional<Path> feedsFile() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> pollInterval() {
            return Optional.empty();
        }

        @Override
        public Duration feedSpacing() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration pageSpacing() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration readingLimit() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration shortestPollInterval() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration longestPollInterval() {
            return Duration.ofMinutes(30);
        }
    }

    private static Config contact(String url) {
        return new Config(URI.create(url), Optional.empty(), Optional.empty(), Optional.of(TOKEN));
    }

    @Test
    void shouldMakeDoWithAPlaceholderOnThisMachine() {
        assertThat(HttpSettings.of(contact(IngestConfig.LOCAL_CONTACT), "127.0.0.1")
                        .allowedAddresses())
                .isEmpty();
    }

    @Test
    void shouldRefuseAPlaceholderInProduction() {
        for (String placeholder : List.of(
                IngestConfig.LOCAL_CONTACT,
                "https://example.com/contact",
                "https://www.example.org/",
                "http://a.test/")) {
            assertThatThrownBy(() -> HttpSettings.of(contact(placeholder), "0.0.0.0"))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("PARLEY_INGEST_CONTACT_URL");
        }
        assertThat(HttpSettings.of(contact("https://desk.gazette.sg/bots"), "0.0.0.0")
                        .contact())
                .hasToString("https://desk.gazette.sg/bots");
    }

    @Test
    void shouldRefuseWhatIsNoContactAddressAndNoAddressRange() {
        assertThatThrownBy(() -> HttpSettings.of(contact("desk"), "127.0.0.1"))
                .hasMessageContaining("PARLEY_INGEST_CONTACT_URL is 'desk'");
        Config wrongRange = new Config(
                URI.create("https://desk.gazette.sg"),
                Optional.of(List.of("10.0.0.0/99")),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> HttpSettings.of(wrongRange, "127.0.0.1"))
                .hasMessageContaining("PARLEY_INGEST_ALLOWED_ADDRESSES: '10.0.0.0/99'");
    }

    @Test
    void shouldTakeAPublicAddressAndRefuseWhatIsNone() {
        assertThat(HttpSettings.of(publicUrl("https://parley.gazette.sg/in/"), "127.0.0.1")
                        .publicUrl())
                .contains(URI.create("https://parley.gazette.sg/in"));
        for (String wrong :
                List.of("parley", "ftp://parley.gazette.sg", "https://parley.gazette.sg/?to=", "https:///")) {
            assertThatThrownBy(() -> HttpSettings.of(publicUrl(wrong), "127.0.0.1"))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("PARLEY_INGEST_PUBLIC_URL is '" + wrong + "'");
        }
    }

    private static Config publicUrl(String url) {
        return new Config(
                URI.create("https://desk.gazette.sg"),
                Optional.empty(),
                Optional.of(URI.create(url)),
                Optional.empty());
    }

    private static Config token(@Nullable String token) {
        return new Config(
                URI.create("https://desk.gazette.sg"), Optional.empty(), Optional.empty(), Optional.ofNullable(token));
    }

    @Test
    void shouldRefuseAnApiThatIsOpenToEverybody() {
        for (String everywhere : Arrays.asList("0.0.0.0", "::", "10.1.2.3", null)) {
            assertThatThrownBy(() -> HttpSettings.of(token(null), everywhere))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("PARLEY_INGEST_TOKEN is not set");
            HttpSettings.of(token(TOKEN), everywhere);
        }
        HttpSettings.of(token(null), "127.0.0.1");
        for (String address : List.of("127.0.0.1", "0.0.0.0")) {
            assertThatThrownBy(() -> HttpSettings.of(token("secret"), address))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("PARLEY_INGEST_TOKEN has 6 characters");
        }
    }
}
