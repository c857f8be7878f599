package dev.parley.alert.store;

import dev.parley.alert.AlertStore;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.TransitionTable;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The {@link AlertStore} in PostgreSQL. Safe for several threads and several replicas. */
@Singleton
public final class JdbiAlertStore implements AlertStore {

    private final Jdbi jdbi;
    private final TransitionTable table;
    private final EntryCache cache = new EntryCache();

    public JdbiAlertStore(Jdbi jdbi, TransitionTable table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    @Override
    public <R> R inTransaction(Function<Transaction, R> work) {
        try {
            return withCache(work);
        } catch (JdbiException e) {
            SQLException cause = sqlCause(e);
            if (cause != null && !isAboutTheData(cause)) {
                throw new UnavailableException("PostgreSQL: " + cause.getMessage(), cause);
            }
            throw e;
        }
    }

    /** What a batch wrote, the next ones read: it is known without reading once it is committed. */
    private <R> R withCache(Function<Transaction, R> work) {
        List<Book.Entry> written = new ArrayList<>();
        R result = jdbi.inTransaction(handle -> {
            JdbiTransaction transaction = new JdbiTransaction(handle, table, cache);
            R done = work.apply(transaction);
            written.addAll(transaction.written());
            return done;
        });
        written.forEach(cache::put);
        return result;
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** SQL states of the classes 22 (data exception) and 23 (integrity constraint violation) do not pass by waiting. */
    private static boolean isAboutTheData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
