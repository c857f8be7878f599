package dev.parley.contract.kafka;

import dev.parley.contract.event.ArticleEvent;

/** Writes {@link ArticleEvent}s. */
public final class ArticleEventSerializer extends EventSerializer<ArticleEvent> {

    public ArticleEventSerializer() {
        super(EventType.ARTICLE);
    }
}
