package dev.parley.classify.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

    private final Screen screen =
            new Screen(List.of("truce|cease-fire", "guns + silen|quiet", "pause|halt + fight|war "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truce",
                "A TRUCE!",
                "three-day truces",
                "a cease\n  fire",
                "a cease\u2011fire",
                "a tru\u200Bce",
                "the tru\u0441e",
                "when the guns fell silent",
                "quiet. No guns",
                "silence the guns",
                "a pause in this war",
                "fighters pause",
                "haltwar, halt, war!"
            })
    void aTextWithAnEntryIsFoundHoweverItIsWritten(String text) {
        assertThat(screen.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "distruce",
                "cease. We fire",
                "guns and guns",
                "silent and quiet",
                "a pause for a warm drink",
                "war without end",
                "fight the guns",
                "halt pause halt guns"
            })
    void partsOfDifferentEntriesAreNone(String text) {
        assertThat(screen.matches(text)).isFalse();
    }

    @Test
    void partsStandNearEachOtherWhereverThatIs() {
        // Given
        String far = "and so on ".repeat(10_000);
        String near = "x".repeat(Screen.NEAR - "  quiet".length());
        Screen three = new Screen(List.of("to end + war + plan"));

        // Then
        assertThat(screen.matches("guns " + near + " quiet")).isTrue();
        assertThat(screen.matches("guns x" + near + " quiet")).isFalse();
        assertThat(screen.matches("guns" + far + "quiet")).isFalse();
        assertThat(screen.matches("guns" + far + "guns, quiet" + far)).isTrue();
        assertThat(screen.matches("quiet" + far + "quiet, guns")).isTrue();
        assertThat(three.matches("to end" + far + "a plan to end a war")).isTrue();
        assertThat(three.matches("to end this war" + far + "war plan" + far + "plan to end"))
                .isFalse();
    }

    @Test
    void moreEntriesOfSeveralPartsThanAPassCanRememberAreRefused() {
        // Given
        List<String> entries =
                IntStream.range(0, 33).mapToObj(i -> "one" + i + " + two" + i).toList();

        // Then
        assertThatThrownBy(() -> new Screen(entries)).hasMessageContaining("one32 + two32");
        assertThat(new Screen(entries.subList(0, 32)).matches("two31 one31")).isTrue();
    }
}
