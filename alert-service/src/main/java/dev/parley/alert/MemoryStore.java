package dev.parley.alert;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.contract.event.VerdictEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@link AlertStore} of a replay: it remembers as long as the process runs, and a failing transaction is not undone.
 * For one thread.
 */
public final class MemoryStore implements AlertStore {

    private final Set<String> claimed = new HashSet<>();
    private final Book book;

    public MemoryStore(TransitionTable table) {
        this.book = new Book(table, Book.Known.NOTHING);
    }

    @Override
    public <R> R inTransaction(Function<Transaction, R> work) {
        return work.apply(new Transaction() {
            @Override
            public Set<String> claim(Collection<VerdictEvent> verdicts) {
                return verdicts.stream()
                        .map(VerdictEvent::eventId)
                        .filter(claimed::add)
                        .collect(Collectors.toSet());
            }

            @Override
            public Book open(Collection<VerdictEvent> verdicts) {
                return book;
            }

            @Override
            public void save(List<NoticeDecision> decisions, Book changed) {
                // the book is the memory
            }
        });
    }

    /** All that was entered so far. */
    public Book book() {
        return book;
    }
}
