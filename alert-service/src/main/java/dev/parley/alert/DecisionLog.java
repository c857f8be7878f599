package dev.parley.alert;

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
 * Shows every decision: a line for each notice, and all counted by reason as {@code parley.alert.decisions} with the tags
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
            count("raised", raised);
        } else if (decision instanceof Held held) {
            LOG.debugf("held %s: %s", held.verdict().eventId(), held.reason());
            count("held", held);
        }
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

    private void count(String outcome, NoticeDecision decision) {
        meters.counter("parley.alert.decisions", "outcome", outcome, "reason", decision.reasonName())
                .increment();
    }
}
