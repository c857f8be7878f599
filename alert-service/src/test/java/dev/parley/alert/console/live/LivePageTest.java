package dev.parley.alert.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.alert.access.Role;
import dev.parley.alert.access.Visitor;
import dev.parley.alert.console.Freshness;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Renderer;
import dev.parley.alert.console.Visit;
import dev.parley.alert.console.Words;
import dev.parley.alert.console.notice.NoticeRow;
import dev.parley.alert.console.notice.TestRows;
import dev.parley.alert.ingest.OutletWatch.Glance;
import dev.parley.alert.store.NoticeArchive.Entry;
import dev.parley.alert.store.NoticeSearch.Choices;
import dev.parley.alert.store.Pulse.Beat;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Coverage;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.LatencyReceipt;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.Timeliness;
import jakarta.ws.rs.BadRequestException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LivePageTest {

    private static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");
    private static final Renderer RENDERER = new Renderer();

    private static NoticeEvent notice(String headline, String outlet, String title, String quote) {
        return new NoticeEvent(
                "n-1",
                "s/1",
                NoticeKind.NEW,
                NoticeReason.FIRST_REPORT,
                headline,
                "ukraine-russia",
                Instrument.CEASEFIRE,
                ChangeType.REJECTED,
                Modality.ASSERTED,
                List.of("Ukraine", "Russia"),
                "Russia",
                List.of(new NoticeEvidence(
                        new ArticleRef(
                                "a-1",
                                1,
                                new OutletRef("post", outlet, "SG", "en", 2),
                                "https://post.example/a?b=1&c=%22x",
                                title,
                                null,
                                NOON,
                                null,
                                NOON,
                                false),
                        new Evidence(Evidence.Field.TEXT, 0, quote.codePointCount(0, quote.length()), quote),
                        null)),
                null,
                new LatencyReceipt(NOON, NOON, NOON, NOON.plusMillis(300)),
                NoticePriority.FLASH,
                "the agreement moves",
                AgreementState.PROPOSED,
                AgreementState.REJECTED,
                new Coverage(List.of("a-1", "a-2"), 2),
                Timeliness.CURRENT,
                null);
    }

    private static String html(String language, Map<String, String> query, NoticeEvent... notices) {
        return html(Visitor.LOCAL, language, query, notices);
    }

    private static String html(Visitor visitor, String language, Map<String, String> query, NoticeEvent... notices) {
        Visit visit = new Visit("/", query, visitor, Words.in(language).orElseThrow(), NOON);
        List<NoticeRow> entries = LongStream.range(0, notices.length)
                .mapToObj(i -> TestRows.of(new Entry(notices.length - i, notices[(int) i]), NOON))
                .toList();
        Choices choices = new Choices(
                new TreeSet<>(List.of("ukraine-russia")),
                new TreeSet<>(List.of("Russia", "Ukraine")),
                new TreeSet<>(List.of("en")),
                new TreeMap<>(Map.of("post", "The Post")));
        LivePage page = LivePage.of(visit, LiveFilter.of(query), entries, 2, choices, 3);
        return RENDERER.page(
                visit,
                new Page("live", "Live", "live/live", page),
                new Freshness(new Beat(NOON, NOON, 3, 7), new Glance(2, 13)));
    }

    @Test
    void noticeIsShownWithItsStatesEvidenceAndOrigins() {
        // When
        String html = html(
                "en",
                Map.of(),
                notice("Russia rejects a ceasefire", "The Post", "No truce", "Russia rejects a truce."));

        // Then
        assertThat(html)
                .contains("Russia rejects a ceasefire", "Flash", "Ukraine–Russia")
                .contains("Russia <mark>rejects</mark> a <mark>truce</mark>.")
                .contains(">proposed</span>", ">rejected</strong>", "2 origins", "2 articles: <bdi>The Post</bdi>")
                .contains("href=\"/console/stories/s%2F1\"", "href=\"/console/dossiers/ukraine-russia\"")
                .contains("href=\"https://post.example/a?b=1&amp;c=%22x\" rel=\"noopener noreferrer\"")
                .contains("Acknowledged by <bdi>&lt;b&gt;Olena</bdi>", "2 of 13 outlets silent")
                .contains("0.3 s", "<time datetime=\"2025-06-02T12:00:00Z\">2 Jun 2025, 12:00 UTC</time>");
    }

    @Test
    void whatOutletsWriteIsTextWhateverItLooksLike() {
        // When
        String html = html(
                "en",
                Map.of(),
                notice(
                        "</h2><script>alert(1)</script>",
                        "\"><img src=x onerror=alert(2)>",
                        "<svg onload=alert(3)>\u202E" + "x".repeat(100_000),
                        "Russia rejects <b onclick='alert(4)'>\u200Ba truce</b> {t:title} {page}"));

        // Then
        assertThat(html)
                .doesNotContain("<script>alert", "<img", "<svg onload", "<b onclick", "\u202E", "\u200B")
                .contains("&lt;script&gt;alert(1)", "&lt;svg onload=alert(3)&gt;", "{t:title} {page}");
        assertThat(html.length()).isLessThan(30_000);
    }

    @Test
    void pageSpeaksUkrainianToo() {
        assertThat(html("uk", Map.of(), notice("h", "o", "t", "q")))
                .contains("<html lang=\"uk\">", "Блискавка", "2 джерела", "2 черв. 2025", "запропоновано");
    }

    @Test
    void filtersStandInTheFormAndEachCanBeTakenAway() {
        // When
        String html = html("en", Map.of("priority", "FLASH", "q", "trücé & <x>", "kind", ""));

        // Then
        assertThat(html)
                .contains("<option value=\"FLASH\" selected>Flash</option>", "value=\"trücé &amp; &lt;x&gt;\"")
                .contains("href=\"/?q=tr%C3%BCc%C3%A9%20%26%20%3Cx%3E\"", "href=\"/?priority=FLASH\"")
                .contains("No notice matches")
                .contains("data-rows=\"/console/rows?priority=FLASH&amp;q=tr");
    }

    @Test
    void olderNoticesAreOnTheNextPage() {
        NoticeEvent notice = notice("h", "o", "t", "q");
        assertThat(html("en", Map.of("priority", "FLASH"), notice, notice, notice))
                .contains("href=\"/?before=2&amp;priority=FLASH\"")
                .contains("id=\"n3\"", "id=\"n2\"")
                .doesNotContain("id=\"n1\"");
    }

    @Test
    void viewersSeeWhatOthersDoAndCanDoNothing() {
        // When
        NoticeEvent notice = notice("h", "o", "t", "q");
        String html = html(new Visitor("vera", Role.VIEWER, true), "en", Map.of(), notice);

        // Then
        assertThat(html).contains("Acknowledged by").doesNotContain("action=\"/console/notices", "name=\"do\"");
        assertThat(html("en", Map.of(), notice)).contains("method=\"post\" action=\"/console/notices/n-1\"");
    }

    @Test
    void nothingInlineThatThePolicyForbids() {
        assertThat(html("en", Map.of(), notice("h", "o", "t", "q")))
                .doesNotContain(" style=", "<style", " onclick", "javascript:")
                .containsOnlyOnce("<script");
    }

    @Test
    void valueThatCanMatchNothingIsRefused() {
        assertThatThrownBy(() -> LiveFilter.of(Map.of("priority", "LOUD")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("'LOUD' is no value for priority");
        assertThatThrownBy(() -> LiveFilter.of(Map.of("before", "x"))).isInstanceOf(BadRequestException.class);
    }
}
