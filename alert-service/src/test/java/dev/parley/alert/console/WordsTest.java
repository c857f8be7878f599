package dev.parley.alert.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.Timeliness;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Words ENGLISH = Words.in("en").orElseThrow();
    private static final Words UKRAINIAN = Words.in("uk").orElseThrow();

    @Test
    void everyLanguageHasEveryText() {
        Set<String> english = new TreeSet<>(ENGLISH.texts().keys());
        Set<String> ukrainian = new TreeSet<>(UKRAINIAN.texts().keys());
        ukrainian.removeIf(key -> key.endsWith(".few")); // English has one form less
        assertThat(ukrainian).isEqualTo(english);
    }

    @Test
    void everyConstantThatPagesShowHasAName() {
        Stream.of(
                        AgreementState.values(),
                        ChangeType.values(),
                        Instrument.values(),
                        NoticeKind.values(),
                        NoticePriority.values(),
                        NoticeReason.values(),
                        Timeliness.values())
                .flatMap(Arrays::stream)
                .forEach(constant -> Words.ALL.forEach(
                        words -> assertThat(words.of((Enum<?>) constant)).isNotBlank()));
    }

    @Test
    void ukrainianCountsInThreeForms() {
        assertThat(Stream.of(1, 3, 5, 11, 12, 21, 22, 25).map(number -> UKRAINIAN.count("origin", number)))
                .containsExactly(
                        "1 джерело",
                        "3 джерела",
                        "5 джерел",
                        "11 джерел",
                        "12 джерел",
                        "21 джерело",
                        "22 джерела",
                        "25 джерел");
    }

    @Test
    void aClauseWithoutANameIsShownByItsId() {
        assertThat(ENGLISH.name("clause", "fishing-rights")).isEqualTo("fishing rights");
    }

    @Test
    void languagesHaveTheirNamesInTheReadersLanguage() {
        assertThat(ENGLISH.ofLanguage("pt")).isEqualTo("Portuguese");
        assertThat(UKRAINIAN.ofLanguage("en")).isEqualTo("Англійська");
        assertThat(ENGLISH.ofLanguage("no language\u202E")).isEqualTo("no language");
    }

    @Test
    void conflictsAreCalledByTheirParties() {
        assertThat(Conflict.name("israel-us-iran")).isEqualTo("Israel–US–Iran");
    }
}
