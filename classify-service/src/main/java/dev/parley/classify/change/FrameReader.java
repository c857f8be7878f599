package dev.parley.classify.change;

import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.change.Mention.Tie;
import dev.parley.classify.dossier.Party;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads frames sentence by sentence: a cue of a change and an instrument that stands in the right place to it. */
public final class FrameReader {

    /** What one side alone does with a paper that both know: Kyiv hands over its memorandum. */
    private static final Set<ChangeType> WITH_A_PAPER = EnumSet.of(
            ChangeType.PROPOSED,
            ChangeType.TERMS,
            ChangeType.DELAYED,
            ChangeType.ACCEPTED,
            ChangeType.REJECTED,
            ChangeType.AMENDED);

    /** What can happen to a ceasefire or a memorandum, but not to talks about one. */
    private static final Set<ChangeType> OF_AN_INSTRUMENT = EnumSet.of(
            ChangeType.IN_FORCE, ChangeType.HOLDING, ChangeType.EXTENDED, ChangeType.AMENDED, ChangeType.VIOLATED);

    private static final String HINT = "/hint";
    private static final String ITSELF = "/itself";
    private static final String JOINTLY = "/jointly";
    private static final int BEFORE_REACH = 8;
    private static final int PREDICATE_REACH = 6;
    private static final int SPEAKER_REACH = 6;
    private static final int OWNER_REACH = 2;
    private static final int OBJECT_REACH = 3;
    private static final String INFINITIVE = "to";
    private static final int AFTER_REACH = 7;
    private static final int PASSIVE_REACH = 5;
    private static final int NEAR_REACH = 4;
    private static final int ACTOR_REACH = 12;
    private static final int AGENT_REACH = 4;
    private static final int OFFICE_MALUS = 3;
    private static final int OTHER_SIDE_MALUS = 4;
    private static final int NEGATION_REACH = 4;
    private static final int PAPER_REACH = 3;
    private static final int PAIR_REACH = 4;
    private static final int MODAL_REACH = 5;

    private final Reading reading;
    private final int year;
    private final String dossier;

    /** Words that stand behind a word such as "in". */
    private final BitSet places = new BitSet();

    private FrameReader(Reading reading, int year, @Nullable String dossier) {
        this.reading = reading;
        this.year = year;
        this.dossier = dossier == null ? "" : dossier;
        for (List<Mark> marks : reading.marks()) {
            for (Mark mark : marks) {
                if (mark.kind() == TermKind.WHERE) {
                    places.set(mark.to());
                }
            }
        }
    }

