package dev.parley.alert.ledger;

import dev.parley.alert.story.Development;
import dev.parley.contract.event.AgreementState;

/**
 * What one development did to an agreement.
 *
 * @param why the rule that decided, in words
 * @param lapsed whether the time that was agreed was over by then
 */
public record HistoryEntry(
        Development development,
        Outcome outcome,
        String why,
        AgreementState before,
        AgreementState after,
        boolean lapsed) {}
