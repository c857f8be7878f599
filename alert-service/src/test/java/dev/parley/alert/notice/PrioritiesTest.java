package dev.parley.alert.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.Timeliness;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrioritiesTest {

    private static final Priorities PRIORITIES = Priorities.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NEW       | SIGNED   | ASSERTED | CURRENT | 1 | 1 | FLASH
            NEW       | IN_FORCE | ASSERTED | CURRENT | 2 | 1 | FLASH
            NEW       | SIGNED   | ASSERTED | CURRENT | 3 | 1 | URGENT
            CONFIRMED | SIGNED   | ASSERTED | CURRENT | 3 | 2 | FLASH
            NEW       | SIGNED   | POSSIBLE | CURRENT | 1 | 1 | ROUTINE
            NEW       | SIGNED   | ASSERTED | STALE   | 1 | 5 | ROUTINE
            NEW       | SIGNED   | ASSERTED | UNDATED | 1 | 1 | URGENT
            DISPUTED  | ACCEPTED | ASSERTED | CURRENT | 3 | 1 | FLASH
            NEW       | PROPOSED | ASSERTED | CURRENT | 3 | 1 | URGENT
            CONFIRMED | PROPOSED | ASSERTED | CURRENT | 1 | 3 | ROUTINE
            NEW       | TALKS    | ASSERTED | CURRENT | 1 | 1 | ROUTINE
            """)
    void firstRuleThatFitsDecides(
            NoticeKind kind,
            ChangeType change,
            Modality modality,
            Timeliness timeliness,
            int tier,
            int origins,
            NoticePriority priority) {
        // When
        Priorities.Ruling ruling = PRIORITIES.of(
                new Priorities.Facets(kind, change, Instrument.CEASEFIRE, modality, timeliness, tier, origins));

        // Then
        assertThat(ruling.priority()).isEqualTo(priority);
        assertThat(ruling.because()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void staleAndUndatedNewsIsNeverAFlash(NoticeKind kind) {
        for (ChangeType change : ChangeType.values()) {
            for (Timeliness timeliness : new Timeliness[] {Timeliness.STALE, Timeliness.UNDATED}) {
                assertThat(PRIORITIES
                                .of(new Priorities.Facets(
                                        kind, change, Instrument.CEASEFIRE, Modality.ASSERTED, timeliness, 1, 9))
                                .priority())
                        .isNotEqualTo(NoticePriority.FLASH);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rules: [] | rules must end with a rule that has no conditions
            rules: [{priority: ROUTINE, because: x, tier: 1}] | rules must end with a rule that has no conditions
            rules: [{priority: LOUD, because: x}] | rules[0] 'LOUD' is none of [FLASH, URGENT, ROUTINE]
            rules: [{priority: ROUTINE}] | rules[0] does not say why (because)
            rules: [{priority: FLASH, because: x}] | rules[0] makes stale or undated news a FLASH: it needs timeliness: [CURRENT]
            rules: [{priority: ROUTINE, because: x, kind: [NEW]}] | rules[0] has an unknown entry 'kind'
            """)
    void wrongRulesAreRefusedWithEntryAndReason(String yaml, String message) {
        assertThatThrownBy(() -> Priorities.read("test.yaml", new ByteArrayInputStream(yaml.getBytes(UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("test.yaml: " + message);
    }

    @Test
    void shippedRulesAreValid() {
        assertThat(Priorities.standard()).isNotNull();
    }
}
