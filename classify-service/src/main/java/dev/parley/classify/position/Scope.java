package dev.parley.classify.position;

import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Stance.Form;
import dev.parley.classify.text.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in a sentence how far the scope of its cues reaches: the words that each governs, and the cues among them. */
final class Scope {

    private static final int SPEAKER_REACH = 6;
    private static final int ADDRESSEE_REACH = 3;
    private static final int COORDINATION_REACH = 3;
    private static final int PASSIVE_OBJECT_REACH = 12;

    private final AnnotatedSentence sentence;
    private final List<StanceCue> cues;
    private final Holders holders;

    Scope(AnnotatedSentence sentence, List<StanceCue> cues, Holders holders) {
        this.sentence = sentence;
        this.cues = cues;
        this.holders = holders;
    }

    /** A noun inside what another cue governs that has an owner of its own: rejects Kyiv's proposal for. */
    boolean isNested(StanceCue governing, StanceCue cue) {
        return cue.is(Form.NOUNS)
                && holders.newSubject(governing, cue) == null
                && !holders.owners(cue.from(), cue.to()).isEmpty()
                && !isAddressed(governing, cue);
    }

    /** Whether the cue is only a part of what the governing one is about. */
    boolean isEmbedded(StanceCue governing, StanceCue cue) {
        if (holders.newSubject(governing, cue) != null
                || sentence.hasSign(Kind.CONTRAST, governing.to(), cue.from())
                || standsBehind(cue) && cue.from() - governing.to() > 1) {
            return false;
        }
        Actor addressee = addressee(governing);
        return addressee != null && addressee.to() <= cue.from() || !isCoordinated(cue);
    }

    /** Whether what the cue governs stands before it: "... is unacceptable", "... was demanded by Kyiv". */
    boolean standsBehind(StanceCue cue) {
        return cue.is(Form.AFTER) || holders.agent(cue) != null;
    }

    /** Where what stands before the cue and is governed by it begins. */
    int begin(StanceCue cue) {
        int begin = Math.max(sentence.from(), cue.from() - PASSIVE_OBJECT_REACH);
        for (StanceCue other : cues) {
            if (other.to() <= cue.from() && !standsBehind(other)) {
                begin = Math.max(begin, other.to());
            }
        }
        for (int i = cue.from(); i > begin; i--) {
            if (sentence.followsComma(i)
                    || sentence.followsBreak(i)
                    || sentence.followsSign(i, Kind.CONTRAST)
                    || sentence.followsSign(i, Kind.CUT)
                    || sentence.followsSign(i, Kind.SAY)) {
                return i;
            }
        }
        return begin;
    }

    /** Where what stands behind the cue and is governed by it ends. */
    int end(StanceCue cue) {
        int end = sentence.to();
        for (Sign sign : sentence.signs()) {
            boolean cuts = sign.kind() == Kind.CUT || sign.kind() == Kind.CONTRAST;
            if (cuts && sign.from() > cue.to() && sign.from() < end) {
                end = sign.from();
            }
        }
        for (StanceCue other : cues) {
            if (other.from() >= cue.to() && other.from() < end && !isEmbedded(cue, other) && !isNested(cue, other)) {
                Actor anew = holders.newSubject(cue, other);
                end = anew == null ? beforeCoordination(other.from()) : anew.from();
            }
        }
        for (int i = cue.to(); i < end; i++) {
            if (closesQuotation(i) && sentence.hasSign(Kind.SAY, i, Math.min(sentence.to(), i + SPEAKER_REACH))) {
                end = i;
            }
        }
        end = withoutNextClause(cue.to(), end);
        for (Sign joint = signEnding(end); joint != null && joint.from() > cue.to(); joint = signEnding(end)) {
            end = joint.from();
        }
        return end;
    }

    /** "demands that Kyiv call for": there the noun is a verb of the one who is addressed. */
    private boolean isAddressed(StanceCue governing, StanceCue cue) {
        Actor addressee = addressee(governing);
        return addressee != null && cue.is(Form.VERBS) && addressee.to() <= cue.from();
    }

    /** Of whom something is demanded: "demands that Kyiv ...". */
    private @Nullable Actor addressee(StanceCue governing) {
        Actor actor = sentence.actorFrom(governing.to(), ADDRESSEE_REACH);
        return actor == null || governing.direction() == Direction.REJECTS || isPossessive(actor) ? null : actor;
    }

    private boolean isPossessive(Actor actor) {
        Document document = sentence.document();
        // the folded word has lost its 's, so it is shorter than what stands in the text
        return document.end(actor.to() - 1) - document.start(actor.to() - 1)
                >= document.word(actor.to() - 1).length() + 2;
    }

    private boolean isCoordinated(StanceCue cue) {
        for (int i = cue.from(); i > cue.from() - COORDINATION_REACH && i > sentence.from(); i--) {
            if (sentence.followsBreak(i) || beginsCoordination(i)) {
                return true;
            }
        }
        return false;
    }

    private int beforeCoordination(int word) {
        for (int i = word; i > word - COORDINATION_REACH && i > sentence.from(); i--) {
            if (beginsCoordination(i)) {
                return i;
            }
        }
        return word;
    }

    private boolean beginsCoordination(int word) {
        return sentence.followsComma(word)
                || sentence.followsSign(word, Kind.JOINT)
                || sentence.followsSign(word, Kind.CONTRAST);
    }

    /** Behind all that is wanted a comma and somebody else begin another clause. */
    private int withoutNextClause(int begin, int end) {
        int last = begin;
        for (Sign sign : sentence.signs()) {
            if (sign.kind() == Kind.CLAUSE && sign.from() >= begin && sign.to() <= end) {
                last = Math.max(last, sign.to());
            }
        }
        for (int i = last; i < end; i++) {
            if (sentence.followsComma(i)
                    && i > begin
                    && (sentence.actorFrom(i, 1) != null || sentence.beginsSign(i, Kind.PRONOUN))) {
                return i;
            }
        }
        return end;
    }

    /** A comma before a speaker and his verb: "..., the Kremlin said". */
    private boolean closesQuotation(int word) {
        return sentence.followsComma(word) && sentence.actorFrom(word, 2) != null;
    }

    private @Nullable Sign signEnding(int word) {
        for (Sign sign : sentence.signs()) {
            if (sign.to() == word && (sign.kind() == Kind.JOINT || sign.kind() == Kind.CONTRAST)) {
                return sign;
            }
        }
        return null;
    }
}
