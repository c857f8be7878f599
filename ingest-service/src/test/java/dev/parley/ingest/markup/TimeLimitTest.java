package dev.parley.ingest.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE); // such clocks may run over
    private final TimeLimit limit = new TimeLimit(Duration.ofSeconds(5), now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void shouldLetTimeRunFromTheBeginningOfEachReading() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.within(deadline -> {
                        pass(Duration.ofMillis(4_999));
                        deadline.check();
                        return "read";
                    }))
                    .contains("read");
        }
        assertThat(limit.exceeded()).isZero();
    }

    @Test
    void shouldEndAReadingAtTheFirstLookAfterTheTimeIsUpAndCountIt() {
        assertThat(limit.within(deadline -> {
                    pass(Duration.ofSeconds(5));
                    deadline.check();
                    return "read";
                }))
                .isEmpty();
        assertThat(limit.exceeded()).isEqualTo(1);
        assertThat(limit.reason()).isEqualTo("reading it took longer than 5 s");
    }

    @Test
    void shouldEndAReadingThatLooksOften() {
        assertThat(limit.within(deadline -> {
                    for (int i = 0; i < 10_000; i++) {
                        pass(Duration.ofMillis(1));
                        deadline.check();
                    }
                    return "read";
                }))
                .isEmpty();
    }

    @Test
    void shouldEndAParserThatTakesInTheTextPieceByPiece() {
        assertThat(limit.within(deadline -> ElementTree.ofXml("<a/>", deadline).childNodeSize()))
                .contains(1);
        assertThat(limit.within(deadline -> {
                    pass(Duration.ofSeconds(6));
                    return ElementTree.ofPage("<p>One", "", deadline);
                }))
                .isEmpty();
    }

    @Test
    void shouldLeaveOtherFailuresAlone() {
        assertThatThrownBy(() -> limit.within(deadline -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }
}
