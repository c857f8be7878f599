package dev.parley.classify.position;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Stance.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from one sentence who wants what: verbs and nouns of demanding, whose they are, and what they govern. */
final class SentenceReader {

    private static final int MODIFIER_REACH = 3;
    private static final int FIRST_WORDS = 6;

    private final AnnotatedSentence sentence;
    private final Context context;
    private final List<StanceCue> cues;
    private final Holders holders;
    private final Scope scope;
    private final List<Statement> statements = new ArrayList<>();

    private SentenceReader(AnnotatedSentence sentence, Context context) {
        this.sentence = sentence;
        this.context = context;
        this.cues = StanceCue.in(sentence);
        this.holders = new Holders(sentence, context);
        this.scope = new Scope(sentence, cues, holders);
    }

    /**
     * What a sentence says.
     *
     * @param context what the sentences before have left to refer to; what later ones may refer to is added
     */
    static List<Statement> read(AnnotatedSentence sentence, Context context) {
        SentenceReader reader = new SentenceReader(sentence, context);
        reader.read();
        return reader.statements;
    }

    private void read() {
        StanceCue governing = null;
        List<String> governors = List.of();
        for (StanceCue cue : cues) {
            if (governing != null && scope.isNested(governing, cue)) {
                stateBehind(holders.owners(cue.from(), cue.to()), cue);
                continue;
            }
            if (governing != null && scope.isEmbedded(governing, cue)) {
                continue;
            }
            List<String> parties = isDoubtful(cue) || isNoVerb(cue) ? List.of() : holders.of(cue, governing, governors);
            governing = cue;
            governors = parties;
            StanceCue firm = parties.isEmpty() ? null : firm(cue);
            if (firm != null) {
                state(parties, firm);
            }
        }
        remember(governors);
    }

    private void state(List<String> parties, StanceCue cue) {
        if (scope.standsBehind(cue)) {
            statements.add(new Statement(parties, cue.direction(), cue.from(), cue.to(), scope.begin(cue), cue.from()));
        } else {
            stateBehind(parties, cue);
        }
    }

    private void stateBehind(List<String> parties, StanceCue cue) {
        int end = scope.end(cue);
        if (end >= cue.to()) {
            statements.add(new Statement(parties, cue.direction(), cue.from(), cue.to(), cue.to(), end));
        }
    }

    /** The cue with what negation makes of it; absent when the party then says nothing of its own. */
    private @Nullable StanceCue firm(StanceCue cue) {
        boolean negatedItself = cue.to() - cue.from() > 1
                && (sentence.beginsMark(cue.from(), TermKind.NEGATION)
                        || sentence.beginsMark(cue.from(), TermKind.DENIAL));
        if (negatedItself) {
            return cue;
        }
        for (Mark mark : sentence.marks()) {
            boolean negates = mark.kind() == TermKind.NEGATION || mark.kind() == TermKind.DENIAL;
            if (negates && mark.to() <= cue.from() && cue.from() - mark.to() < MODIFIER_REACH) {
                return cue.direction() == Direction.ACCEPTS
                        ? new StanceCue(Direction.REJECTS, cue.forms(), mark.from(), cue.to())
                        : null;
            }
        }
        return cue;
    }

    /** "a proposed truce", "the pledge was", "up to Kyiv to accept": nobody says anything there. */
    private boolean isNoVerb(StanceCue cue) {
        return cue.isOnly(Form.VERBS)
                        && (sentence.followsSign(cue.from(), Kind.ARTICLE)
                                || sentence.beginsMark(cue.to(), TermKind.PASSIVE))
                || cue.is(Form.VERBS)
                        && cue.direction() != Direction.DEMANDS
                        && sentence.followsSign(cue.from(), Kind.INFINITIVE);
    }

    private boolean isDoubtful(StanceCue cue) {
        return sentence.signBefore(Kind.DOUBT, cue.from(), MODIFIER_REACH) != null;
    }

    private void remember(List<String> governors) {
        for (Sign sign : sentence.signs()) {
            if (sign.kind() == Kind.DOCUMENT || sign.kind() == Kind.GOAL) {
                List<String> owners = holders.owners(sign.from(), sign.to());
                if (!owners.isEmpty()) {
                    context.owned(owners.size() == 1 ? owners : List.of());
                    break;
                }
            }
        }
        Actor first = sentence.actorFrom(sentence.from(), FIRST_WORDS);
        if (!governors.isEmpty()) {
            context.subject(governors);
        } else if (first != null) {
            context.subject(holders.parties(first));
        }
    }
}
