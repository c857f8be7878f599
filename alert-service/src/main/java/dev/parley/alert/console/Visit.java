package dev.parley.alert.console;

import dev.parley.alert.access.Visitor;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looking at a page.
 *
 * @param path of the page, without the query
 * @param query its parameters, each once
 * @param visitor who it is; absent when nobody knows yet
 * @param words in the reader's language
 * @param now when
 */
public record Visit(
        String path, Map<String, String> query, @Nullable Visitor visitor, Words words, Instant now) {

    public Visit {
        query = Map.copyOf(query);
    }

    /** Under which name the reader's doings are recorded. */
    public String reader() {
        return visitor == null ? "" : visitor.name();
    }

    /** Whether the reader may do more than read. */
    public boolean isEditor() {
        return visitor != null && visitor.isEditor();
    }

    /** Whether the reader may try out receivers. */
    public boolean isAdmin() {
        return visitor != null && visitor.isAdmin();
    }

    /** The address of the same page with one parameter changed. */
    public String with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(query);
        changed.put(name, value);
        return Address.of(path, changed);
    }
}
