package dev.parley.contract.kafka;

import dev.parley.contract.event.ArticleEvent;

/** Reads {@link ArticleEvent}s. */
public final class ArticleEventDeserializer extends EventDeserializer<ArticleEvent> {

    public ArticleEventDeserializer() {
        super(EventType.ARTICLE);
    }
}
