package dev.parley.alert.store;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.Instrument;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** All that articles say of a watched conflict. */
@Singleton
public final class DossierArchive {

    private final Jdbi jdbi;
    private final TransitionTable table;

    public DossierArchive(Jdbi jdbi, TransitionTable table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    /** The conflicts of which something is known. */
    public List<String> dossiers() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select dossier from agreement union select dossier from position order by 1")
                .mapTo(String.class)
                .list());
    }

    /** The articles that report changes or positions, in no order. */
    public List<Book.Entry> entries(String dossier) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select body from article where article_id in (
                          select article_id from article_place where subject = any(:subjects)
                          union select article_id from article where body ->> 'dossier' = :dossier)""")
                .bindArray(
                        "subjects",
                        String.class,
                        Arrays.stream(Instrument.values())
                                .map(instrument ->
                                        Subject.ofDossier(dossier, instrument).asText())
                                .toList())
                .bind("dossier", dossier)
                .map((row, context) -> ArticleColumn.read(row.getString("body")))
                .list());
    }

    /** The book that the articles make. */
    public Book book(List<Book.Entry> entries) {
        return new Book(table, new Book.Known(List.of(), entries, List.of(), List.of(), List.of(), List.of()));
    }

    /** By which rules agreements move. */
    public TransitionTable table() {
        return table;
    }
}
