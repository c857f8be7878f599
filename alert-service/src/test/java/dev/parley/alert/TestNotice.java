package dev.parley.alert;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice to be put together in a few words; each step returns a new one. */
public record TestNotice(
        String id,
        String storyId,
        NoticeKind kind,
        NoticePriority priority,
        @Nullable String dossier,
        String headline,
        String quote,
        String url,
        @Nullable String supersedes) {

    /** The first report of a rejected ceasefire in the Ukraine dossier; urgent, no flash. */
    public static TestNotice of(String id) {
        return new TestNotice(
                id,
                "story-of-" + id,
                NoticeKind.NEW,
                NoticePriority.URGENT,
                "ukraine-russia",
                "Russia rejects a ceasefire",
                "Russia rejected the ceasefire, it said.",
                "https://morning-post.example/" + id,
                null);
    }

    public TestNotice flash() {
        return new TestNotice(id, storyId, kind, NoticePriority.FLASH, dossier, headline, quote, url, supersedes);
    }

    public TestNotice routine() {
        return new TestNotice(id, storyId, kind, NoticePriority.ROUTINE, dossier, headline, quote, url, supersedes);
    }

    public TestNotice in(@Nullable String other) {
        return new TestNotice(id, storyId, kind, priority, other, headline, quote, url, supersedes);
    }

    public TestNotice story(String other) {
        return new TestNotice(id, other, kind, priority, dossier, headline, quote, url, supersedes);
    }

    /** In its words, hostile ones maybe. */
    public TestNotice saying(String otherHeadline, String otherQuote) {
        return new TestNotice(id, storyId, kind, priority, dossier, otherHeadline, otherQuote, url, supersedes);
    }

    public TestNotice at(String otherUrl) {
        return new TestNotice(id, storyId, kind, priority, dossier, headline, quote, otherUrl, supersedes);
    }

    /** A correction or a withdrawal of an earlier notice. */
    public TestNotice takingBack(TestNotice earlier, NoticeKind how) {
        return new TestNotice(id, earlier.storyId, how, priority, earlier.dossier, headline, quote, url, earlier.id);
    }

    public NoticeEvent event() {
        ArticleRef article = new ArticleRef(
                "article-of-" + id,
                1,
                new OutletRef("morning-post", "The Morning Post", "SG", "en", 2),
                url,
                "Title of " + id,
                null,
                TestVerdict.NOON,
                null,
                TestVerdict.NOON.plusSeconds(30),
                false);
        return new NoticeEvent(
                id,
                storyId,
                kind,
                NoticeReason.FIRST_REPORT,
                headline,
                dossier,
                Instrument.CEASEFIRE,
                ChangeType.REJECTED,
                Modality.ASSERTED,
                List.of("Russia", "Ukraine"),
                "Russia",
                List.of(new NoticeEvidence(
                        article,
                        new Evidence(Evidence.Field.TEXT, 10, 10 + quote.codePointCount(0, quote.length()), quote),
                        "the spokesman")),
                supersedes,
                new LatencyReceipt(
                        TestVerdict.NOON,
                        TestVerdict.NOON.plusSeconds(30),
                        TestVerdict.NOON.plusSeconds(31),
                        TestVerdict.NOON.plusSeconds(32)),
                priority,
                "a party turns it down",
                AgreementState.PROPOSED,
                AgreementState.REJECTED,
                new Coverage(List.of("article-of-" + id), 1),
                Timeliness.CURRENT,
                null);
    }
}
