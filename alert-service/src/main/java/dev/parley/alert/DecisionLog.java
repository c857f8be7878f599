package dev.parley.alert;

import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.OneLine;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Shows every decision: a line for each, and all counted by reason as {@code parley.alert.decisions} with the tags
 * {@code outcome} and {@code reason}.
 */
@Singleton
public final class DecisionLog {

    private static final Logger LOG = Logger.getLogger(DecisionLog.class);

    private final MeterRegistry meters;

    public DecisionLog(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows a decision. */
    public void write(NoticeDecision decision) {
        if (decision instanceof Raised raised) {
            LOG.info(line(raised.notice()));
            count("raised", raised.reasonName());
        } else if (decision instanceof Held held) {
            String story = held.storyId();
            // most of all verdicts report nothing: their lines would bury the others
            boolean nothing = held.reason() == HoldReason.NOT_FLAGGED || held.reason() == HoldReason.DUPLICATE;
            LOG.logf(
                    nothing ? Logger.Level.DEBUG : Logger.Level.INFO,
                    "HELD %s %s%s",
                    held.reason(),
                    OneLine.of(held.verdict().eventId()),
                    story == null ? "" : " story " + story);
            count("held", held.reasonName());
        }
    }

    /** Shows a notice that no verdict raised. */
    public void write(NoticeEvent notice) {
        LOG.info(line(notice));
        count("raised", notice.reason().name());
    }

    /** {@code NOTICE NEW "headline" outlet url "evidence"}, for eyes and for grep. */
    static String line(NoticeEvent notice) {
        NoticeEvidence first = notice.evidence().get(0);
        ArticleRef article = first.article();
        return "NOTICE %s \"%s\" %s %s \"%s\""
                .formatted(
                        notice.kind(),
                        notice.headline(),
                        OneLine.of(article.outlet().name()),
                        OneLine.of(article.url()),
                        OneLine.of(first.evidence().quote()));
    }

    private void count(String outcome, String reason) {
        meters.counter("parley.alert.decisions", "outcome", outcome, "reason", reason)
                .increment();
    }
}
