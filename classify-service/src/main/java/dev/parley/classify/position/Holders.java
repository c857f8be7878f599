package dev.parley.classify.position;

import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Form;
import dev.parley.classify.text.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a sentence whose stance a cue tells: the subject of a verb, the owner of a noun or of a document, an agent, or
 * the speaker. What is found are the names of parties, none where the holder is not plain or is no party of the conflict.
 */
final class Holders {

    private static final int SUBJECT_REACH = 12;
    private static final int DOCUMENT_REACH = 10;
    private static final int REFERENCE_REACH = 2;
    private static final int OWNER_REACH = 4;
    private static final int NEW_SUBJECT_REACH = 4;
    private static final int SPEAKER_REACH = 6;
    private static final int PRONOUN_PLACE = 2;
    private static final int BESIDE = 1;

    private final AnnotatedSentence sentence;
    private final Context context;

    /**
     * The holders in a sentence.
     *
     * @param context what the sentences before have left to refer to
     */
    Holders(AnnotatedSentence sentence, Context context) {
        this.sentence = sentence;
        this.context = context;
    }

    /**
     * Whose stance the cue tells.
     *
     * @param governing the cue before it that governs others; absent before the first
     * @param governors whose stance that one tells
     */
    List<String> of(StanceCue cue, @Nullable StanceCue governing, List<String> governors) {
        if (cue.is(Form.AFTER)) {
            Actor behind = sentence.actorFrom(cue.to(), 2);
            return behind == null ? speakers() : parties(behind);
        }
        if (cue.is(Form.REPORTED)) {
            return speakers();
        }
        Actor agent = agent(cue);
        if (agent != null) {
            return parties(agent);
        }
        if (cue.is(Form.NOUNS)) {
            List<String> owners = owners(cue.from(), cue.to());
            if (!owners.isEmpty()) {
                return owners;
            }
        }
        int limit = sentence.from();
        if (governing != null) {
            Actor anew = newSubject(governing, cue);
            if (anew == null) {
                return governors;
            }
            limit = anew.from();
        }
        List<String> before = subjects(cue, limit);
        Actor behind = sentence.ownersFollow() && before.isEmpty() && cue.is(Form.VERBS)
                ? sentence.actorFrom(cue.to(), 0)
                : null;
        return behind == null ? before : parties(behind);
    }

    /** The actor by whom a new clause begins between two cues; absent when none does. */
    @Nullable
    Actor newSubject(StanceCue governing, StanceCue cue) {
        Actor actor = sentence.actorBefore(cue.from(), governing.to());
        if (actor == null) {
            return null;
        }
        if (sentence.hasSign(Kind.CONTRAST, governing.to(), actor.from())) {
            return actor;
        }
        boolean separated = sentence.followsComma(actor.from())
                || sentence.followsBreak(actor.from())
                || sentence.followsSign(actor.from(), Kind.JOINT)
                || actor.from() - 1 > sentence.from()
                        && sentence.followsComma(actor.from() - 1)
                        && !sentence.document().precededBy(actor.from(), Document.HYPHEN);
        return separated && cue.from() - actor.to() <= NEW_SUBJECT_REACH && !sentence.hasComma(actor.to(), cue.from())
                ? actor
                : null;
    }

    /** By whom the cue's verb in the passive is done. */
    @Nullable
    Actor agent(StanceCue cue) {
        return sentence.beginsSign(cue.to(), Kind.AGENT) ? sentence.actorFrom(cue.to() + 1, 1) : null;
    }

    /** The one that is nearest before the cue speaks, whatever he is called. */
    private List<String> subjects(StanceCue cue, int limit) {
        Actor actor = sentence.actorBefore(cue.from(), limit);
        Sign nearest = null;
        for (Sign sign : sentence.signs()) {
            switch (sign.kind()) {
                case DOCUMENT, GOAL, PRONOUN, FIRST_PERSON, REFERENCE -> {
                    if (sign.from() >= limit && sign.to() <= cue.from() && (actor == null || sign.to() > actor.to())) {
                        nearest = sign;
                    }
                }
                default -> {
                    // can be no subject
                }
            }
        }
        if (nearest != null && cue.from() - nearest.to() <= DOCUMENT_REACH) {
            switch (nearest.kind()) {
                case DOCUMENT, GOAL -> {
                    return owners(nearest.from(), nearest.to());
                }
                case REFERENCE -> {
                    if (cue.from() - nearest.to() <= REFERENCE_REACH && (cue.is(Form.TEXT) || cue.is(Form.NOUNS))) {
                        return context.owners();
                    }
                }
                case FIRST_PERSON -> {
                    return speakers();
                }
                default -> {
                    if (actor == null) {
                        return meantBy(nearest);
                    }
                    return cue.isOnly(Form.TEXT) ? List.of() : parties(actor);
                }
            }
        }
        return actor != null && isSubject(actor, cue) ? parties(actor) : List.of();
    }

