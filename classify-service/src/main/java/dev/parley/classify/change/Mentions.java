package dev.parley.classify.change;

import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.change.Mention.Tie;
import dev.parley.classify.dossier.Party;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.ChangeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the places where an article names an instrument. */
public final class Mentions {

    /** What one side alone does with a paper that both know: Kyiv hands over its memorandum. */
    private static final Set<ChangeType> WITH_A_PAPER = EnumSet.of(
            ChangeType.PROPOSED,
            ChangeType.TERMS,
            ChangeType.DELAYED,
            ChangeType.ACCEPTED,
            ChangeType.REJECTED,
            ChangeType.AMENDED);

    private static final int PAPER_REACH = 3;

    private Mentions() {}

    /**
     * The places where an instrument is named. Words such as {@code deal} count only within two sentences of a word
     * such as {@code truce}, or beside two parties of the same conflict. A memorandum counts beside one of them, too, where
     * it is at war and hands the paper over, publishes or rejects it, and in the headline of a lead that names a truce.
     */
    public static List<Mention> of(Reading reading) {
        int count = reading.sentences().size();
        boolean[] own = new boolean[count];
        boolean[] opponents = new boolean[count];
        boolean title = false;
        boolean lead = leadNamesCeasefire(reading);
        for (int i = 0; i < count; i++) {
            List<Mark> marks = reading.marks().get(i);
            if (speaksOfInstrument(marks)) {
                opponents[i] = namesOpponents(marks)
                        || handlesPaper(marks)
                        || reading.sentences().get(i).heading() && leadNamesOpponents(reading);
                title |= opponents[i] && reading.sentences().get(i).heading();
                boolean tied = (opponents[i] || title || isHeadlineOf(lead, reading, i)) && !isBusiness(marks);
                for (Mark mark : marks) {
                    own[i] |= isOwn(mark.kind(), tied) && !hidden(marks, mark);
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
            boolean tied = (opponents[i] || title || isHeadlineOf(lead, reading, i)) && !isBusiness(marks);
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

    /** Whether the sentence is the headline of a lead that names what it means: tears up accord. A nine-week truce. */
    private static boolean isHeadlineOf(boolean lead, Reading reading, int sentence) {
        return lead && reading.sentences().get(sentence).heading();
    }

    /** Which accord a headline means may be said in the first sentence under it. */
    private static boolean leadNamesCeasefire(Reading reading) {
        for (int i = 0; i < reading.sentences().size(); i++) {
            if (!reading.sentences().get(i).heading()) {
                List<Mark> marks = reading.marks().get(i);
                for (Mark mark : marks) {
                    if (mark.kind() == TermKind.CEASEFIRE && !hidden(marks, mark)) {
                        return true;
                    }
                }
                return false;
            }
        }
        return false;
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
                            && !one.overlaps(other)
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
            if (!reading.sentences().get(i).heading()) {
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
            if (mark.kind() == TermKind.STATE && !mark.overlapsAny(TermKind.PARTY, marks)) {
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
                    && Math.max(paper.from() - mark.to(), mark.from() - paper.to()) <= PAPER_REACH) {
                Cue cue = Cue.of(mark);
                if (!cue.isHint() && WITH_A_PAPER.contains(cue.type())) {
                    return true;
                }
            }
        }
        return false;
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

    /** Whether a compound of another meaning covers the mark. */
    private static boolean hidden(List<Mark> marks, Mark instrument) {
        return instrument.overlapsAny(TermKind.NOT_MEANT, marks);
    }

    private static boolean covered(List<Mark> marks, Mark weak, boolean tied) {
        for (Mark mark : marks) {
            if (isOwn(mark.kind(), tied) && mark.overlaps(weak)) {
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
