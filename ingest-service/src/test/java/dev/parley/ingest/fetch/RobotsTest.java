package dev.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.SettableClock;
import dev.parley.ingest.WebServer;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.Permission.Denied;
import dev.parley.ingest.fetch.Permission.Granted;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RobotsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2025-06-02T10:00:00Z"));
    private final WebServer outlet = new WebServer();
    private final HttpFetcher web = new HttpFetcher(
            new AddressGuard(List.of(IpRange.of("127.0.0.0/8")), "the setting"),
            "Parley/test",
            Politeness.DEFAULT,
            clock);
    private final Robots robots = new Robots(web, clock);

    @AfterEach
    void stop() throws IOException {
        web.close();
        outlet.close();
    }

    /** What a robot may expect of an address. */
    private enum Answer {
        ALLOWED,
        DISALLOWED,
        UNKNOWN
    }

    private Answer ask(String path) {
        Permission permission = robots.permission(outlet.url(path));
        if (permission instanceof Denied denied) {
            return denied.result() instanceof Failed ? Answer.UNKNOWN : Answer.DISALLOWED;
        }
        return Answer.ALLOWED;
    }

    @Test
    void shouldKeepOutOfWhereRobotsAreNotWanted() {
        // Given
        outlet.serve("/robots.txt", "text/plain", """
                User-agent: *
                Disallow: /archive/
                Disallow: /*.pdf$

                User-agent: OtherBot
                Disallow: /
                """);

        // When, then
        assertThat(ask("/news/talks")).isEqualTo(Answer.ALLOWED);
        assertThat(ask("/archive/talks")).isEqualTo(Answer.DISALLOWED);
        assertThat(ask("/talks.pdf")).isEqualTo(Answer.DISALLOWED);
    }

    @Test
    void shouldPutWhatIsSaidToUsByNameAboveWhatIsSaidToAll() {
        outlet.serve("/robots.txt", "text/plain", """
                User-agent: Parley
                Disallow: /premium

                User-agent: *
                Disallow: /
                """);

        assertThat(ask("/news")).isEqualTo(Answer.ALLOWED);
        assertThat(ask("/premium")).isEqualTo(Answer.DISALLOWED);
    }

    @Test
    void shouldAskOncePerDay() {
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /a\n");
        ask("/a");
        ask("/b");
        clock.advance(Duration.ofHours(23));
        ask("/a");
        assertThat(outlet.requests("/robots.txt")).isEqualTo(1);

        clock.advance(Duration.ofHours(2));
        outlet.status("/robots.txt", 404);

        assertThat(ask("/a")).isEqualTo(Answer.ALLOWED);
        assertThat(outlet.requests("/robots.txt")).isEqualTo(2);
    }

    @Test
    void shouldKeepNoMoreRulesThanItHasRoomFor() {
        // Given room for the rules of one host, and a file for two
        String rules = "User-agent: *\nDisallow: /a\n" + "# nothing else\n".repeat(40);
        Robots forgetful = new Robots(web, clock, 1_000);
        try (WebServer other = new WebServer("127.0.0.3")) {
            outlet.serve("/robots.txt", "text/plain", rules);
            other.serve("/robots.txt", "text/plain", rules);

            // When
            for (WebServer host : List.of(outlet, outlet, other, other, outlet)) {
                assertThat(forgetful.permission(host.url("/a"))).isInstanceOf(Denied.class);
            }

            // Then
            assertThat(other.requests("/robots.txt")).isEqualTo(1);
            assertThat(outlet.requests("/robots.txt")).isEqualTo(2);
        }
    }

    @Test
    void shouldReadNothingForAnHourWhileTheRulesCannotBeRead() {
        // Given
        outlet.status("/robots.txt", 500);
        assertThat(ask("/news")).isEqualTo(Answer.UNKNOWN);

        // When
        outlet.serve("/robots.txt", "text/plain", "");
        clock.advance(Duration.ofMinutes(59));
        Answer soon = ask("/news");
        clock.advance(Duration.ofMinutes(2));

        // Then
        assertThat(soon).isEqualTo(Answer.UNKNOWN);
        assertThat(ask("/news")).isEqualTo(Answer.ALLOWED);
    }

    @Test
    void shouldLeaveSoMuchTimeBetweenPagesAsIsAskedForUpToTenSeconds() {
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 5\n");
        assertThat(robots.permission(outlet.url("/news"))).isEqualTo(new Granted(Duration.ofSeconds(5)));

        clock.advance(Duration.ofDays(2));
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: 86400\n");
        assertThat(robots.permission(outlet.url("/news"))).isEqualTo(new Granted(Duration.ofSeconds(10)));

        clock.advance(Duration.ofDays(2));
        outlet.serve("/robots.txt", "text/plain", "User-agent: *\nCrawl-delay: soon\n");
        assertThat(robots.permission(outlet.url("/news"))).isEqualTo(new Granted(Duration.ZERO));
    }

    @Test
    void shouldAskTheHostThatAPageRedirectsTo() {
        // Given
        try (WebServer other = new WebServer()) {
            other.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n");
            other.serve("/public/talks", "text/html", "<p>They talk.</p>");
            redirect("/a", other.url("/private/talks"));
            redirect("/b", other.url("/public/talks"));

            // When, then
            assertThat(web.page(outlet.url("/a"), robots)).isInstanceOf(Refused.class);
            assertThat(web.page(outlet.url("/b"), robots)).isInstanceOf(Fetched.class);
            assertThat(other.requests()).containsExactly("/robots.txt", "/public/talks");
        }
    }

    private void redirect(String path, URI to) {
        outlet.answer(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to.toString());
            exchange.sendResponseHeaders(302, -1);
        });
    }
}
