package dev.parley.alert.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Long> record = new CopyOnWriteArrayList<>(List.of(1L, 2L));
    private final Tail<Long> tail = new Tail<>(this::read, () -> record.get(record.size() - 1), number -> number);

    private List<Long> read(long number, int limit) {
        return record.stream().filter(entry -> entry > number).limit(limit).toList();
    }

    private List<Long> listen(long after) {
        List<Long> heard = new CopyOnWriteArrayList<>();
        tail.after(after).subscribe().with(heard::add);
        return heard;
    }

    @AfterEach
    void close() {
        tail.close();
    }

    @Test
    void whatIsAppendedBetweenThePositionAndTheListeningIsHeard() {
        // Given
        long position = tail.position();
        List<Long> early = listen(position);
        record.add(3L);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(early).containsExactly(3L));

        // When
        List<Long> late = listen(position);
        record.add(4L);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(late).containsExactly(3L, 4L));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(early).containsExactly(3L, 4L));
    }

    @Test
    void pastIsHeardBeforeThePresentAndNothingTwice() {
        // When
        List<Long> heard = listen(0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(1L, 2L));
        record.add(3L);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(1L, 2L, 3L));
    }

    @Test
    void whoAsksForWhatComesAfterTheNewestGetsNothingThatIsOlder() {
        // When
        List<Long> heard = listen(3);
        record.addAll(List.of(3L, 4L));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(4L));
    }
}
