package dev.parley.contract.event;

import java.time.Instant;
import java.util.Objects;

/**
 * What is true now of one instrument in one dossier; on {@code parley.agreements} the last record per key counts.
 *
 * @param since when the state was reached, by the time of the event, not of its report
 * @param storyId the story whose change led to the state
 */
public record AgreementEvent(String dossier, Instrument instrument, AgreementState state, Instant since, String storyId)
        implements Event {

    public AgreementEvent {
        Required.text(dossier, "dossier");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Required.text(storyId, "storyId");
    }

    @Override
    public String eventId() {
        return key() + "." + storyId;
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
