package dev.parley.contract.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, on its way to the dead-letter topic: key, value and headers as they came, and
 * headers that say what was wrong. The header names are those of SmallRye's dead-letter queue, which tools know.
 *
 * @param topic the dead-letter topic
 * @param key the bytes as they came
 * @param value the bytes as they came
 * @param headers the record's own headers and the {@code dead-letter-*} ones
 */
public record DeadLetter(String topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    /** The header with the message of the failure, in at most {@value #MAX_REASON_LENGTH} characters. */
    public static final String REASON = "dead-letter-reason";
    /** The header with the class name of the failure. */
    public static final String EXCEPTION = "dead-letter-exception-class-name";
    /** The header with the name of the topic that the record was read from. */
    public static final String TOPIC = "dead-letter-topic";
    /** The header with the number of the partition that the record was read from. */
    public static final String PARTITION = "dead-letter-partition";
    /** The header with the offset that the record was read from. */
    public static final String OFFSET = "dead-letter-offset";

    /** Messages of parsers quote what they could not read: without a limit a poison record would grow on its way. */
    public static final int MAX_REASON_LENGTH = 1_000;

    /**
     * The dead letter for a record that failed with {@code cause}. Headers of an earlier failure of the same record,
     * one that was replayed, are replaced.
     */
    public static DeadLetter of(Topic<byte[]> deadLetters, ConsumerRecord<byte[], byte[]> poison, Throwable cause) {
        Headers headers = new RecordHeaders(poison.headers().toArray());
        set(headers, REASON, bounded(Objects.requireNonNullElse(cause.getMessage(), cause.toString())));
        set(headers, EXCEPTION, cause.getClass().getName());
        set(headers, TOPIC, poison.topic());
        set(headers, PARTITION, Integer.toString(poison.partition()));
        set(headers, OFFSET, Long.toString(poison.offset()));
        return new DeadLetter(deadLetters.name(), poison.key(), poison.value(), headers);
    }

    private static String bounded(String text) {
        if (text.length() <= MAX_REASON_LENGTH) {
            return text;
        }
        // never half a surrogate pair: it would become a question mark
        int end = MAX_REASON_LENGTH - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }
}
