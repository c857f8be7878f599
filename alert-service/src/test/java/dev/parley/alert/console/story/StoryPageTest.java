package dev.parley.alert.console.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.TestNotice;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.access.Visitor;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.Page;
import dev.parley.alert.console.Renderer;
import dev.parley.alert.console.Visit;
import dev.parley.alert.console.Words;
import dev.parley.alert.store.StoryArchive.Told;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryPageTest {

    private static String html(NoticeEvent... notices) {
        Told told = new Told("s-1", Instrument.CEASEFIRE, ChangeType.REJECTED, List.of(), List.of(notices));
        StoryPage page = StoryPage.of(told, null, null, new Cues());
        Visit visit = new Visit(
                "/console/stories/s-1", Map.of(), Visitor.LOCAL, Words.in("en").orElseThrow(), TestVerdict.NOON);
        return new Renderer().page(visit, new Page("live", page.headline(), "story/story", page), null);
    }

    private static NoticeEvent with(
            NoticeEvent notice, NoticeKind kind, List<NoticeEvidence> evidence, @Nullable Wording wording) {
        return new NoticeEvent(
                notice.noticeId(),
                notice.storyId(),
                kind,
                notice.reason(),
                notice.headline(),
                notice.dossier(),
                notice.instrument(),
                notice.change(),
                notice.modality(),
                notice.parties(),
                notice.actor(),
                evidence,
                notice.supersedes(),
                notice.latency(),
                notice.priority(),
                notice.because(),
                notice.before(),
                notice.after(),
                notice.coverage(),
                notice.timeliness(),
                wording);
    }

    private static String section(String html, String id) {
        int start = html.indexOf("id=\"" + id + "\"");
        assertThat(start).isNotNegative();
        return html.substring(start, html.indexOf("</section>", start));
    }

    @Test
    void correctedSentenceIsShownWithWhatWentAndWhatCame() {
        // Given
        NoticeEvent first = TestNotice.of("n-1").event();
        NoticeEvent corrected = with(
                TestNotice.of("n-2").event(),
                NoticeKind.CORRECTION,
                first.evidence(),
                new Wording(
                        "Russia rejected a 30-day truce.",
                        "Russia rejected a <3>-day truce.",
                        "Russia rejected a [-30-day-] {+<3>-day+} truce."));

        // When
        String corrections = section(html(first, corrected), "corrections");

        // Then
        assertThat(corrections).contains("Russia rejected a <del>30-day</del> <ins>&lt;3&gt;-day</ins> truce.");
    }

    @Test
    void contradictingSentencesStandSideBySide() {
        // Given
        NoticeEvent claim = TestNotice.of("n-1")
                .saying("Russia accepts a ceasefire", "Russia accepted the ceasefire.")
                .event();
        NoticeEvent against = TestNotice.of("n-2")
                .saying("Ceasefire disputed", "Russia has accepted no ceasefire, it said.")
                .event();
        NoticeEvent disputed = with(
                against,
                NoticeKind.DISPUTED,
                Stream.concat(against.evidence().stream(), claim.evidence().stream())
                        .toList(),
                null);

        // When
        String contradictions = section(html(claim, disputed), "contradictions");

        // Then
        assertThat(contradictions).containsOnlyOnce("class=\"sides\"");
        String sides = contradictions.substring(contradictions.indexOf("class=\"sides\""));
        assertThat(sides.split("<blockquote", -1)).hasSize(3);
        assertThat(sides.replaceAll("</?mark>", ""))
                .contains("Russia accepted the ceasefire.", "Russia has accepted no ceasefire, it said.");
    }
}