    /**
     * The places where an instrument is named. Words such as {@code deal} count only within two sentences of a word
     * such as {@code truce}, or beside two parties of the same conflict. A memorandum counts beside one of them, too, where
     * it is at war and hands the paper over, publishes or rejects it.
     */
    public static List<Mention> mentions(Reading reading) {
        int count = reading.sentences().size();
        boolean[] own = new boolean[count];
        boolean[] opponents = new boolean[count];
        boolean title = false;
        for (int i = 0; i < count; i++) {
            List<Mark> marks = reading.marks().get(i);
            if (speaksOfInstrument(marks)) {
                opponents[i] = namesOpponents(marks)
                        || handlesPaper(marks)
                        || reading.sentences().get(i).inTitle() && leadNamesOpponents(reading);
                title |= opponents[i] && reading.sentences().get(i).inTitle();
                for (Mark mark : marks) {
                    own[i] |= isOwn(mark.kind(), (opponents[i] || title) && !isBusiness(marks)) && !hidden(marks, mark);
                }
            }
        }
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean anchored = false;
            for (int j = Math.max(0, i - 2); j <= Math.min(count - 1, i + 1); j++) {
                anchored |= own[j];
            }
            Sentence sentence = reading.sentences().get(i);
            List<Mark> marks = reading.marks().get(i);
            boolean tied = (opponents[i] || title) && !isBusiness(marks);
            for (Mark mark : marks) {
                Subject subject = subject(mark.kind());
                if (subject == null || hidden(marks, mark)) {
                    continue;
                }
                if (isOwn(mark.kind(), tied)) {
                    mentions.add(new Mention(sentence, subject, mark, Tie.OWN));
                } else if (!covered(marks, mark, tied) && (opponents[i] || anchored)) {
                    mentions.add(new Mention(sentence, subject, mark, opponents[i] ? Tie.PARTIES : Tie.NEARBY));
                }
            }
        }
        return mentions;
    }

    /** Companies of two states that quarrel sign memorandums too. */
    private static boolean isBusiness(List<Mark> marks) {
        boolean business = false;
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.CONFLICT) {
                return false;
            }
            business |= mark.kind() == TermKind.OTHER_SENSE
                    && (mark.name().equals("business") || mark.name().equals("trade"));
        }
        return business;
    }

    private static boolean speaksOfInstrument(List<Mark> marks) {
        for (Mark mark : marks) {
            if (subject(mark.kind()) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether two parties that fight each other stand in the sentence. */
    private static boolean namesOpponents(List<Mark> marks) {
        for (Mark one : marks) {
            if (one.kind() == TermKind.PARTY) {
                for (Mark other : marks) {
                    if (other.kind() == TermKind.PARTY
                            && other.from() > one.from()
                            && !overlaps(one, other)
                            && Party.of(one).against(Party.of(other))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whose memorandum a headline means may be said in the first two sentences under it. */
    private static boolean leadNamesOpponents(Reading reading) {
        int seen = 0;
        for (int i = 0; i < reading.sentences().size() && seen < 2; i++) {
            if (!reading.sentences().get(i).inTitle()) {
                seen++;
                if (namesOpponents(reading.marks().get(i))
                        && !isBusiness(reading.marks().get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a party at war, and no state that is no party of any conflict, does something with a paper. */
    private static boolean handlesPaper(List<Mark> marks) {
        boolean atWar = false;
        boolean handled = false;
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.STATE && !coveredBy(TermKind.PARTY, marks, mark)) {
                return false;
            }
            atWar |= mark.kind() == TermKind.PARTY && Party.of(mark).atWar();
            handled |= mark.kind() == TermKind.INSTRUMENT && isHandled(marks, mark);
        }
        return atWar && handled;
    }

    private static boolean isHandled(List<Mark> marks, Mark paper) {
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.CHANGE
                    && !mark.name().endsWith(HINT)
                    && WITH_A_PAPER.contains(typeOf(mark))
                    && Math.max(paper.from() - mark.to(), mark.from() - paper.to()) <= PAPER_REACH) {
                return true;
            }
        }
        return false;
    }

    private static ChangeType typeOf(Mark cue) {
        return ChangeType.valueOf(cue.name().substring(0, cue.name().indexOf('/')));
    }

    /** Whether a compound of another meaning covers the mark. */
    private static boolean hidden(List<Mark> marks, Mark instrument) {
        return coveredBy(TermKind.NOT_MEANT, marks, instrument);
    }

    private static boolean coveredBy(TermKind kind, List<Mark> marks, Mark covered) {
        for (Mark mark : marks) {
            if (mark.kind() == kind && overlaps(mark, covered)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The frames around these mentions.
     *
     * @param year in which the article was published; years before it date a sentence to the past
     * @param dossier whose party names are preferred
     */
    public static List<Frame> frames(Reading reading, List<Mention> mentions, int year, @Nullable String dossier) {
        FrameReader reader = new FrameReader(reading, year, dossier);
        List<Frame> frames = new ArrayList<>();
        int from = 0;
        while (from < mentions.size()) {
            int to = from;
            Sentence sentence = mentions.get(from).sentence();
            while (to < mentions.size() && mentions.get(to).sentence() == sentence) {
                to++;
            }
            reader.read(sentence, mentions.subList(from, to), frames);
            from = to;
        }
        return frames;
    }

    private void read(Sentence sentence, List<Mention> mentions, List<Frame> frames) {
        List<Mark> marks = reading.marks().get(sentence.number());
        List<Mention> instruments = mentions.stream()
                .filter(mention -> mention.subject() != Subject.TALKS && !insideTalks(mentions, mention))
                .toList();
        List<Frame> found = new ArrayList<>();
        for (Mark cue : marks) {
            if (isCue(marks, mentions, cue)) {
                String name = cue.name();
                ChangeType type = typeOf(cue);
                Mention mention = nearest(
                        cue,
                        name.substring(name.indexOf('/') + 1),
                        OF_AN_INSTRUMENT.contains(type) ? instruments : mentions);
                if (mention != null && !isAttribution(cue, mention)) {
                    Frame frame = frame(sentence, marks, cue, what(type, mention), mention, name);
                    found.add(isAside(sentence, marks, cue, mention) ? frame.asKnown() : frame);
                }
            }
        }
        for (Mention mention : mentions) {
            if (mention.subject() == Subject.TALKS && mention.own()) {
                found.add(frame(sentence, marks, mention.mark(), ChangeType.TALKS, mention, "TALKS/named"));
            }
        }
        if (found.stream().anyMatch(FrameReader::delays)) {
            found.removeIf(frame -> frame.type() == ChangeType.SIGNED || frame.type() == ChangeType.IN_FORCE);
        }
        Frame governing = null;
        for (Frame frame : found) {
            if (governing == null || rank(frame) < rank(governing)) {
                governing = frame;
            }
        }
        for (Frame frame : found) {
            frames.add(governing != null && frame.type() == governing.type() ? frame.asGoverning() : frame);
        }
    }

    /** Whether the cue only tells who says so: they agree to a truce, Qatar announces. */
    private boolean isAttribution(Mark cue, Mention mention) {
        return typeOf(cue) == ChangeType.ANNOUNCED && commaFrom(mention.mark().to(), cue.from() + 1) >= 0;
    }

    /**
     * Whether the cue stands in a clause between commas that only recalls which instrument is meant, before a verb that
     * says what became of it: the truce, which began on Saturday, is holding.
     */
    private boolean isAside(Sentence sentence, List<Mark> marks, Mark cue, Mention mention) {
        int begin = commaFrom(mention.mark().to(), cue.from() + 1);
        if (begin < 0 || begin != cue.from() && !isAt(TermKind.RELATIVE, marks, begin)) {
            return false;
        }
        int end = commaFrom(cue.to(), sentence.to());
        if (end < 0) {
            return false;
        }
        for (Mark other : marks) {
            if (other.kind() == TermKind.CHANGE
                    && other.from() >= end
                    && !other.name().endsWith(HINT)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the mark stands in a clause that begins with a comma and which, and the cue before it. */
    private boolean isRecalled(List<Mark> marks, Mark cue, Mark mark) {
        for (Mark relative : marks) {
            if (relative.kind() == TermKind.RELATIVE
                    && relative.from() >= cue.to()
                    && relative.from() <= mark.from()
                    && reading.document().precededBy(relative.from(), Document.COMMA)) {
                return true;
            }
        }
        return false;
    }

    /** The first word from here to there (exclusive) that a comma stands before; -1 where there is none. */
    private int commaFrom(int from, int to) {
        for (int i = from; i < to; i++) {
            if (reading.document().precededBy(i, Document.COMMA)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAt(TermKind kind, List<Mark> marks, int word) {
        for (Mark mark : marks) {
            if (mark.kind() == kind && mark.from() == word) {
                return true;
            }
        }
        return false;
    }

    /**
     * What two sides agree to is concluded, what one agrees to is accepted: of two cues in one word, the one that
     * asks for opponents before it counts where they stand there, and the other where they do not.
     */
    private boolean isSaidOfBoth(List<Mark> marks, Mark cue) {
        if (cue.name().endsWith(JOINTLY)) {
            return opponentsBefore(marks, cue) && !leadsToCue(marks, cue);
        }
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.CHANGE && mark.name().endsWith(JOINTLY) && overlaps(mark, cue)) {
                return typeOf(cue) == typeOf(mark) || !opponentsBefore(marks, mark);
            }
        }
        return true;
    }

    /** Whether another verb follows at once: what two agree to extend they do not conclude. */
    private static boolean leadsToCue(List<Mark> marks, Mark cue) {
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.CHANGE
                    && mark.from() == cue.to()
                    && !mark.name().endsWith(HINT)
                    && typeOf(mark) != typeOf(cue)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two sides stand before the verb, one right behind the other or with few words between. */
    private boolean opponentsBefore(List<Mark> marks, Mark verb) {
        for (Mark one : marks) {
            for (Mark other : marks) {
                if (one.kind() == TermKind.PARTY
                        && other.kind() == TermKind.PARTY
                        && one.to() <= other.from()
                        && other.from() - one.to() <= PAIR_REACH
                        && other.to() <= verb.from()
                        && verb.from() - other.to() <= PAIR_REACH
                        && Party.of(one).against(Party.of(other))
                        && !separated(one.to(), verb.from())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCue(List<Mark> marks, List<Mention> mentions, Mark mark) {
        return mark.kind() == TermKind.CHANGE
                && isSaidOfBoth(marks, mark)
                && !insideLongerCue(marks, mark)
                && !isObject(marks, mark)
                && (mark.name().endsWith(ITSELF) || !insideMention(mentions, mark))
                && !coveredBy(TermKind.NO_CUE, marks, mark);
    }

    /** Whether the words are part of the name of talks: the truce of truce talks is not there yet. */
    private static boolean insideTalks(List<Mention> mentions, Mention instrument) {
        for (Mention mention : mentions) {
            if (mention.subject() == Subject.TALKS && mention.own() && overlaps(mention.mark(), instrument.mark())) {
                return true;
            }
        }
        return false;
    }

    /** Talks that end are talks; what they are about may live on. */
    private static ChangeType what(ChangeType type, Mention mention) {
        return type == ChangeType.ENDED && mention.subject() == Subject.TALKS ? ChangeType.TALKS : type;
    }

    /** What is put off has not happened: the signing of a treaty, the start of a truce. */
    private static boolean delays(Frame frame) {
        return frame.type() == ChangeType.DELAYED && !frame.hint() && frame.modality() == Modality.ASSERTED;
    }

    /** A sentence has one predicate: a verb close before the instrument, else one behind it, else a word near it. */
    private static int rank(Frame frame) {
        int place = frame.place().equals("before") && frame.distance() <= PREDICATE_REACH
                        || frame.rule().endsWith(ITSELF)
                ? 0
                : frame.rule().endsWith("/after") ? 20 : frame.rule().endsWith("/named") ? 30 : 40;
        boolean known = frame.modality() == Modality.BACKGROUND && !frame.recent();
        return place + Math.max(0, frame.distance()) + (frame.mention().own() ? 0 : 10) + (known ? 50 : 0);
    }

    private static boolean insideLongerCue(List<Mark> marks, Mark cue) {
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.CHANGE
                    && mark.from() <= cue.from()
                    && mark.to() >= cue.to()
                    && mark.to() - mark.from() > cue.to() - cue.from()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cue only names what another verb is done to: a proposal that is rejected, a signing that is put off. */
    private boolean isObject(List<Mark> marks, Mark cue) {
        ChangeType type = typeOf(cue);
        for (Mark verb : marks) {
            int gap = cue.from() - verb.to();
            if (verb.kind() == TermKind.CHANGE
                    && verb.name().endsWith("/before")
                    && gap >= 0
                    && gap <= OBJECT_REACH
                    && governs(typeOf(verb), type)
                    && !(gap == 0 && reading.document().word(verb.to() - 1).equals(INFINITIVE))
                    && !insideLongerCue(marks, verb)
                    && !parted(marks, verb.to(), cue.from())) {
                return true;
            }
        }
        return false;
    }

    private static boolean governs(ChangeType verb, ChangeType object) {
        return switch (verb) {
            case DELAYED -> object == ChangeType.PROPOSED || object == ChangeType.TERMS;
            case ACCEPTED, REJECTED -> object == ChangeType.PROPOSED;
            default -> false;
        };
    }

    private boolean parted(List<Mark> marks, int from, int to) {
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.BOUNDARY && mark.from() >= from && mark.to() <= to) {
                return true;
            }
        }
        return separated(from, to);
    }

    /** A word of the instrument's own name is no cue for what happens to another one: the fire of cease fire. */
    private static boolean insideMention(List<Mention> mentions, Mark cue) {
        for (Mention mention : mentions) {
            if (mention.own()
                    && mention.subject() != Subject.TALKS
                    && overlaps(mention.mark(), cue)
                    && !isAround(cue, mention.mark())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Mention nearest(Mark cue, String place, List<Mention> mentions) {
        Mention best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (Mention mention : mentions) {
            int distance = distance(cue, place, mention.mark());
            if (!mention.own()) {
                distance = distance == Integer.MAX_VALUE ? distance : distance + 2;
            }
            if (distance < bestDistance) {
                best = mention;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Words between cue and instrument, or no number at all when they do not belong together. */
    private int distance(Mark cue, String place, Mark instrument) {
        int before = instrument.from() - cue.to();
        int after = cue.from() - instrument.to();
        if (before < 0 && after < 0) {
            return place.equals("itself") || isAround(cue, instrument) ? 0 : Integer.MAX_VALUE;
        }
        boolean ok =
                switch (place) {
                    case "before", "jointly" ->
                        before >= 0 && before <= BEFORE_REACH && !separated(cue.to(), instrument.from())
                                || after >= 0 && after <= PASSIVE_REACH && isParticiple(cue);
                    case "after" -> after >= 0 && after <= AFTER_REACH && !separated(instrument.to(), cue.from());
                    default -> before >= 0 && before <= NEAR_REACH || after >= 0 && after <= NEAR_REACH;
                };
        return ok ? Math.max(before, after) : Integer.MAX_VALUE;
    }

    /** Whether the cue begins before the instrument and ends behind it: declares the truce over. */
    private static boolean isAround(Mark cue, Mark instrument) {
        return cue.from() < instrument.from() && cue.to() > instrument.to();
    }

    private boolean separated(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (reading.document().precededBy(i, Document.BREAK)) {
                return true;
            }
        }
        return false;
    }

    private boolean isParticiple(Mark cue) {
        String word = reading.document().word(cue.to() - 1);
        return cue.to() - cue.from() == 1 && (word.endsWith("ed") || word.endsWith("en") || word.endsWith("wn"));
    }

    private Frame frame(Sentence sentence, List<Mark> marks, Mark cue, ChangeType type, Mention mention, String rule) {
        Document document = reading.document();
        Mark instrument = mention.mark();
        int first = Math.min(cue.from(), instrument.from());
        boolean negated = false;
        boolean denied = false;
        boolean possible = false;
        boolean conditional = false;
        boolean background = false;
        boolean recent = false;
        Mark actor = null;
        Mark agent = null;
        Mark owner = null;
        Mark says = null;
        for (Mark mark : marks) {
            int gapToCue = cue.from() - mark.to();
            switch (mark.kind()) {
                case NEGATION ->
                    negated |= gapToCue >= 0 && gapToCue <= NEGATION_REACH - 1
                            || mark.to() == instrument.from()
                            || mark.to() + 1 == instrument.from();
                case DENIAL -> denied |= gapToCue >= 0 && gapToCue <= ACTOR_REACH;
                case POSSIBLE -> possible |= gapToCue >= 0 && gapToCue <= MODAL_REACH || mark.to() == instrument.from();
                case CONDITION -> {
                    // "until" with a day is none
                    if (!coveredBy(TermKind.RECENT, marks, mark)) {
                        conditional |= mark.from() < first
                                ? first - mark.to() <= ACTOR_REACH
                                : mark.from() - Math.max(cue.to(), instrument.to()) <= ACTOR_REACH;
                    }
                }
                case BACKGROUND -> background |= !isRecalled(marks, cue, mark);
                // "years ago this week" is not this week
                case RECENT -> recent |= !coveredBy(TermKind.BACKGROUND, marks, mark);
                case SAY -> says = mark;
                case PARTY, STATE, ACTOR, SIDE -> {
                    if (overlaps(mark, instrument)) {
                        continue;
                    }
                    if (agent == null && (isAccused(mark, cue) || isAgent(mark, cue, marks))) {
                        agent = mark;
                    } else if (mark.to() <= cue.from()
                            && !places.get(mark.from())
                            && cue.from() - mark.to() <= ACTOR_REACH
                            && better(mark, actor)) {
                        actor = mark;
                    }
                    int gap = instrument.from() - mark.to();
                    if (mark.kind() == TermKind.PARTY && gap >= 0 && gap < OWNER_REACH) {
                        owner = mark;
                    }
                }
                default -> {
                    // says nothing about this frame
                }
            }
        }
        for (int i = sentence.from(); i < sentence.to() && !background; i++) {
            background = isPast(document.entry(i).year());
        }
        if (agent != null) {
            actor = agent;
        } else if ((actor == null || actor.kind() == TermKind.ACTOR) && owner != null) {
            actor = owner;
        }
        Mark speaker = says == null ? null : speaker(document, marks, says);
        Modality modality = background && !recent
                ? Modality.BACKGROUND
                : conditional ? Modality.CONDITIONAL : possible ? Modality.POSSIBLE : Modality.ASSERTED;
        Frame frame = new Frame(
                sentence,
                mention,
                type,
                modality,
                sort(actor),
                actor == null ? null : nameOf(actor),
                speaker == null ? null : nameOf(speaker),
                recent,
                document.precededBy(instrument.from(), Document.QUOTED),
                Math.max(instrument.from() - cue.to(), cue.from() - instrument.to()),
                false,
                rule);
        if (type == ChangeType.IN_FORCE && modality == Modality.POSSIBLE) {
            // what is to begin is only announced
            return frame.as(ChangeType.ANNOUNCED, modality);
        }
        return denied ? negatedByDenial(frame) : negated ? negated(frame) : frame;
    }

    /** Who stands nearest to the verb of saying, parties before others. */
    private static @Nullable Mark speaker(Document document, List<Mark> marks, Mark says) {
        Mark best = null;
        int bestGap = SPEAKER_REACH;
        for (Mark mark : marks) {
            boolean party = mark.kind() == TermKind.PARTY || mark.kind() == TermKind.STATE;
            if (party || mark.kind() == TermKind.ACTOR || mark.kind() == TermKind.SIDE) {
                boolean inverted = document.precededBy(says.from(), Document.COMMA);
                boolean usualSide = inverted ? mark.from() >= says.to() : mark.to() <= says.from();
                int gap = Math.max(says.from() - mark.to(), mark.from() - says.to())
                        + (party ? 0 : OFFICE_MALUS)
                        + (usualSide ? 0 : OTHER_SIDE_MALUS);
                if (gap <= bestGap) {
                    best = mark;
                    bestGap = gap;
                }
            }
        }
        return best;
    }

    /** Who denies a breach does not say that all is quiet. */
    private static Frame negatedByDenial(Frame frame) {
        return frame.type() == ChangeType.VIOLATED ? frame.as(ChangeType.VIOLATED, Modality.DENIED) : negated(frame);
    }

    /** What the opposite of a change is. */
    private static Frame negated(Frame frame) {
        return switch (frame.type()) {
            case ACCEPTED -> frame.as(ChangeType.REJECTED, frame.modality());
            case SIGNED -> frame.as(ChangeType.TALKS, frame.modality());
            case HOLDING -> frame.as(ChangeType.VIOLATED, frame.modality());
            case VIOLATED -> frame.as(ChangeType.HOLDING, frame.modality());
            default -> frame.as(frame.type(), Modality.DENIED);
        };
    }

    private boolean better(Mark mark, @Nullable Mark than) {
        return than == null || rank(mark) < rank(than) || rank(mark) == rank(than) && mark.from() >= than.from();
    }

    private int rank(Mark mark) {
        return switch (mark.kind()) {
            case PARTY -> ofDossier(mark) ? 0 : 1;
            case STATE, SIDE -> 1;
            default -> 2;
        };
    }

    private boolean ofDossier(Mark mark) {
        return !dossier.isEmpty() && mark.name().startsWith(dossier + "/");
    }

    private static ActorSort sort(@Nullable Mark actor) {
        if (actor == null) {
            return ActorSort.NONE;
        }
        return switch (actor.kind()) {
            case PARTY, SIDE -> ActorSort.PARTY;
            case STATE -> ActorSort.STATE;
            default -> ActorSort.valueOf(actor.name().toUpperCase(Locale.ROOT));
        };
    }

    private String nameOf(Mark mark) {
        return switch (mark.kind()) {
            case PARTY -> Party.of(mark).name();
            case STATE -> mark.name();
            default -> reading.document().quote(reading.sentences().get(sentenceOf(mark)), mark.from(), mark.to());
        };
    }

    private int sentenceOf(Mark mark) {
        int low = 0;
        int high = reading.sentences().size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (reading.sentences().get(middle).from() <= mark.from()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Whether the cue is an accusation and the mark stands in it: accused Russia of breaking. */
    private static boolean isAccused(Mark mark, Mark cue) {
        return mark.from() > cue.from() && mark.to() < cue.to();
    }

    /** Whether the change was done by the mark, and no other change between them was: rejects a plan drafted by. */
    private static boolean isAgent(Mark mark, Mark cue, List<Mark> marks) {
        int gap = mark.from() - cue.to();
        if (gap < 0 || gap > AGENT_REACH) {
            return false;
        }
        boolean by = false;
        for (Mark between : marks) {
            if (between.from() >= cue.to() && between.to() <= mark.from()) {
                if (between.kind() == TermKind.CHANGE) {
                    return false;
                }
                by |= between.kind() == TermKind.AGENT;
            }
        }
        return by;
    }

    /** The latest year that the article names, if any; otherwise 0. */
    public static int latestYear(Reading reading) {
        int latest = 0;
        for (int i = 0; i < reading.words(); i++) {
            latest = Math.max(latest, reading.document().entry(i).year());
        }
        return latest;
    }

    private boolean isPast(int named) {
        return named > 0 && named < year;
    }

    private static boolean overlaps(Mark one, Mark other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    private static boolean covered(List<Mark> marks, Mark weak, boolean tied) {
        for (Mark mark : marks) {
            if (isOwn(mark.kind(), tied) && overlaps(mark, weak)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the word names an instrument by itself.
     *
     * @param tied opponents are named beside it
     */
    private static boolean isOwn(TermKind kind, boolean tied) {
        return kind == TermKind.CEASEFIRE
                || kind == TermKind.MEMORANDUM
                || kind == TermKind.PEACE_TALKS
                || kind == TermKind.INSTRUMENT && tied;
    }

    private static @Nullable Subject subject(TermKind kind) {
        return switch (kind) {
            case CEASEFIRE, PAUSE -> Subject.CEASEFIRE;
            case MEMORANDUM, INSTRUMENT, DOCUMENT -> Subject.MEMORANDUM;
            case PEACE_TALKS, NEGOTIATION -> Subject.TALKS;
            default -> null;
        };
    }
}
