package dev.parley.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.Rss;
import dev.parley.ingest.WebServer;
import dev.parley.ingest.discovery.Discovery.Found;
import dev.parley.ingest.discovery.Discovery.Named;
import dev.parley.ingest.discovery.Discovery.Nothing;
import dev.parley.ingest.discovery.Discovery.Several;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Politeness;
import dev.parley.ingest.markup.TimeLimit;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedDiscoveryTest {

    private static final String FEED =
            Rss.feed(List.of(new Rss.Item("1", "https://gazette.example/1", "One", "It begins.")));

    private final WebServer site = new WebServer();
    private final HttpFetcher web = new HttpFetcher(
            new AddressGuard(List.of(IpRange.of("127.0.0.1/32")), "the setting"),
            "Parley/test",
            Politeness.DEFAULT,
            Clock.systemUTC());
    private final FeedDiscovery discovery =
            new FeedDiscovery(web, new FeedReader(new TimeLimit(TimeLimit.DEFAULT)), new TimeLimit(TimeLimit.DEFAULT));

    @AfterEach
    void stop() throws IOException {
        web.close();
        site.close();
    }

    private void page(String head) {
        site.serve("/", "text/html", "<html><head><title>Gazette</title>" + head + "</head><body>News</body></html>");
    }

    @Test
    void shouldTakeAFeedForWhatItIs() {
        site.serve("/feed.xml", "application/rss+xml", FEED);

        assertThat(discovery.at(site.url("/feed.xml")))
                .isEqualTo(new Found(site.url("/feed.xml"), "The Harbour Gazette", "en-gb", 1));
    }

    @Test
    void shouldFindTheFeedThatAPageNames() {
        site.serve("/world.xml", "application/rss+xml", FEED);
        page("<link rel='alternate' type='text/html' href='/mobile'>"
                + "<link rel='Alternate' type='application/rss+xml; charset=utf-8' href='/world.xml'>");

        assertThat(discovery.at(site.url("/"))).isInstanceOfSatisfying(Found.class, found -> assertThat(found.feed())
                .isEqualTo(site.url("/world.xml")));
    }

    @Test
    void shouldLeaveTheChoiceToPeopleWhenAPageNamesSeveral() {
        page("<link rel='alternate' type='application/rss+xml' title='World' href='/world.xml'>"
                + "<link rel='alternate' type='application/feed+json' title='All' href='/all.json'>"
                + "<link rel='alternate' type='application/rss+xml' title='Script' href='javascript:alert(1)'>");

        assertThat(discovery.at(site.url("/")))
                .isEqualTo(new Several(
                        List.of(new Named(site.url("/world.xml"), "World"), new Named(site.url("/all.json"), "All"))));
    }

    @Test
    void shouldLookInTheUsualPlacesWhenAPageNamesNone() {
        site.serve("/rss.xml", "application/rss+xml", FEED);
        page("");

        assertThat(discovery.at(site.url("/"))).isInstanceOfSatisfying(Found.class, found -> assertThat(found.feed())
                .isEqualTo(site.url("/rss.xml")));
    }

    @Test
    void shouldLeaveOutTheFeedsOfCommentsThatWordPressNamesOnEveryPage() {
        site.serve("/feed/", "application/rss+xml", FEED);
        site.serve("/talks/", "text/html", """
                <html><head><link rel="alternate" type="application/rss+xml" title="Gazette Feed" href="/feed/">
                <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
                <link rel="alternate" type="application/rss+xml" title="Talks Comments Feed" href="/talks/feed/">
                <link rel="alternate" type="application/rss+xml" href="">
                <link rel="alternate" type="application/json" title="JSON" href="/wp-json/wp/v2/posts/7"></head></html>
                """);

        assertThat(discovery.at(site.url("/talks/")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.feed()).isEqualTo(site.url("/feed/")));
    }

    @Test
    void shouldReadAddressesWithSpacesAndLettersInThem() {
        page("<link rel='alternate' type='application/rss+xml' title='Kreis' href='/rss/Kreis München'>"
                + "<link rel='alternate' type='application/rss+xml' title='Все' href='/rss/все'>");

        assertThat(discovery.at(site.url("/")))
                .isEqualTo(new Several(List.of(
                        new Named(site.url("/rss/Kreis%20M%C3%BCnchen"), "Kreis"),
                        new Named(site.url("/rss/%D0%B2%D1%81%D0%B5"), "Все"))));
    }

    @Test
    void shouldFollowTheLinkForPeopleWhenThereIsNoneForPrograms() {
        site.serve("/world/index.rss", "application/rss+xml", FEED);
        site.serve("/rss", "text/html", "<html><body>Our feeds</body></html>");
        site.serve(
                "/",
                "text/html",
                "<html><body><a href='/feedback'>Write to us</a><a href='http://127.0.0.2:1/rss'>Elsewhere</a>"
                        + "<a href='/rss'>Feeds</a><a href='/world/index.rss'>RSS</a></body></html>");

        assertThat(discovery.at(site.url("/"))).isInstanceOfSatisfying(Found.class, found -> assertThat(found.feed())
                .isEqualTo(site.url("/world/index.rss")));
    }

    @Test
    void shouldSayWhyThereIsNothing() {
        page("");
        assertThat(discovery.at(site.url("/")))
                .isEqualTo(new Nothing("there is no feed, and the page there names none"));
        assertThat(discovery.at(site.url("/missing"))).isEqualTo(new Nothing("HTTP 404 Not Found"));
        page("<link rel='alternate' type='application/rss+xml' href='http://127.0.0.2:1/feed'>");
        assertThat(discovery.at(site.url("/")))
                .isEqualTo(new Nothing("the page there names http://127.0.0.2:1/feed, but that is no feed"));
        assertThat(discovery.at(URI.create("http://127.0.0.2:1/feed")))
                .isInstanceOfSatisfying(
                        Nothing.class, nothing -> assertThat(nothing.reason()).contains("not on the public internet"));
    }
}
