package dev.parley.alert;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.Reminder;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What alert remembers from one batch to the next. */
public interface AlertStore {

    /**
     * Does the work in one transaction: after a failure nothing of it is remembered, and the same work can be done again.
     *
     * @throws UnavailableException when the store is at fault, not the work: it may succeed later
     */
    <R> R inTransaction(Function<Transaction, R> work);

    /** One batch's view of what is remembered. */
    interface Transaction {

        /**
         * Claims the verdicts, so that no other transaction decides about them.
         *
         * @return the event ids of those that nobody decided about before
         */
        Set<String> claim(Collection<VerdictEvent> verdicts);

        /**
         * The book with all that is known on the subjects of the verdicts. Until the end of the transaction no other one
         * can open it on the same subjects.
         *
         * @param begin nothing that is reported of an earlier time will be put in or taken out
         */
        Book open(Collection<VerdictEvent> verdicts, Instant begin);

        /**
         * Remembers the decisions and what changed in the book, and puts what is to be published into the outbox.
         *
         * @param now reminders of deadlines that lie before it are not due any more
         */
        void save(List<NoticeDecision> decisions, Book book, Instant now);

        /** Takes the reminders that are due, so that no other transaction gets them. */
        List<Reminder> takeDue(Instant now);

        /** Remembers notices that no verdict raised, and puts them into the outbox. */
        void save(List<NoticeEvent> notices);
    }

    /** The store cannot be used for now. */
    final class UnavailableException extends RuntimeException {
        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
