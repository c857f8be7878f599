package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.DeadLetter;
import dev.parley.contract.kafka.Topics;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What becomes of one record of {@code parley.articles}: exactly one record on another topic. */
sealed interface Answer {

    /** The record as it came. */
    ConsumerRecord<byte[], byte[]> source();

    /** The record to send. */
    ProducerRecord<byte[], byte[]> record();

    /**
     * The answer to give instead when the broker refuses this one as too large: a verdict becomes a dead letter, a dead
     * letter a {@linkplain Refused#withoutContent note} of a few hundred bytes. So no record can hold up those behind.
     */
    Refused smaller(Exception tooLarge);

    /** The article was classified. */
    record Judged(ConsumerRecord<byte[], byte[]> source, VerdictEvent verdict, ProducerRecord<byte[], byte[]> record)
            implements Answer {

        @Override
        public Refused smaller(Exception tooLarge) {
            return Refused.of(
                    source,
                    DeadLetterCause.OVERSIZED,
                    new RecordTooLargeException(
                            "the verdict of " + record.value().length + " bytes does not fit into " + record.topic()
                                    + ": " + tooLarge.getMessage(),
                            tooLarge));
        }
    }

    /** The record goes to the dead-letter topic. */
    record Refused(
            ConsumerRecord<byte[], byte[]> source,
            DeadLetterCause cause,
            String reason,
            ProducerRecord<byte[], byte[]> record)
            implements Answer {

        /** The dead letter with key, value and headers as they came. */
        static Refused of(ConsumerRecord<byte[], byte[]> source, DeadLetterCause cause, Throwable failure) {
            DeadLetter letter = DeadLetter.of(Topics.ARTICLES_DLQ, source, failure);
            return new Refused(
                    source,
                    cause,
                    reason(letter.headers()),
                    new ProducerRecord<>(letter.topic(), null, letter.key(), letter.value(), letter.headers()));
        }

        @Override
        public Refused smaller(Exception tooLarge) {
            return withoutContent();
        }

        /** Only the headers that say what was wrong and where the record stands. */
        private Refused withoutContent() {
            String note = reason + " (left out here because it is too large for " + Topics.ARTICLES_DLQ.name()
                    + ": read it at " + source.topic() + "-" + source.partition() + ", offset " + source.offset() + ")";
            Headers headers = new RecordHeaders();
            for (Header header : record.headers()) {
                if (header.key().startsWith("dead-letter-")) {
                    headers.add(header);
                }
            }
            headers.remove(DeadLetter.REASON).add(DeadLetter.REASON, note.getBytes(UTF_8));
            return new Refused(
                    source, cause, note, new ProducerRecord<>(record.topic(), null, (byte[]) null, null, headers));
        }

        private static String reason(Headers headers) {
            return Objects.requireNonNull(CloudEventHeaders.read(headers, DeadLetter.REASON));
        }
    }
}
