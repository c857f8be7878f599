package dev.parley.contract.event;

import java.time.Instant;
import java.util.Objects;

/**
 * What a party last said about a clause; on {@code parley.positions} the last record per key counts.
 *
 * @param stated when it was said, or published where that is not known
 */
public record PositionEvent(String dossier, StatedPosition position, ArticleRef article, Instant stated)
        implements Event {

    public PositionEvent {
        Required.text(dossier, "dossier");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(stated, "stated");
    }

    @Override
    public String eventId() {
        return key() + "." + article.articleId() + "." + article.revision();
    }

    @Override
    public String key() {
        return dossier + "/" + position.party() + "/" + position.clause();
    }

    @Override
    public Instant time() {
        return stated;
    }
}
