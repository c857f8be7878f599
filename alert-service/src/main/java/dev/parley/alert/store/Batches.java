package dev.parley.alert.store;

import org.jdbi.v3.core.statement.PreparedBatch;

/** Statements with many rows. */
final class Batches {

    private Batches() {}

    /** Executes the batch, which may be empty. */
    static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
