package dev.parley.alert.delivery;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A made-up notice that nobody can take for news, to show what a receiver gets. */
public final class SampleNotice {

    /** The same for all of them. */
    public static final String HEADLINE = "Test: Ruritania hands Freedonia its memorandum";

    private static final String QUOTE = "Ruritania handed Freedonia its memorandum on Monday, this test notice says.";

    private SampleNotice() {}

    /** Raised at the time. */
    public static NoticeEvent at(Instant raised) {
        Instant published = raised.minus(Duration.ofSeconds(40));
        Instant seen = raised.minus(Duration.ofSeconds(2));
        ArticleRef article = new ArticleRef(
                "sample-article",
                1,
                new OutletRef("sample-post", "The Sample Post", null, "en", 2),
                "https://news.example.org/ruritania-hands-over-its-memorandum",
                "Ruritania hands over its memorandum",
                null,
                published,
                null,
                seen,
                false);
        return new NoticeEvent(
                "sample-notice",
                "sample-story",
                NoticeKind.NEW,
                NoticeReason.FIRST_REPORT,
                HEADLINE,
                null,
                Instrument.MEMORANDUM,
                ChangeType.PROPOSED,
                Modality.ASSERTED,
                List.of("Ruritania", "Freedonia"),
                "Ruritania",
                List.of(new NoticeEvidence(
                        article, new Evidence(Evidence.Field.TEXT, 0, QUOTE.length(), QUOTE), "a spokesman")),
                null,
                new LatencyReceipt(published, seen, raised.minus(Duration.ofMillis(100)), raised),
                NoticePriority.ROUTINE,
                "a test, which nobody need hurry for",
                AgreementState.ANNOUNCED,
                AgreementState.HANDED_OVER,
                new Coverage(List.of("sample-article"), 1),
                Timeliness.CURRENT,
                null);
    }
}