    private boolean isSubject(Actor actor, StanceCue cue) {
        return (cue.is(Form.VERBS) || cue.is(Form.TEXT))
                && (!cue.isOnly(Form.TEXT) || ownsDocument(actor))
                && !(cue.is(Form.NOUNS) && sentence.hasComma(actor.to(), cue.from()))
                && !(cue.from() - actor.to() > BESIDE && isDemonym(actor))
                && cue.from() - actor.to() <= SUBJECT_REACH
                && !sentence.hasSign(Kind.CONTRAST, actor.to(), cue.from());
    }

    /** Whether only an adjective names him, which further off belongs to another noun: Russian troops near Kyiv. */
    private boolean isDemonym(Actor actor) {
        for (Sign sign : sentence.signs()) {
            if (sign.kind() == Kind.DEMONYM && sign.from() >= actor.from() && sign.to() == actor.to()) {
                return true;
            }
        }
        return false;
    }

    /** "the memorandum of Kyiv" */
    private boolean ownsDocument(Actor actor) {
        for (Sign sign : sentence.signs()) {
            if (sign.kind() == Kind.DOCUMENT || sign.kind() == Kind.GOAL) {
                int gap = actor.from() - sign.to();
                if (gap == 0 && sentence.ownersFollow() || gap >= 1 && gap <= 2 && isOf(sign.to())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whose document or demand stands from word {@code nounFrom} to {@code nounTo}; empty when that is not plain. */
    List<String> owners(int nounFrom, int nounTo) {
        Actor before = sentence.actorBefore(nounFrom, Math.max(sentence.from(), nounFrom - OWNER_REACH - 1));
        if (before != null
                && nounFrom - before.to() <= OWNER_REACH
                && !sentence.hasSign(Kind.CONTRAST, before.to(), nounFrom)
                && !sentence.hasSign(Kind.SAY, before.to(), nounFrom)
                && sentence.document()
                                .quote(sentence.sentence(), before.from(), nounFrom)
                                .indexOf(',')
                        < 0) {
            return parties(before);
        }
        Sign pronoun = sentence.signBefore(Kind.PRONOUN, nounFrom, OWNER_REACH);
        if (pronoun != null) {
            Actor antecedent = sentence.actorBefore(pronoun.from(), sentence.from());
            return antecedent == null ? meantBy(pronoun) : parties(antecedent);
        }
        Actor behind = sentence.actorFrom(nounTo, sentence.ownersFollow() ? 0 : 1);
        if (behind != null && (sentence.ownersFollow() || isOf(nounTo) || sentence.beginsSign(nounTo, Kind.AGENT))) {
            return parties(behind);
        }
        boolean refersBack = sentence.signBefore(Kind.REFERENCE, nounFrom, REFERENCE_REACH) != null
                || sentence.signBefore(Kind.DEFINITE, nounFrom, REFERENCE_REACH) != null;
        return refersBack ? context.owners() : List.of();
    }

    private boolean isOf(int word) {
        return sentence.document().word(word).equals("of");
    }

    /** Whom a pronoun means that no actor of the sentence stands before. */
    private List<String> meantBy(Sign pronoun) {
        return pronoun.from() - sentence.from() < PRONOUN_PLACE ? context.subjects() : List.of();
    }

    /** Who says so in this sentence, before or behind the verb of saying. */
    private List<String> speakers() {
        for (Sign says : sentence.signs()) {
            if (says.kind() == Kind.SAY) {
                Actor speaker = speaker(says);
                if (speaker != null) {
                    return parties(speaker);
                }
            }
        }
        return List.of();
    }

    private @Nullable Actor speaker(Sign says) {
        // behind a quotation its last words are not the speaker
        boolean behindQuotation = sentence.followsComma(says.from()) || sentence.followsBreak(says.from());
        Actor best = null;
        int bestGap = SPEAKER_REACH;
        for (Actor actor : sentence.actors()) {
            int gap = behindQuotation ? actor.from() - says.to() : says.from() - actor.to();
            if (gap >= 0 && gap < bestGap && (behindQuotation || !sentence.hasComma(actor.to(), says.from()))) {
                best = actor;
                bestGap = gap;
            }
        }
        return best;
    }

    /** The party of the actor, with that of another one joined to him: Kyiv and Moscow. */
    List<String> parties(Actor actor) {
        String party = actor.party();
        if (party == null) {
            return List.of();
        }
        if (sentence.followsSign(actor.from(), Kind.JOINT)) {
            for (Actor other : sentence.actors()) {
                String otherParty = other.party();
                if (actor.from() - other.to() == 1 && otherParty != null && !otherParty.equals(party)) {
                    return List.of(otherParty, party);
                }
            }
        }
        return List.of(party);
    }
}
