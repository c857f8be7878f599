package dev.parley.alert.store;

import dev.parley.alert.ledger.Book;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stories with what each of their articles says. */
@Singleton
public final class StoryArchive {

    /**
     * An article's part in a story.
     *
     * @param entry what the article says in its latest revision, of this story and of others
     * @param quotes the sentences that belong to this story
     */
    public record Part(Book.Entry entry, Set<String> quotes) {}

    /**
     * A story with everything that was told of it.
     *
     * @param change absent where notices are all that is known: a summary of several stories
     * @param notices in the order of raising
     */
    public record Told(
            String storyId,
            @Nullable Instrument instrument,
            @Nullable ChangeType change,
            List<Part> parts,
            List<NoticeEvent> notices) {}

    private record Kind(Instrument instrument, ChangeType change) {}

    private final Jdbi jdbi;

    public StoryArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A story; absent when none has this id. */
    public Optional<Told> story(String storyId) {
        return jdbi.withHandle(handle -> {
            Optional<Kind> kind = handle.createQuery("select instrument, change_type from story where story_id = :id")
                    .bind("id", storyId)
                    .map((row, context) -> new Kind(
                            Instrument.valueOf(row.getString("instrument")),
                            ChangeType.valueOf(row.getString("change_type"))))
                    .findOne();
            List<Part> parts = new ArrayList<>(handle.createQuery("""
                            select a.body, s.quotes from story_article s join article a using (article_id)
                            where s.story_id = :id order by a.event_time, a.article_id""")
                    .bind("id", storyId)
                    .map((row, context) ->
                            new Part(ArticleColumn.read(row.getString("body")), Set.copyOf(List.of((String[])
                                    row.getArray("quotes").getArray()))))
                    .list());
            List<NoticeEvent> notices = handle.createQuery(
                            "select event from notice where story_id = :id order by number")
                    .bind("id", storyId)
                    .map((row, context) -> EventColumn.read(row.getString("event"), NoticeEvent.class))
                    .list();
            return parts.isEmpty() && notices.isEmpty()
                    ? Optional.<Told>empty()
                    : Optional.of(new Told(
                            storyId,
                            kind.map(Kind::instrument).orElse(null),
                            kind.map(Kind::change).orElse(null),
                            parts,
                            notices));
        });
    }
}
