package dev.parley.alert.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.alert.ledger.TransitionTable.By;
import dev.parley.alert.ledger.TransitionTable.Cell;
import dev.parley.alert.ledger.TransitionTable.Rule;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionTableTest {

    private static final TransitionTable TABLE = TransitionTable.standard();

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Instrument instrument : Instrument.values()) {
            for (AgreementState state : TABLE.states(instrument)) {
                for (ChangeType change : ChangeType.values()) {
                    for (By by : By.values()) {
                        cells.add(new Cell(instrument, state, change, by));
                    }
                }
            }
        }
        return cells.stream();
    }

    @Test
    void everyStateMeetsEveryChange() {
        assertThat(cells()).hasSize((12 + 14) * 15 * 2);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyPlaceHasAnOutcomeThatItSaysTheReasonOf(Cell cell) {
        // When
        Rule rule = TABLE.at(cell);

        // Then
        assertThat(rule.why()).isNotBlank();
        for (Outcome outcome : List.of(rule.soon(), rule.later())) {
            if (outcome instanceof Outcome.Transition transition) {
                assertThat(TABLE.states(cell.instrument())).contains(transition.to());
                boolean sameAgain = transition.to() == cell.state() && cell.by() == By.SAME;
                assertThat(sameAgain)
                        .as("a transition by the same actor leads elsewhere")
                        .isFalse();
            } else if (outcome instanceof Outcome.Dispute dispute) {
                assertThat(dispute.otherwise()).isNotEqualTo(cell.state());
                assertThat(rule.later())
                        .as("what is no contradiction any more is news")
                        .isInstanceOf(Outcome.Transition.class);
            } else if (outcome instanceof Outcome.Resolution) {
                throw new AssertionError("only a dispute is resolved, and a dispute is no state of the table");
            }
        }
        assertThat(rule.later()).isNotInstanceOf(Outcome.Dispute.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CEASEFIRE  | NONE             | PROPOSED | SAME    | TRANSITION    | PROPOSED
            CEASEFIRE  | PROPOSED         | ACCEPTED | ANOTHER | TRANSITION    | ACCEPTED_IN_PART
            CEASEFIRE  | ACCEPTED_IN_PART | ACCEPTED | SAME    | CORROBORATION |
            CEASEFIRE  | ACCEPTED_IN_PART | ACCEPTED | ANOTHER | TRANSITION    | ACCEPTED
            CEASEFIRE  | ACCEPTED_IN_PART | REJECTED | SAME    | DISPUTE       | REJECTED
            CEASEFIRE  | ACCEPTED_IN_PART | REJECTED | ANOTHER | TRANSITION    | REJECTED
            CEASEFIRE  | ACCEPTED         | SIGNED   | SAME    | TRANSITION    | SIGNED
            CEASEFIRE  | SIGNED           | IN_FORCE | SAME    | TRANSITION    | IN_FORCE
            CEASEFIRE  | IN_FORCE         | VIOLATED | SAME    | TRANSITION    | VIOLATED
            CEASEFIRE  | VIOLATED         | VIOLATED | ANOTHER | CORROBORATION |
            CEASEFIRE  | IN_FORCE         | EXTENDED | SAME    | TRANSITION    | EXTENDED
            CEASEFIRE  | VIOLATED         | SUSPENDED| SAME    | TRANSITION    | SUSPENDED
            CEASEFIRE  | EXTENDED         | ENDED    | SAME    | TRANSITION    | ENDED
            CEASEFIRE  | SIGNED           | PROPOSED | SAME    | NO_EFFECT     |
            CEASEFIRE  | ENDED            | HOLDING  | SAME    | DISPUTE       | IN_FORCE
            MEMORANDUM | NONE             | ANNOUNCED| SAME    | TRANSITION    | ANNOUNCED
            MEMORANDUM | ANNOUNCED        | PROPOSED | SAME    | TRANSITION    | HANDED_OVER
            MEMORANDUM | HANDED_OVER      | TERMS    | SAME    | TRANSITION    | PUBLISHED
            MEMORANDUM | PUBLISHED        | TERMS    | ANOTHER | TRANSITION    | ANSWERED
            MEMORANDUM | ANSWERED         | AMENDED  | SAME    | TRANSITION    | AMENDED
            MEMORANDUM | AMENDED          | SIGNED   | SAME    | TRANSITION    | SIGNED
            MEMORANDUM | PUBLISHED        | REJECTED | ANOTHER | TRANSITION    | REJECTED
            """)
    void pathOfAnAgreement(
            Instrument instrument, AgreementState from, ChangeType change, By by, String outcome, AgreementState to) {
        // When
        Outcome soon = TABLE.at(new Cell(instrument, from, change, by)).soon();

        // Then
        assertThat(soon.name()).isEqualTo(outcome);
        AgreementState reached = soon instanceof Outcome.Transition transition
                ? transition.to()
                : soon instanceof Outcome.Dispute dispute ? dispute.otherwise() : null;
        assertThat(reached).isEqualTo(to);
    }

    private static String shipped() throws IOException {
        try (InputStream in = TransitionTable.class.getResourceAsStream("/dev/parley/alert/transitions.yaml")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            is: to MOOTED, why: it is spoken of      | is: to MOOTED              | CEASEFIRE.ANNOUNCED[0] does not say why
            is: to MOOTED                            | is: to NOWHERE             | CEASEFIRE.ANNOUNCED[0] 'NOWHERE' is none of
            is: to MOOTED                            | is: to HANDED_OVER         | CEASEFIRE.ANNOUNCED[0] HANDED_OVER is no state of a CEASEFIRE
            is: to MOOTED                            | is: perhaps                | CEASEFIRE.ANNOUNCED[0] 'perhaps' is none of
            from: [MOOTED], is: repeats              | from: [NONE], is: repeats  | CEASEFIRE.ANNOUNCED[1] says again what happens in NONE by SAME
            from: [NONE, REJECTED, ENDED]            | from: [NONE, REJECTED]     | CEASEFIRE.ANNOUNCED does not say what happens in ENDED by SAME
            is: to MOOTED                            | soon: to MOOTED            | CEASEFIRE.ANNOUNCED[0] must have either 'is', or 'soon' and 'later'
            is: to MOOTED                            | becomes: MOOTED            | CEASEFIRE.ANNOUNCED[0] has an unknown entry 'becomes'
            window: PT36H                            | window: a while            | window 'a while' is no duration such as PT36H
            '  TALKS:'                               | '  CHATTER:'               | CEASEFIRE.TALKS must be a list of rules
            """)
    void wrongTableIsRefusedWithEntryAndReason(String text, String instead, String message) throws IOException {
        // Given
        String shipped = shipped();
        int at = shipped.indexOf(text);
        assertThat(at).isNotNegative();
        String wrong = shipped.substring(0, at) + instead + shipped.substring(at + text.length());

        // Then
        assertThatThrownBy(() -> TransitionTable.read("test.yaml", new ByteArrayInputStream(wrong.getBytes(UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("test.yaml: " + message);
    }
}
