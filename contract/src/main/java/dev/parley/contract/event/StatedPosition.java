package dev.parley.contract.event;

import java.util.Objects;

/**
 * What a party is reported to want on one subject of the negotiation.
 *
 * @param clause the subject, in the dossier's spelling, for instance {@code territory}
 * @param stance the position in a few words
 * @param quote the sentence it was read from
 */
public record StatedPosition(String party, String clause, String stance, String quote) {

    public StatedPosition {
        Required.text(party, "position.party");
        Required.text(clause, "position.clause");
        Objects.requireNonNull(stance, "position.stance");
        Objects.requireNonNull(quote, "position.quote");
    }
}
