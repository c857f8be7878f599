package dev.parley.classify.position;

import dev.parley.classify.position.FoundPositions.Place;
import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads lists of demands: those that a sentence or a heading announces, and those that a speaker counts out. */
final class ListReader {

    private static final int LONGEST_HEADING = 9;
    private static final int LONGEST_ITEM = 40;

    private final StatementReader statements;
    private final FoundPositions found;

    /** What a sentence or heading announces: whose, and how he stands to it. */
    record Announcement(List<String> parties, Direction direction, int cueFrom, int cueTo) {

        private Statement of(int from, int to) {
            return new Statement(parties, direction, cueFrom, cueTo, from, to);
        }
    }

    ListReader(StatementReader statements, FoundPositions found) {
        this.statements = statements;
        this.found = found;
    }

    /**
     * What a line announces; absent when it announces nothing.
     *
     * @param said by its last sentence
     */
    @Nullable
    Announcement announcement(Line line, List<Statement> said) {
        boolean heading = line.sentences().size() == 1 && line.words() <= LONGEST_HEADING && !line.endsWithStop();
        if (!line.endsWithColon() && (!heading || line.isBulleted())) {
            return null;
        }
        if (!said.isEmpty()) {
            Statement last = said.get(said.size() - 1);
            return new Announcement(last.parties(), last.direction(), last.cueFrom(), last.cueTo());
        }
        AnnotatedSentence sentence = line.sentences().get(line.sentences().size() - 1);
        if (!namesDemands(sentence)) {
            return null;
        }
        List<String> parties = parties(sentence);
        if (parties.isEmpty() && line.endsWithColon()) {
            parties = statements.lastOwners();
        }
        return parties.size() == 1 ? new Announcement(parties, Direction.DEMANDS, 0, 0) : null;
    }

    private static boolean namesDemands(AnnotatedSentence sentence) {
        for (Sign sign : sentence.signs()) {
            switch (sign.kind()) {
                case DOCUMENT, GOAL, STANCE, REFERENCE -> {
                    return true;
                }
                default -> {
                    // announces nothing
                }
            }
        }
        return false;
    }

    /** The parties that the sentence names, none when it names somebody else, too. */
    private static List<String> parties(AnnotatedSentence sentence) {
        TreeSet<String> parties = new TreeSet<>();
        for (Actor actor : sentence.actors()) {
            if (actor.party() == null) {
                return List.of();
            }
            parties.add(actor.party());
        }
        return List.copyOf(parties);
    }

    /**
     * Reads the items that an announcement is followed by, and answers the line behind them.
     *
     * @param surely the announcement ends with a colon; below a mere heading only what names a clause is an item
     */
    int read(List<Line> lines, int first, Announcement announcement, boolean surely) {
        boolean bulleted = first < lines.size() && lines.get(first).isBulleted();
        boolean stopped = first < lines.size() && lines.get(first).endsWithStop();
        int at = first;
        while (at < lines.size()) {
            Line line = lines.get(at);
            boolean item = bulleted
                    ? line.isBulleted()
                    : line.sentences().size() == 1
                            && line.words() <= LONGEST_ITEM
                            && (surely && !stopped || !line.endsWithStop())
                            && (!line.endsWithStop() || stopped)
                            && (surely || line.has(Kind.CLAUSE));
            if (!item || !bulleted && line.has(Kind.SAY) || line.endsWithColon()) {
                break;
            }
            readItem(line, announcement);
            at++;
        }
        return at;
    }

    private void readItem(Line line, Announcement announcement) {
        for (AnnotatedSentence sentence : line.sentences()) {
            List<Statement> own = statements.read(sentence);
            if (own.isEmpty()
                    || own.stream().anyMatch(statement -> statement.parties().equals(announcement.parties))) {
                int end = line.isBulleted() ? endOfItem(line, sentence) : sentence.to();
                found.addItem(sentence, announcement.of(behindOrdinal(sentence), end));
            } else {
                found.addAll(sentence, own, Place.PROSE);
            }
        }
    }

    /** An item of a list ends with its line, also where the sentence seems to go on as in old wires. */
    private static int endOfItem(Line line, AnnotatedSentence sentence) {
        int lineEnd = line.text().indexOf('\n', sentence.sentence().start());
        int word = sentence.to();
        while (lineEnd >= 0 && word > sentence.from() + 1 && sentence.document().start(word - 1) > lineEnd) {
            word--;
        }
        return word;
    }

    /** "First, ... Second, ...", he said: items in quotation marks with the speaker behind them. */
    void readCountedOut(Line line, AnnotatedSentence sentence) {
        int first = behindOrdinal(sentence);
        if (first == sentence.from()) {
            return;
        }
        for (AnnotatedSentence later : line.sentences()) {
            Sign says = later.from() < sentence.from() ? null : later.first(Kind.SAY);
            if (says == null) {
                continue;
            }
            for (Actor actor : later.actors()) {
                if (actor.party() != null && Math.abs(says.from() - actor.to()) <= 1) {
                    int end = later == sentence
                            ? beforeComma(sentence, first, Math.min(actor.from(), says.from()))
                            : sentence.to();
                    found.addItem(sentence, new Statement(List.of(actor.party()), Direction.DEMANDS, 0, 0, first, end));
                    return;
                }
            }
            return;
        }
    }

    /** Where the item begins behind "First" and the like; the beginning of the sentence where there is no such word. */
    private static int behindOrdinal(AnnotatedSentence sentence) {
        for (Sign sign : sentence.signs()) {
            if (sign.kind() == Kind.ORDINAL
                    && sign.from() == sentence.from()
                    && sign.to() < sentence.to()
                    && (sentence.followsBreak(sign.to()) || sentence.followsComma(sign.to()))) {
                return sign.to();
            }
        }
        return sentence.from();
    }

    private static int beforeComma(AnnotatedSentence sentence, int from, int to) {
        for (int i = to; i > from; i--) {
            if (sentence.followsComma(i)) {
                return i;
            }
        }
        return to;
    }
}
