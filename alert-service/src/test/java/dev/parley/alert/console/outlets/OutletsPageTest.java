package dev.parley.alert.console.outlets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.TestVerdict;
import dev.parley.alert.access.Role;
import dev.parley.alert.access.Visitor;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Renderer;
import dev.parley.alert.console.Visit;
import dev.parley.alert.console.Words;
import dev.parley.alert.ingest.Ingest;
import dev.parley.alert.ingest.Ingest.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutletsPageTest {

    private static String html(Role role, String template, Object page) {
        Visit visit = new Visit(
                "/console/outlets",
                Map.of(),
                new Visitor("olena", role, true),
                Words.in("en").orElseThrow(),
                TestVerdict.NOON);
        return new Renderer().page(visit, new Page("outlets", "Outlets", template, page), null);
    }

    private static Answer<List<Ingest.Feed>> feeds() {
        return new Answer.Got<>(
                List.of(feed(1, "herald", "HEALTHY"), feed(2, "post", "FAILING"), feed(3, "x", "PAUSED")));
    }

    private static Ingest.Feed feed(long id, String outlet, String state) {
        return new Ingest.Feed(
                id,
                "https://" + outlet + ".example/feed",
                outlet,
                state,
                "<b>no</b> answer",
                60,
                null,
                null,
                null,
                null,
                0,
                0,
                id == 1 ? new Ingest.Hub("https://hub.example/<x>", true, 9, 3) : null);
    }

    @Test
    void whatAHubBringsIsToldInWords() {
        assertThat(html(Role.VIEWER, "outlets/outlets", OutletsPage.of(feeds(), null)))
                .containsOnlyOnce("also pushed by the hub <bdi>hub.example/&lt;x&gt;</bdi> · 75 % of its 12 entries");
    }

    @Test
    void editorsPauseResumeAndPollFeedsAndThoseInTroubleComeFirst() {
        // When
        String html = html(Role.EDITOR, "outlets/outlets", OutletsPage.of(feeds(), null));

        // Then
        assertThat(html.indexOf("id=\"f2\"")).isPositive().isLessThan(html.indexOf("id=\"f1\""));
        assertThat(html)
                .contains("action=\"/console/outlets/3\"><button name=\"do\" value=\"RESUME\"")
                .contains("action=\"/console/outlets/1\"><button name=\"do\" value=\"POLL\"")
                .contains("&lt;b&gt;no&lt;/b&gt; answer");
    }

    @Test
    void viewersOnlyRead() {
        assertThat(html(Role.VIEWER, "outlets/outlets", OutletsPage.of(feeds(), null)))
                .contains("id=\"f1\"", "/console/outlets/opml")
                .doesNotContain("action=\"/console/outlets");
    }

    @Test
    void feedIsShownBeforeItIsAdded() {
        // When
        String html = html(
                Role.EDITOR,
                "outlets/find",
                FindPage.of(
                        "https://post.example",
                        new Answer.Got<>(new Ingest.Found(
                                URI.create("https://post.example/feed"), "<i>The Post</i>", "uk", 12))));

        // Then
        assertThat(html)
                .contains("&lt;i&gt;The Post&lt;/i&gt;", "12 entries", "Ukrainian")
                .contains("name=\"url\" value=\"https://post.example/feed\"");
    }

    @Test
    void pageWithSeveralFeedsOrNoneIsExplained() {
        assertThat(html(
                        Role.EDITOR,
                        "outlets/find",
                        FindPage.of(
                                "https://post.example",
                                new Answer.Choose<>(
                                        List.of(new Ingest.Named(URI.create("https://post.example/a"), "World"))))))
                .contains("World", "value=\"https://post.example/a\"");
        assertThat(html(
                        Role.EDITOR,
                        "outlets/find",
                        FindPage.of("https://post.example", new Answer.Refused<>("there is no feed"))))
                .contains("Nothing can be added from there", "there is no feed");
    }
}
