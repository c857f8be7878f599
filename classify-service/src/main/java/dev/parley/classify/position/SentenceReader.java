package dev.parley.classify.position;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Stance.Form;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from one sentence who wants what: verbs and nouns of demanding, their subjects, and what they govern. */
final class SentenceReader {

    private static final int SUBJECT_REACH = 12;
    private static final int DOCUMENT_REACH = 10;
    private static final int OWNER_REACH = 4;
    private static final int NEW_SUBJECT_REACH = 4;
    private static final int SPEAKER_REACH = 6;
    private static final int ADDRESSEE_REACH = 3;
    private static final int COORDINATION_REACH = 3;
    private static final int MODIFIER_REACH = 3;
    private static final int FIRST_WORDS = 6;
    private static final int PRONOUN_PLACE = 2;
    private static final int BESIDE = 1;
    private static final int PASSIVE_OBJECT_REACH = 12;

    private final Document document;
    private final List<Mark> marks;
    private final List<Sign> signs;
    private final List<Actor> actors;
    private final boolean ownersFollow;
    private final Sentence sentence;
    private final int from;
    private final int to;
    private final Context context;
    private final List<Statement> statements = new ArrayList<>();

    /** A word that governs what somebody wants; the same word may be a verb and a noun. */
    private record Cue(Direction direction, Set<Form> forms, int from, int to) {

        boolean is(Form form) {
            return forms.contains(form);
        }
    }

    SentenceReader(
            Document document,
            List<Mark> marks,
            List<Sign> signs,
            List<Actor> actors,
            boolean ownersFollow,
            Sentence sentence,
            Context context) {
        this.document = document;
        this.marks = marks;
        this.signs = signs;
        this.actors = actors;
        this.ownersFollow = ownersFollow;
        this.sentence = sentence;
        this.from = sentence.from();
        this.to = sentence.to();
        this.context = context;
    }

    /** What the sentence says; remembers in the context what later sentences may refer to. */
    List<Statement> read() {
        List<Cue> cues = cues();
        Cue governing = null;
        List<String> governors = List.of();
        for (Cue cue : cues) {
            if (governing != null && isNested(governing, cue)) {
                List<String> owners = ownersOf(cue.from, cue.to);
                if (!owners.isEmpty()) {
                    state(owners, cue, cue.to, end(cue, cues));
                }
                continue;
            }
            if (governing != null && isEmbedded(governing, cue)) {
                continue;
            }
            List<String> parties = subjects(governing, governors, cue);
            governing = cue;
            governors = parties;
            Cue firm = parties.isEmpty() ? null : firm(cue);
            if (firm != null) {
                addStatement(parties, firm, cues);
            }
        }
        remember(governors);
        return statements;
    }

    private void addStatement(List<String> parties, Cue cue, List<Cue> cues) {
        if (standsBehind(cue)) {
            int objectFrom = Math.max(from, cue.from - PASSIVE_OBJECT_REACH);
            for (Cue other : cues) {
                objectFrom = other.to <= cue.from && !standsBehind(other) ? Math.max(objectFrom, other.to) : objectFrom;
            }
            for (int i = cue.from; i > objectFrom; i--) {
                if (isBoundary(i) || endsSign(Kind.SAY, i) || document.precededBy(i, Document.COMMA)) {
                    objectFrom = i;
                }
            }
            statements.add(new Statement(parties, cue.direction, cue.from, cue.to, objectFrom, cue.from));
        } else {
            state(parties, cue, cue.to, end(cue, cues));
        }
    }

    private void state(List<String> parties, Cue cue, int objectFrom, int objectTo) {
        if (objectTo >= objectFrom) {
            statements.add(new Statement(parties, cue.direction, cue.from, cue.to, objectFrom, objectTo));
        }
    }

    private List<Cue> cues() {
        List<Cue> cues = new ArrayList<>();
        for (Sign sign : signs) {
            Stance stance = sign.stance();
            if (stance != null && sign.from() >= from && sign.to() <= to) {
                Cue last = cues.isEmpty() ? null : cues.get(cues.size() - 1);
                if (last != null && last.from == sign.from() && last.to == sign.to()) {
                    last.forms.add(stance.form());
                } else if (last == null || sign.from() >= last.to) {
                    cues.add(new Cue(stance.direction(), EnumSet.of(stance.form()), sign.from(), sign.to()));
                }
            } else if (sign.kind() == Kind.GOAL && announces(sign)) {
                cues.add(new Cue(Direction.DEMANDS, EnumSet.of(Form.NOUNS), sign.from(), sign.to()));
            }
        }
        return cues;
    }

