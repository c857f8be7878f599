package dev.parley.alert.console;

import static dev.parley.contract.event.ChangeType.PROPOSED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.alert.console.Segment.Look;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Wording;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CuesTest {

    private final Cues cues = new Cues();

    @Test
    void wordsThatNameInstrumentAndChangeAreSetApart() {
        assertThat(shown("Moscow again rejected the 30-day cease-fire.", CEASEFIRE, REJECTED))
                .isEqualTo("Moscow again [rejected] the 30-day [cease-fire].");
        assertThat(shown("Україна передала меморандум росіянам", MEMORANDUM, PROPOSED))
                .isEqualTo("Україна [передала] [меморандум] росіянам");
    }

    @Test
    void wordsThatFollowEachOtherAreOneCue() {
        assertThat(shown("Kyiv hands over its peace plan", MEMORANDUM, PROPOSED))
                .isEqualTo("Kyiv [hands over] its [peace plan]");
    }

    @Test
    void partsOfOtherWordsAreNone() {
        assertThat(shown("The untruced friends", CEASEFIRE, REJECTED)).isEqualTo("The untruced friends");
    }

    @Test
    void piecesTogetherAreTheSentence() {
        String sentence = "«Перемир’я» – a truce, said the Kremlin’s man: no!";
        assertThat(cues.mark(sentence, 100, CEASEFIRE, REJECTED).stream()
                        .map(Segment::text)
                        .collect(Collectors.joining()))
                .isEqualTo(sentence);
    }

    @Test
    void everyInstrumentAndChangeHasCues() {
        for (Instrument instrument : Instrument.values()) {
            for (ChangeType change : ChangeType.values()) {
                assertThatCode(() -> cues.mark("x", 10, instrument, change)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void differenceOfASentenceIsTakenApart() {
        assertThat(Segment.difference(new Wording("20 days", "30 days", "for [-20-] {+30+} days")))
                .extracting(Segment::text, Segment::look)
                .containsExactly(
                        tuple("for ", Look.PLAIN),
                        tuple("20", Look.GONE),
                        tuple(" ", Look.PLAIN),
                        tuple("30", Look.COME),
                        tuple(" days", Look.PLAIN));
    }

    @Test
    void bracketsThatDoNotCloseAreText() {
        assertThat(Segment.difference(new Wording("a", "b", "a [-b {+c")))
                .containsExactly(new Segment("a [-b {+c", Look.PLAIN));
    }

    private String shown(String sentence, Instrument instrument, ChangeType change) {
        List<Segment> pieces = cues.mark(sentence, 200, instrument, change);
        return pieces.stream()
                .map(piece -> piece.look() == Look.CUE ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
