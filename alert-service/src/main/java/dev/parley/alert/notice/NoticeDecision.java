package dev.parley.alert.notice;

import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a verdict or of one of its changes: always one of the two, always with its reason. */
public sealed interface NoticeDecision {

    /** What was decided about. */
    VerdictEvent verdict();

    /** The reason's name, as shown and counted. */
    String reasonName();

    /** The story that the change belongs to; absent when it got no further than the verdict. */
    @Nullable
    String storyId();

    /** People and systems are told. */
    record Raised(VerdictEvent verdict, NoticeEvent notice) implements NoticeDecision {
        public Raised {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(notice, "notice");
        }

        @Override
        public String reasonName() {
            return notice.reason().name();
        }

        @Override
        public String storyId() {
            return notice.storyId();
        }
    }

    /** Nobody is told. */
    record Held(
            VerdictEvent verdict,
            HoldReason reason,
            @Nullable String storyId) implements NoticeDecision {
        public Held {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(reason, "reason");
        }

        /** A decision about the verdict as a whole. */
        public Held(VerdictEvent verdict, HoldReason reason) {
            this(verdict, reason, null);
        }

        @Override
        public String reasonName() {
            return reason.name();
        }
    }
}