    /** "Their goals: ...", "its position is ...". */
    private boolean announces(Sign goal) {
        boolean stance = signs.stream().anyMatch(sign -> sign.stance() != null && overlaps(sign, goal));
        return !stance
                && goal.from() >= from
                && goal.to() < to
                && (document.precededBy(goal.to(), Document.BREAK) || has(TermKind.PASSIVE, goal.to()));
    }

    private static boolean overlaps(Sign one, Sign other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    /** A noun inside what another cue governs that has an owner of its own: rejects Kyiv's proposal for. */
    private boolean isNested(Cue governing, Cue cue) {
        return cue.is(Form.NOUNS)
                && startsAnew(governing, cue) == null
                && !ownersOf(cue.from, cue.to).isEmpty()
                && !isAddressed(governing, cue);
    }

    /** "demands that Kyiv call for": there the noun is a verb of the one who is addressed. */
    private boolean isAddressed(Cue governing, Cue cue) {
        Actor addressee = addressee(governing);
        return addressee != null && cue.is(Form.VERBS) && addressee.to() <= cue.from;
    }

    /** Of whom something is demanded: "demands that Kyiv ...". */
    private @Nullable Actor addressee(Cue governing) {
        Actor actor = actorAfter(governing.to, ADDRESSEE_REACH);
        return actor == null || governing.direction == Direction.REJECTS || isPossessive(actor) ? null : actor;
    }

    /** Whether the cue is only a part of what the governing one is about. */
    private boolean isEmbedded(Cue governing, Cue cue) {
        if (startsAnew(governing, cue) != null || hasSign(Kind.CONTRAST, governing.to, cue.from)) {
            return false;
        }
        if (standsBehind(cue) && cue.from - governing.to > 1) {
            return false;
        }
        Actor addressee = addressee(governing);
        if (addressee != null && addressee.to() <= cue.from) {
            return true;
        }
        return !isCoordinated(cue);
    }

    private boolean isCoordinated(Cue cue) {
        for (int i = cue.from; i > cue.from - COORDINATION_REACH && i > from; i--) {
            if (document.precededBy(i, Document.COMMA)
                    || document.precededBy(i, Document.BREAK)
                    || endsSign(Kind.JOINT, i)
                    || endsSign(Kind.CONTRAST, i)) {
                return true;
            }
        }
        return false;
    }

    /** The actor by whom a new clause begins between two cues; absent when none does. */
    private @Nullable Actor startsAnew(Cue governing, Cue cue) {
        Actor actor = actorBefore(cue.from, governing.to);
        if (actor == null) {
            return null;
        }
        if (hasSign(Kind.CONTRAST, governing.to, actor.from())) {
            return actor;
        }
        boolean separated = document.precededBy(actor.from(), Document.COMMA)
                || document.precededBy(actor.from(), Document.BREAK)
                || endsSign(Kind.JOINT, actor.from())
                || actor.from() - 1 > from
                        && document.precededBy(actor.from() - 1, Document.COMMA)
                        && !document.precededBy(actor.from(), Document.HYPHEN);
        return separated && cue.from - actor.to() <= NEW_SUBJECT_REACH && !hasComma(actor.to(), cue.from)
                ? actor
                : null;
    }

    private List<String> subjects(@Nullable Cue governing, List<String> governors, Cue cue) {
        if (isDoubtful(cue) || isNoVerb(cue)) {
            return List.of();
        }
        if (cue.is(Form.AFTER)) {
            Actor behind = actorAfter(cue.to, 2);
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
            List<String> owners = ownersOf(cue.from, cue.to);
            if (!owners.isEmpty()) {
                return owners;
            }
        }
        int limit = from;
        if (governing != null) {
            Actor anew = startsAnew(governing, cue);
            if (anew == null) {
                return governors;
            }
            limit = anew.from();
        }
        List<String> before = subjectsBefore(cue, limit);
        Actor behind = ownersFollow && before.isEmpty() && cue.is(Form.VERBS) ? actorAfter(cue.to, 0) : null;
        return behind == null ? before : parties(behind);
    }

    /** The one that is nearest before the cue speaks, whatever he is called. */
    private List<String> subjectsBefore(Cue cue, int limit) {
        Actor actor = actorBefore(cue.from, limit);
        Sign nearest = null;
        for (Sign sign : signs) {
            switch (sign.kind()) {
                case DOCUMENT, GOAL, PRONOUN, FIRST_PERSON, REFERENCE -> {
                    if (sign.from() >= limit && sign.to() <= cue.from && (actor == null || sign.to() > actor.to())) {
                        nearest = sign;
                    }
                }
                default -> {
                    // can be no subject
                }
            }
        }
        if (nearest != null && cue.from - nearest.to() <= DOCUMENT_REACH) {
            switch (nearest.kind()) {
                case DOCUMENT, GOAL -> {
                    return ownersOf(nearest.from(), nearest.to());
                }
                case REFERENCE -> {
                    if (cue.from - nearest.to() <= 2 && (cue.is(Form.TEXT) || cue.is(Form.NOUNS))) {
                        return context.owners();
                    }
                }
                case FIRST_PERSON -> {
                    return speakers();
                }
                default -> {
                    return actor == null && nearest.from() - from < PRONOUN_PLACE
                            ? context.subjects()
                            : actor == null || cue.is(Form.TEXT) && cue.forms.size() == 1 ? List.of() : parties(actor);
                }
            }
        }
        boolean onlyText = cue.is(Form.TEXT) && cue.forms.size() == 1;
        if (actor == null
                || onlyText && !ownsDocument(actor)
                || !cue.is(Form.VERBS) && !cue.is(Form.TEXT)
                || cue.is(Form.NOUNS) && hasComma(actor.to(), cue.from)
                || cue.from - actor.to() > BESIDE && isDemonym(actor)
                || cue.from - actor.to() > SUBJECT_REACH
                || hasSign(Kind.CONTRAST, actor.to(), cue.from)) {
            return List.of();
        }
        return parties(actor);
    }

    private boolean isDemonym(Actor actor) {
        for (Sign sign : signs) {
            if (sign.kind() == Kind.DEMONYM && sign.from() >= actor.from() && sign.to() == actor.to()) {
                return true;
            }
        }
        return false;
    }

    /** "the memorandum of Kyiv" */
    private boolean ownsDocument(Actor actor) {
        for (Sign sign : signs) {
            if (sign.kind() == Kind.DOCUMENT || sign.kind() == Kind.GOAL) {
                int gap = actor.from() - sign.to();
                if (gap == 0 && ownersFollow
                        || gap >= 1 && gap <= 2 && document.word(sign.to()).equals("of")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whose document or demand stands from word {@code nounFrom} to {@code nounTo}; empty when that is not plain. */
    private List<String> ownersOf(int nounFrom, int nounTo) {
        Actor before = actorBefore(nounFrom, Math.max(from, nounFrom - OWNER_REACH - 1));
        if (before != null
                && nounFrom - before.to() <= OWNER_REACH
                && !hasSign(Kind.CONTRAST, before.to(), nounFrom)
                && !hasSign(Kind.SAY, before.to(), nounFrom)
                && document.quote(sentence, before.from(), nounFrom).indexOf(',') < 0) {
            return parties(before);
        }
        Sign pronoun = signBefore(Kind.PRONOUN, nounFrom, OWNER_REACH);
        if (pronoun != null) {
            Actor antecedent = actorBefore(pronoun.from(), from);
            return antecedent == null
                    ? pronoun.from() - from < PRONOUN_PLACE ? context.subjects() : List.of()
                    : parties(antecedent);
        }
        Actor behind = actorAfter(nounTo, ownersFollow ? 0 : 1);
        if (behind != null
                && (ownersFollow || document.word(nounTo).equals("of") || endsSignFrom(Kind.AGENT, nounTo))) {
            return parties(behind);
        }
        boolean refersBack =
                signBefore(Kind.REFERENCE, nounFrom, 2) != null || signBefore(Kind.DEFINITE, nounFrom, 2) != null;
        return refersBack ? context.owners() : List.of();
    }

    /** Who says so in this sentence, before or behind the verb of saying. */
    private List<String> speakers() {
        for (Sign says : signs) {
            if (says.kind() == Kind.SAY) {
                Actor best = null;
                int bestGap = SPEAKER_REACH;
                // behind a quotation its last words are not the speaker
                boolean behindQuotation = document.precededBy(says.from(), Document.COMMA)
                        || document.precededBy(says.from(), Document.BREAK);
                for (Actor actor : actors) {
                    int gap = behindQuotation ? actor.from() - says.to() : says.from() - actor.to();
                    if (gap >= 0 && gap < bestGap && (behindQuotation || !hasComma(actor.to(), says.from()))) {
                        best = actor;
                        bestGap = gap;
                    }
                }
                if (best != null) {
                    return parties(best);
                }
            }
        }
        return List.of();
    }

    private @Nullable Actor agent(Cue cue) {
        if (endsSignFrom(Kind.AGENT, cue.to)) {
            return actorAfter(cue.to + 1, 1);
        }
        return null;
    }

    private boolean standsBehind(Cue cue) {
        return cue.is(Form.AFTER) || agent(cue) != null;
    }

    /** The party of the actor, with that of another one joined to him: Kyiv and Moscow. */
    private List<String> parties(Actor actor) {
        String party = actor.party();
        if (party == null) {
            return List.of();
        }
        if (endsSign(Kind.JOINT, actor.from())) {
            for (Actor other : actors) {
                String otherParty = other.party();
                if (actor.from() - other.to() == 1 && otherParty != null && !otherParty.equals(party)) {
                    return List.of(otherParty, party);
                }
            }
        }
        return List.of(party);
    }

    /** The cue with what negation makes of it; absent when the party then says nothing of its own. */
    private @Nullable Cue firm(Cue cue) {
        boolean negatedItself =
                cue.to - cue.from > 1 && (has(TermKind.NEGATION, cue.from) || has(TermKind.DENIAL, cue.from));
        if (negatedItself) {
            return cue;
        }
        for (Mark mark : marks) {
            boolean negates = mark.kind() == TermKind.NEGATION || mark.kind() == TermKind.DENIAL;
            if (negates && mark.to() <= cue.from && cue.from - mark.to() < MODIFIER_REACH && mark.from() >= from) {
                return cue.direction == Direction.ACCEPTS
                        ? new Cue(Direction.REJECTS, cue.forms, mark.from(), cue.to)
                        : null;
            }
        }
        return cue;
    }

    /** "a proposed truce", "the pledge was", "up to Kyiv to accept": nobody says anything there. */
    private boolean isNoVerb(Cue cue) {
        boolean onlyVerb = cue.is(Form.VERBS) && cue.forms.size() == 1;
        return onlyVerb && (endsSign(Kind.ARTICLE, cue.from) || has(TermKind.PASSIVE, cue.to))
                || cue.is(Form.VERBS) && cue.direction != Direction.DEMANDS && endsSign(Kind.INFINITIVE, cue.from);
    }

    private boolean isDoubtful(Cue cue) {
        for (Sign sign : signs) {
            if (sign.kind() == Kind.DOUBT
                    && sign.from() >= from
                    && sign.to() <= cue.from
                    && cue.from - sign.to() < MODIFIER_REACH) {
                return true;
            }
        }
        return false;
    }

    /** Where what the cue governs ends. */
    private int end(Cue cue, List<Cue> cues) {
        int end = to;
        for (Sign sign : signs) {
            boolean cuts = sign.kind() == Kind.CUT || sign.kind() == Kind.CONTRAST;
            if (cuts && sign.from() > cue.to && sign.from() < end) {
                end = sign.from();
            }
        }
        for (Cue other : cues) {
            if (other.from >= cue.to && other.from < end && !isEmbedded(cue, other) && !isNested(cue, other)) {
                Actor anew = startsAnew(cue, other);
                end = anew == null ? beforeCoordination(other.from) : anew.from();
            }
        }
        for (int i = cue.to; i < end; i++) {
            if (closesQuotation(i) && hasSign(Kind.SAY, i, Math.min(to, i + SPEAKER_REACH))) {
                end = i;
            }
        }
        end = withoutNextClause(cue.to, end);
        for (Sign joint = signEnding(end); joint != null && joint.from() > cue.to; joint = signEnding(end)) {
            end = joint.from();
        }
        return end;
    }

    /** Behind all that is wanted a comma and somebody else begin another clause. */
    private int withoutNextClause(int begin, int end) {
        int last = begin;
        for (Sign sign : signs) {
            if (sign.kind() == Kind.CLAUSE && sign.from() >= begin && sign.to() <= end) {
                last = Math.max(last, sign.to());
            }
        }
        for (int i = last; i < end; i++) {
            if (document.precededBy(i, Document.COMMA)
                    && i > begin
                    && (actorAfter(i, 1) != null || endsSignFrom(Kind.PRONOUN, i))) {
                return i;
            }
        }
        return end;
    }

    private int beforeCoordination(int word) {
        for (int i = word; i > word - COORDINATION_REACH && i > from; i--) {
            if (document.precededBy(i, Document.COMMA) || endsSign(Kind.JOINT, i) || endsSign(Kind.CONTRAST, i)) {
                return i;
            }
        }
        return word;
    }

    /** A comma before a speaker and his verb: "..., the Kremlin said". */
    private boolean closesQuotation(int word) {
        if (!document.precededBy(word, Document.COMMA)) {
            return false;
        }
        Actor actor = actorAfter(word, 2);
        return actor != null;
    }

    private boolean isBoundary(int word) {
        return endsSign(Kind.CONTRAST, word) || endsSign(Kind.CUT, word) || document.precededBy(word, Document.BREAK);
    }

    private void remember(List<String> governors) {
        for (Sign sign : signs) {
            boolean source = sign.kind() == Kind.DOCUMENT || sign.kind() == Kind.GOAL;
            if (source && sign.from() >= from && sign.to() <= to) {
                List<String> owners = ownersOf(sign.from(), sign.to());
                if (!owners.isEmpty()) {
                    context.owned(owners.size() == 1 ? owners : List.of());
                    break;
                }
            }
        }
        Actor first = actorAfter(from, FIRST_WORDS);
        if (!governors.isEmpty()) {
            context.subject(governors);
        } else if (first != null) {
            context.subject(parties(first));
        }
    }

    private boolean isPossessive(Actor actor) {
        // the folded word has lost its 's, so it is shorter than what stands in the text
        return document.end(actor.to() - 1) - document.start(actor.to() - 1)
                >= document.word(actor.to() - 1).length() + 2;
    }

    private @Nullable Actor actorBefore(int word, int limit) {
        Actor best = null;
        for (Actor actor : actors) {
            if (actor.to() <= word && actor.from() >= limit) {
                best = actor;
            }
        }
        return best;
    }

    private @Nullable Actor actorAfter(int word, int reach) {
        for (Actor actor : actors) {
            if (actor.from() >= word && actor.from() - word <= reach && actor.to() <= to) {
                return actor;
            }
        }
        return null;
    }

    private @Nullable Sign signBefore(Kind kind, int word, int reach) {
        Sign best = null;
        for (Sign sign : signs) {
            if (sign.kind() == kind && sign.from() >= from && sign.to() <= word && word - sign.to() < reach) {
                best = sign;
            }
        }
        return best;
    }

    private boolean hasSign(Kind kind, int begin, int end) {
        for (Sign sign : signs) {
            if (sign.kind() == kind && sign.from() >= begin && sign.to() <= end) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Sign signEnding(int word) {
        for (Sign sign : signs) {
            if (sign.to() == word && (sign.kind() == Kind.JOINT || sign.kind() == Kind.CONTRAST)) {
                return sign;
            }
        }
        return null;
    }

    private boolean hasComma(int begin, int end) {
        for (int i = begin; i <= end && i < to; i++) {
            if (document.precededBy(i, Document.COMMA)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsSign(Kind kind, int word) {
        for (Sign sign : signs) {
            if (sign.kind() == kind && sign.to() == word && sign.from() >= from) {
                return true;
            }
        }
        return false;
    }

    private boolean endsSignFrom(Kind kind, int word) {
        for (Sign sign : signs) {
            if (sign.kind() == kind && sign.from() == word && sign.to() <= to) {
                return true;
            }
        }
        return false;
    }

    private boolean has(TermKind kind, int word) {
        for (Mark mark : marks) {
            if (mark.kind() == kind && mark.from() == word) {
                return true;
            }
        }
        return false;
    }
}
