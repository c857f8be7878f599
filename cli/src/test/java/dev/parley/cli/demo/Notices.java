package dev.parley.cli.demo;

import dev.parley.cli.newsroom.Script;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.LatencyReceipt;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.time.Instant;
import java.util.List;

/** Events as the services would publish them about the sample newsroom. */
final class Notices {

    static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");

    private Notices() {}

    /** The notice that the script expects, resting on the given article. */
    static NoticeEvent expected(Script.ExpectedNotice expected, String articleId, int revision) {
        return notice(expected, articleId, revision, expected.because(), expected.because());
    }

    static NoticeEvent notice(
            Script.ExpectedNotice like, String articleId, int revision, String headline, String quote) {
        Evidence evidence = new Evidence(Evidence.Field.TEXT, 0, quote.codePointCount(0, quote.length()), quote);
        return new NoticeEvent(
                "notice-" + like.because() + "-" + articleId,
                "story-" + like.because(),
                like.kind(),
                NoticeReason.FIRST_REPORT,
                headline,
                like.dossier(),
                like.instrument(),
                like.change(),
                Modality.ASSERTED,
                List.of("Russia", "Ukraine"),
                like.actor(),
                List.of(new NoticeEvidence(article(articleId, revision), evidence, null)),
                null,
                new LatencyReceipt(NOON, NOON, NOON, NOON),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static VerdictEvent unflagged(String articleId, int revision, VerdictReason reason) {
        return new VerdictEvent(
                article(articleId, revision), false, 0, reason, null, "en", List.of(), List.of(), "test", NOON, null);
    }

    private static ArticleRef article(String articleId, int revision) {
        OutletRef outlet = new OutletRef("gazette", "Gazette", "GB", "en", 1);
        String url = "http://127.0.0.1:1234/articles/" + articleId;
        return new ArticleRef("id-" + articleId, revision, outlet, url, "A title", null, NOON, NOON, NOON, false);
    }
}
