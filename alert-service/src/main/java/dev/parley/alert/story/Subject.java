package dev.parley.alert.story;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.Instrument;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is negotiated between whom: one instrument in one conflict.
 *
 * @param scope the conflict: {@code dossier:ukraine-russia}; {@code parties:Cambodia+Thailand} where it is not a watched
 *     one; {@code article:ID} where not even the parties are known, since then nothing ties two articles together
 */
public record Subject(String scope, Instrument instrument) implements Comparable<Subject> {

    private static final String DOSSIER = "dossier:";

    public Subject {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(instrument, "instrument");
    }

    /** The subject that an article reports a change of. */
    public static Subject of(ArticleRef article, Change change) {
        return new Subject(scope(article, change), change.instrument());
    }

    /** The subject of a watched conflict. */
    public static Subject ofDossier(String dossier, Instrument instrument) {
        return new Subject(DOSSIER + dossier, instrument);
    }

    private static String scope(ArticleRef article, Change change) {
        if (change.dossier() != null) {
            return DOSSIER + change.dossier();
        }
        if (!change.parties().isEmpty()) {
            return "parties:"
                    + String.join(
                            "+", change.parties().stream().distinct().sorted().toList());
        }
        return "article:" + article.articleId();
    }

    /** The watched conflict; absent when it is not one of those. */
    public @Nullable String dossier() {
        return scope.startsWith(DOSSIER) ? scope.substring(DOSSIER.length()) : null;
    }

    /** The subject in one line; equal for equal subjects. */
    public String asText() {
        return scope + "/" + instrument;
    }

    @Override
    public int compareTo(Subject other) {
        return asText().compareTo(other.asText());
    }
}
