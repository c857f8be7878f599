package dev.parley.classify.position;

import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Stance.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A word that governs what somebody wants; the same word may be a verb and a noun.
 *
 * @param from its first word
 * @param to behind its last word
 */
record StanceCue(Direction direction, Set<Form> forms, int from, int to) {

    /** The cues of a sentence in the order of the text. */
    static List<StanceCue> in(AnnotatedSentence sentence) {
        List<StanceCue> cues = new ArrayList<>();
        for (Sign sign : sentence.signs()) {
            Stance stance = sign.stance();
            if (stance != null) {
                StanceCue last = cues.isEmpty() ? null : cues.get(cues.size() - 1);
                if (last != null && last.from == sign.from() && last.to == sign.to()) {
                    last.forms.add(stance.form());
                } else if (last == null || sign.from() >= last.to) {
                    cues.add(new StanceCue(stance.direction(), EnumSet.of(stance.form()), sign.from(), sign.to()));
                }
            } else if (sign.kind() == Kind.GOAL && announces(sentence, sign)) {
                cues.add(new StanceCue(Direction.DEMANDS, EnumSet.of(Form.NOUNS), sign.from(), sign.to()));
            }
        }
        return cues;
    }

    /** "Their goals: ...", "its position is ...". */
    private static boolean announces(AnnotatedSentence sentence, Sign goal) {
        return goal.to() < sentence.to()
                && (sentence.followsBreak(goal.to()) || sentence.beginsMark(goal.to(), TermKind.PASSIVE))
                && sentence.signs().stream().noneMatch(sign -> sign.stance() != null && sign.overlaps(goal));
    }

    /** Whether the word can be read in this form. */
    boolean is(Form form) {
        return forms.contains(form);
    }

    /** Whether the word can be read in no other form. */
    boolean isOnly(Form form) {
        return forms.size() == 1 && is(form);
    }
}
