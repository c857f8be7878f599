package dev.parley.alert.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.alert.notice.OneLine;
import dev.parley.contract.kafka.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Puts records that cannot be processed aside, with the reason, and counts them as {@code parley.alert.dead.letters}. */
@Singleton
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final MutinyEmitter<Record<byte[], byte[]>> emitter;
    private final MeterRegistry meters;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<Record<byte[], byte[]>> emitter, MeterRegistry meters) {
        this.emitter = emitter;
        this.meters = meters;
    }

    /** Returns when the broker has them all. */
    void send(List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            emitter.sendMessageAndAwait(Message.of(
                    Record.of(letter.key(), letter.value()),
                    Metadata.of(OutgoingKafkaRecordMetadata.builder()
                            .withTopic(letter.topic())
                            .withHeaders(letter.headers())
                            .build())));
            meters.counter("parley.alert.dead.letters").increment();
            LOG.errorf(
                    "record %s-%s offset %s set aside on %s: %s",
                    header(letter, DeadLetter.TOPIC),
                    header(letter, DeadLetter.PARTITION),
                    header(letter, DeadLetter.OFFSET),
                    letter.topic(),
                    OneLine.of(header(letter, DeadLetter.REASON)));
        }
    }

    private static String header(DeadLetter letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "?" : new String(header.value(), UTF_8);
    }
}
