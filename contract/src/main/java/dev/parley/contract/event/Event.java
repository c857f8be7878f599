package dev.parley.contract.event;

import java.time.Instant;

/**
 * What every event can say about itself; it becomes the record key and the CloudEvents attributes.
 *
 * <p>All of it derives from the content: the same fact published twice has the same id, so that a reader can recognise
 * the repeat.
 */
public sealed interface Event permits ArticleEvent, VerdictEvent, NoticeEvent, AgreementEvent, PositionEvent {

    /** The CloudEvents {@code id}: unique within the event's type, equal for a repeat of the same fact. */
    String eventId();

    /** The Kafka record key and the CloudEvents {@code subject}. Records with equal keys stay in order. */
    String key();

    /** The CloudEvents {@code time}: when the fact became known to the service that publishes it. */
    Instant time();
}
