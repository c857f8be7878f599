package dev.parley.classify;

import dev.parley.contract.event.Change;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.StatedPosition;

/** Keeps events small: sentences end long before the limit, "sentences" of hostile texts do not. */
final class QuoteLimit {

    private static final int CODE_POINTS = 2_000;

    private QuoteLimit() {}

    static Change within(Change change) {
        Evidence evidence = change.evidence();
        String quote = within(evidence.quote());
        if (quote.length() == evidence.quote().length()) {
            return change;
        }
        return new Change(
                change.instrument(),
                change.type(),
                change.modality(),
                change.dossier(),
                change.parties(),
                change.actor(),
                change.speaker(),
                new Evidence(evidence.field(), evidence.start(), evidence.start() + CODE_POINTS, quote),
                change.rule());
    }

    static StatedPosition within(StatedPosition position) {
        return new StatedPosition(
                position.party(), position.clause(), within(position.stance()), within(position.quote()));
    }

    private static String within(String quote) {
        return quote.codePointCount(0, quote.length()) <= CODE_POINTS
                ? quote
                : quote.substring(0, quote.offsetByCodePoints(0, CODE_POINTS));
    }
}
