package dev.parley.contract.kafka;

import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.Event;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.PositionEvent;
import dev.parley.contract.event.VerdictEvent;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The topics of Parley, in the order of the data. */
public final class Topics {

    /** Kafka's own default, which producers fit by theirs. */
    private static final int MAX_EVENT_BYTES = (1 << 20) + 12;

    /**
     * The largest dead letter in bytes, and the {@code max.request.size} that its producer needs: a poison record as
     * large as any, with the headers that say what was wrong, must still fit, or its consumer would never get past it.
     */
    public static final int MAX_DEAD_LETTER_BYTES = 2 << 20;

    /** Article revisions, keyed by {@code articleId}; at least once. */
    public static final Topic<ArticleEvent> ARTICLES = events(
            "parley.articles", new ArticleEventSerializer(), new ArticleEventDeserializer(), 6, Retention.ofDays(7));

    /** Article records that could not be read or judged, as they came. */
    public static final Topic<byte[]> ARTICLES_DLQ = deadLetters(ARTICLES);

    /** Verdicts, keyed by {@code articleId}; exactly once for readers of committed records. */
    public static final Topic<VerdictEvent> VERDICTS = events(
            "parley.verdicts", new VerdictEventSerializer(), new VerdictEventDeserializer(), 6, Retention.ofDays(30));

    /** Verdict records that could not be read or processed, as they came. */
    public static final Topic<byte[]> VERDICTS_DLQ = deadLetters(VERDICTS);

    /** Notices, keyed by {@code storyId}; exactly once for readers of committed records. */
    public static final Topic<NoticeEvent> NOTICES = events(
            "parley.notices", new NoticeEventSerializer(), new NoticeEventDeserializer(), 3, Retention.ofDays(365));

    /** The state of each agreement, keyed by dossier and instrument. */
    public static final Topic<AgreementEvent> AGREEMENTS = events(
            "parley.agreements",
            new AgreementEventSerializer(),
            new AgreementEventDeserializer(),
            3,
            Retention.compacted());

    /** The last position of each party on each clause. */
    public static final Topic<PositionEvent> POSITIONS = events(
            "parley.positions",
            new PositionEventSerializer(),
            new PositionEventDeserializer(),
            3,
            Retention.compacted());

    private Topics() {}

    /** Every topic to be created before the services start. */
    public static List<Topic<?>> all() {
        return List.of(ARTICLES, ARTICLES_DLQ, VERDICTS, VERDICTS_DLQ, NOTICES, AGREEMENTS, POSITIONS);
    }

    private static <T extends Event> Topic<T> events(
            String name,
            EventSerializer<T> serializer,
            EventDeserializer<T> deserializer,
            int partitions,
            Retention retention) {
        Serde<T> serde = Serdes.serdeFrom(serializer, deserializer);
        return new Topic<>(name, Serdes.String(), serde, partitions, retention, MAX_EVENT_BYTES);
    }

    private static Topic<byte[]> deadLetters(Topic<?> of) {
        return new Topic<>(
                of.name() + ".dlq",
                Serdes.String(),
                Serdes.ByteArray(),
                1,
                Retention.ofDays(30),
                MAX_DEAD_LETTER_BYTES);
    }
}
