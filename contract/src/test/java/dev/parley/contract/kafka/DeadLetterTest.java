package dev.parley.contract.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final byte[] KEY = {0, (byte) 0xff};
    private static final byte[] VALUE = {(byte) 0x80, 'x', 0};

    @Test
    void keeps_key_value_and_headers_byte_for_byte() {
        // Given
        Headers headers = new RecordHeaders()
                .add("ce_type", "parley.article.v1".getBytes(UTF_8))
                .add("trace", VALUE)
                .add("trace", KEY)
                .add("empty", null);

        // When
        DeadLetter letter = DeadLetter.of(Topics.ARTICLES_DLQ, poison(headers), new SerializationException("no JSON"));

        // Then
        assertThat(letter.topic()).isEqualTo("parley.articles.dlq");
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(VALUE);
        assertThat(Arrays.asList(letter.headers().toArray()))
                .startsWith(headers.toArray())
                .hasSize(headers.toArray().length + 5);
    }

    @Test
    void says_what_was_wrong_and_where_the_record_stood() {
        DeadLetter letter =
                DeadLetter.of(Topics.ARTICLES_DLQ, poison(new RecordHeaders()), new SerializationException("no JSON"));

        assertThat(text(letter, DeadLetter.REASON)).isEqualTo("no JSON");
        assertThat(text(letter, DeadLetter.EXCEPTION)).isEqualTo(SerializationException.class.getName());
        assertThat(text(letter, DeadLetter.TOPIC)).isEqualTo("parley.articles");
        assertThat(text(letter, DeadLetter.PARTITION)).isEqualTo("4");
        assertThat(text(letter, DeadLetter.OFFSET)).isEqualTo("123456789012");
    }

    @Test
    void names_the_failure_that_has_no_message() {
        DeadLetter letter =
                DeadLetter.of(Topics.ARTICLES_DLQ, poison(new RecordHeaders()), new IllegalStateException());

        assertThat(text(letter, DeadLetter.REASON)).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void cuts_a_reason_that_quotes_hostile_content_at_length() {
        // Given
        Throwable failure = new SerializationException("\uD83D\uDD4A".repeat(1_000_000));

        // When
        DeadLetter letter = DeadLetter.of(Topics.ARTICLES_DLQ, poison(new RecordHeaders()), failure);

        // Then
        assertThat(text(letter, DeadLetter.REASON))
                .hasSizeLessThanOrEqualTo(DeadLetter.MAX_REASON_LENGTH)
                .matches("(\uD83D\uDD4A)+…");
    }

    @Test
    void a_replayed_record_that_fails_again_carries_its_last_failure_only() {
        // Given
        DeadLetter first =
                DeadLetter.of(Topics.ARTICLES_DLQ, poison(new RecordHeaders()), new SerializationException("first"));

        // When
        DeadLetter second =
                DeadLetter.of(Topics.ARTICLES_DLQ, poison(first.headers()), new SerializationException("second"));

        // Then
        assertThat(second.headers().toArray()).extracting(Header::key).doesNotHaveDuplicates();
        assertThat(text(second, DeadLetter.REASON)).isEqualTo("second");
    }

    @Test
    void the_largest_record_of_a_topic_fits_its_dead_letter_topic_with_room_for_the_headers() {
        assertThat(Topics.ARTICLES_DLQ.maxRecordBytes())
                .isEqualTo(Topics.MAX_DEAD_LETTER_BYTES)
                .isGreaterThan(Topics.ARTICLES.maxRecordBytes() + 100_000);
        assertThat(Topics.VERDICTS_DLQ.maxRecordBytes())
                .isEqualTo(Topics.MAX_DEAD_LETTER_BYTES)
                .isGreaterThan(Topics.VERDICTS.maxRecordBytes() + 100_000);
    }

    private static ConsumerRecord<byte[], byte[]> poison(Headers headers) {
        return new ConsumerRecord<>(
                Topics.ARTICLES.name(),
                4,
                123_456_789_012L,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                KEY.length,
                VALUE.length,
                KEY,
                VALUE,
                headers,
                Optional.empty());
    }

    private static String text(DeadLetter letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), UTF_8);
    }
}
