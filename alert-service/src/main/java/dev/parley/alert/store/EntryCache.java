package dev.parley.alert.store;

import dev.parley.alert.ledger.Book;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What articles say, read already. A revision never says anything else, so that nothing here goes out of date. */
final class EntryCache {

    private static final int BYTES_OF_ONE = 3_000;

    /**
     * They may take a fifth of the memory: all that a batch needs, for next to each article is asked for with every batch on
     * its conflict, and what does not fit is read each time.
     */
    private static final long MOST = Runtime.getRuntime().maxMemory() / 5 / BYTES_OF_ONE;

    record Key(String articleId, int revision) {}

    private final Map<Key, Book.Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Book.Entry> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<Book.Entry> get(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(Book.Entry entry) {
        entries.put(new Key(entry.article().articleId(), entry.article().revision()), entry);
    }
}
