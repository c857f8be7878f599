package dev.parley.alert;

import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.Priorities;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The rules that ship with the service. */
final class Rules {

    private Rules() {}

    @Produces
    @Singleton
    static TransitionTable transitions() {
        return TransitionTable.standard();
    }

    @Produces
    @Singleton
    static Priorities priorities() {
        return Priorities.standard();
    }
}
