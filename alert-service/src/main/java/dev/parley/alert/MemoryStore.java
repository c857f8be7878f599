package dev.parley.alert;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.Reminder;
import dev.parley.contract.event.AgreementDeadline;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@link AlertStore} of a replay: it remembers as long as the process runs, and a failing transaction is not undone.
 * For one thread.
 */
public final class MemoryStore implements AlertStore {

    private final Set<String> claimed = new HashSet<>();
    private final Map<String, Reminder> reminders = new TreeMap<>();
    private final Map<String, Instant> due = new TreeMap<>();
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
            public Book open(Collection<VerdictEvent> verdicts, Instant begin) {
                return book;
            }

            @Override
            public void save(List<NoticeDecision> decisions, Book changed, Instant now) {
                // the book is the memory of all but the time
                Map<String, AgreementEvent> standing = new TreeMap<>();
                book.standing().forEach(agreement -> standing.put(agreement.key(), agreement));
                reminders.keySet().retainAll(standing.keySet());
                due.keySet().retainAll(standing.keySet());
                standing.forEach((key, agreement) -> remember(key, agreement, now));
            }

            @Override
            public List<Reminder> takeDue(Instant now) {
                List<Reminder> taken = new ArrayList<>();
                for (Reminder reminder : List.copyOf(reminders.values())) {
                    if (!reminder.at().isAfter(now)) {
                        Reminder.due(reminder.agreement(), now).ifPresent(taken::add);
                        set(reminder.agreement().key(), Reminder.next(reminder.agreement(), now));
                    }
                }
                return taken;
            }

            @Override
            public void save(List<NoticeEvent> notices) {
                // whoever asked for them has them
            }
        });
    }

    private void remember(String key, AgreementEvent agreement, Instant now) {
        Optional<Instant> ends = Optional.ofNullable(agreement.detail())
                .map(AgreementEvent.Detail::deadline)
                .map(AgreementDeadline::due);
        if (!ends.equals(Optional.ofNullable(due.get(key)))) {
            ends.ifPresentOrElse(end -> due.put(key, end), () -> due.remove(key));
            set(key, Reminder.next(agreement, now));
        } else if (reminders.containsKey(key)) {
            set(key, Reminder.next(agreement, now)); // its state may be another
        }
    }

    private void set(String key, Optional<Reminder> reminder) {
        reminder.ifPresentOrElse(next -> reminders.put(key, next), () -> reminders.remove(key));
    }

    /** When the next deadline is to be reminded of. */
    public Optional<Instant> nextReminder() {
        return reminders.values().stream().map(Reminder::at).min(Comparator.naturalOrder());
    }

    /** All that was entered so far. */
    public Book book() {
        return book;
    }
}
