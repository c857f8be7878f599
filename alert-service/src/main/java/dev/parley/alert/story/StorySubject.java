package dev.parley.alert.story;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.util.Objects;

/**
 * What a story is about, whoever did it: one kind of change of one instrument in one conflict.
 *
 * @param scope the conflict: {@code dossier:ukraine-russia}; {@code parties:Cambodia+Thailand} where it is not a watched
 *     one; {@code article:ID} where not even the parties are known, since then nothing ties two articles together
 */
public record StorySubject(String scope, Instrument instrument, ChangeType type) {

    public StorySubject {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(type, "type");
    }

    static StorySubject of(ArticleRef article, Change change) {
        return new StorySubject(scope(article, change), change.instrument(), change.type());
    }

    private static String scope(ArticleRef article, Change change) {
        if (change.dossier() != null) {
            return "dossier:" + change.dossier();
        }
        if (!change.parties().isEmpty()) {
            return "parties:"
                    + String.join(
                            "+", change.parties().stream().distinct().sorted().toList());
        }
        return "article:" + article.articleId();
    }

    /** The subject in one line; equal for equal subjects. */
    public String asText() {
        return scope + "/" + instrument + "/" + type;
    }
}
