package dev.parley.contract.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is true now of one instrument in one dossier; on {@code parley.agreements} the last record per key counts.
 *
 * @param since when the state was reached, by the time of the event, not of its report
 * @param storyId the story whose change led to the state
 * @param detail how it came to that; absent in events of earlier writers
 */
public record AgreementEvent(
        String dossier,
        Instrument instrument,
        AgreementState state,
        Instant since,
        String storyId,
        @Nullable Detail detail)
        implements Event {

    /**
     * How an agreement came to its state.
     *
     * @param version 1 for the first state that was told of this agreement, then one more for each
     * @param before the state that it had before
     * @param by who brought the last step about, where reported
     * @param acceptedBy the parties that have agreed to it
     * @param evidence the sentences it rests on; where it is disputed, those of both sides
     * @param deadline when it runs out; absent where no report says so, and once it is over
     */
    public record Detail(
            int version,
            AgreementState before,
            @Nullable String by,
            List<String> acceptedBy,
            List<NoticeEvidence> evidence,
            @Nullable AgreementDeadline deadline) {
        public Detail {
            if (version < 1) {
                throw new IllegalArgumentException("detail.version is " + version + ", not 1 or more");
            }
            Objects.requireNonNull(before, "detail.before");
            acceptedBy = List.copyOf(Objects.requireNonNull(acceptedBy, "detail.acceptedBy"));
            evidence = List.copyOf(Objects.requireNonNull(evidence, "detail.evidence"));
        }
    }

    public AgreementEvent {
        Required.text(dossier, "dossier");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Required.text(storyId, "storyId");
    }

    @Override
    public String eventId() {
        return key() + "." + storyId + (detail == null ? "" : "." + detail.version());
    }

    @Override
    public String key() {
        return dossier + "/" + instrument;
    }

    @Override
    public Instant time() {
        return since;
    }
}
