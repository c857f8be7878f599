package dev.parley.alert.ledger;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.PositionEvent;
import dev.parley.contract.event.StatedPosition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a party is reported to want of a clause, by one article.
 *
 * @param stated when it was published
 */
public record Position(String dossier, StatedPosition position, ArticleRef article, Instant stated) {

    /** Beginnings of words by which a stance says no. */
    private static final Set<String> REFUSALS = Set.of(
            "reject", "refus", "oppos", "exclud", "denie", "deny", "unaccept", "відки", "відмов", "отверг", "отказ");

    public Position {
        Objects.requireNonNull(dossier, "dossier");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(stated, "stated");
    }

    /**
     * The positions that an article reports; none where its conflict is not watched.
     *
     * @param dossier the conflict
     */
    public static List<Position> of(@Nullable String dossier, ArticleRef article, List<StatedPosition> positions) {
        Instant published = article.published();
        Instant stated = published == null || published.isAfter(article.firstSeen()) ? article.firstSeen() : published;
        return dossier == null
                ? List.of()
                : positions.stream()
                        .map(position -> new Position(dossier, position, article, stated))
                        .toList();
    }

    /** Equal for positions of the same party on the same clause. */
    public String key() {
        return dossier + "/" + position.party() + "/" + position.clause();
    }

    /** Whether one of both says yes and the other one no. */
    public boolean isContraryTo(Position other) {
        return isRefusal() != other.isRefusal();
    }

    private boolean isRefusal() {
        return Arrays.stream(position.stance().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .anyMatch(word -> REFUSALS.stream().anyMatch(word::startsWith));
    }

    /** As it is published. */
    public PositionEvent event() {
        return new PositionEvent(dossier, position, article, stated);
    }
}
