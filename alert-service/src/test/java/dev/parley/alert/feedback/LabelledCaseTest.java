package dev.parley.alert.feedback;

import static dev.parley.alert.feedback.Opinion.LATE;
import static dev.parley.alert.feedback.Opinion.USEFUL;
import static dev.parley.alert.feedback.Opinion.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.TestNotice;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.feedback.LabelledCase.Judged;
import dev.parley.contract.event.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledCaseTest {

    private static Judged judged(TestNotice notice, Opinion... opinions) {
        List<Feedback> feedback = new ArrayList<>();
        for (Opinion opinion : opinions) {
            feedback.add(new Feedback(
                    notice.id(), "author-" + feedback.size(), opinion, "note " + feedback.size(), TestVerdict.NOON));
        }
        return new Judged(notice.event(), feedback);
    }

    @Test
    void articleOfAUsefulOrLateNoticeReportsTheChangeThatTheNoticeTells() {
        // When
        List<LabelledCase> cases = LabelledCase.of(List.of(judged(TestNotice.of("n-1"), USEFUL, LATE)));

        // Then
        assertThat(cases).singleElement().satisfies(labelled -> {
            assertThat(labelled.id()).isEqualTo("article-of-n-1/1");
            assertThat(labelled.title()).isEqualTo("Title of n-1");
            assertThat(labelled.text()).isEqualTo("Russia rejected the ceasefire, it said.");
            assertThat(labelled.label().flagged()).isTrue();
            assertThat(labelled.label().votes()).containsExactly(1, 1);
            assertThat(labelled.label().instrument()).containsExactly("ceasefire");
            assertThat(labelled.label().types()).containsExactly("rejected");
            assertThat(labelled.label().parties()).contains("Russia");
            assertThat(labelled.notes()).containsExactly("note 0", "note 1");
        });
    }

    @Test
    void articleOfAWrongNoticeReportsNoChange() {
        assertThat(LabelledCase.of(List.of(judged(TestNotice.of("n-1"), WRONG))))
                .singleElement()
                .satisfies(labelled -> {
                    assertThat(labelled.label().flagged()).isFalse();
                    assertThat(labelled.label().types()).isEmpty();
                });
    }

    @Test
    void whereOpinionsDifferTheCaseIsOpen() {
        assertThat(LabelledCase.of(List.of(judged(TestNotice.of("n-1"), WRONG, USEFUL))))
                .singleElement()
                .satisfies(labelled -> {
                    assertThat(labelled.label().flagged()).isNull();
                    assertThat(labelled.label().votes()).containsExactly(0, 1);
                });
    }

    @Test
    void withdrawalSaysNothingOfHowItsArticleWasRead() {
        TestNotice first = TestNotice.of("n-1");
        assertThat(LabelledCase.of(
                        List.of(judged(TestNotice.of("n-2").takingBack(first, NoticeKind.WITHDRAWAL), WRONG))))
                .isEmpty();
    }
}
