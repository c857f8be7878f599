package dev.parley.ingest.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {

    @Test
    void shouldReadTheFeedsOfAListWithItsFolders() {
        List<Opml.Entry> feeds = Opml.read("""
                <?xml version="1.0"?>
                <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <opml version="1.0"><head><title>Mine</title></head><body>
                  <outline text="World">
                    <outline text="Gazette" title="The Gazette" type="rss" xmlUrl="https://gazette.example/feed"
                             htmlUrl="https://gazette.example/"/>
                    <outline text="Again" xmlUrl="https://gazette.example/feed"/>
                  </outline>
                  <outline text="Herald &amp; Post" xmlurl="http://herald.example/rss?a=1&amp;b=2"/>
                  <outline text="&x;" xmlUrl="file:///etc/passwd"/>
                  <outline text="Nothing"/>
                </body></opml>
                """);

        assertThat(feeds)
                .containsExactly(
                        new Opml.Entry(URI.create("https://gazette.example/feed"), "The Gazette"),
                        new Opml.Entry(URI.create("http://herald.example/rss?a=1&b=2"), "Herald & Post"));
    }

    @Test
    void shouldReadWhatItWrote() {
        Outlet outlet = new Outlet(
                "a",
                "A <& \"B\"",
                null,
                null,
                2,
                List.of(
                        new Feed(URI.create("https://a.example/feed?x=1&y=2"), null),
                        new Feed(URI.create("https://a.example/b"), null)));

        assertThat(Opml.read(Opml.write(List.of(outlet))))
                .containsExactly(
                        new Opml.Entry(URI.create("https://a.example/feed?x=1&y=2"), "A <& \"B\""),
                        new Opml.Entry(URI.create("https://a.example/b"), "A <& \"B\""));
    }

    @Test
    void shouldRefuseWhatIsNoOpml() {
        assertThatThrownBy(() -> Opml.read("<html><body>Log in</body></html>")).hasMessageContaining("no OPML");
    }
}
