package dev.parley.contract.kafka;

import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.Event;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.PositionEvent;
import dev.parley.contract.event.VerdictEvent;
import java.util.List;

/**
 * A kind of event with its version. Within a version changes are additive only.
 *
 * @param name the CloudEvents {@code type}, for instance {@code parley.article.v1}
 * @param source the CloudEvents {@code source}: the service that publishes it
 * @param payload the record it is read into
 */
public record EventType<T extends Event>(String name, String source, Class<T> payload) {

    public static final EventType<ArticleEvent> ARTICLE =
            new EventType<>("parley.article.v1", "/parley/ingest", ArticleEvent.class);
    public static final EventType<VerdictEvent> VERDICT =
            new EventType<>("parley.verdict.v1", "/parley/classify", VerdictEvent.class);
    public static final EventType<NoticeEvent> NOTICE =
            new EventType<>("parley.notice.v1", "/parley/alert", NoticeEvent.class);
    public static final EventType<AgreementEvent> AGREEMENT =
            new EventType<>("parley.agreement.v1", "/parley/alert", AgreementEvent.class);
    public static final EventType<PositionEvent> POSITION =
            new EventType<>("parley.position.v1", "/parley/alert", PositionEvent.class);

    /** All types, in the order of the data. */
    public static List<EventType<? extends Event>> all() {
        return List.of(ARTICLE, VERDICT, NOTICE, AGREEMENT, POSITION);
    }

    /** The class path resource that holds the type's JSON Schema. */
    public String schemaResource() {
        return "/schemas/" + name + ".schema.json";
    }
}
