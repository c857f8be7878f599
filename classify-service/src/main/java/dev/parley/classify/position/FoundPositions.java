package dev.parley.classify.position;

import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Statement.Item;
import dev.parley.classify.text.Document;
import dev.parley.contract.event.StatedPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers what was found in an article, in its own words, and chooses the plainest of it. */
final class FoundPositions {

    private static final int MOST_PER_CELL = 3;
    private static final int LONGEST_STANCE = 160;
    private static final String OPENING = "'\"\u201C\u2018\u00AB(";
    private static final String CLOSING = "'\"\u201D\u2019\u00BB)";

    private final Document document;
    private final List<String> clauses;
    private final List<Found> found = new ArrayList<>();

    /** Where a position stands; the later ones are the plainer. */
    enum Place {
        HEADING,
        PROSE,
        LIST,
        TABLE
    }

    private record Found(StatedPosition position, Place place, int order) {

        boolean isOfSameCell(StatedPosition other) {
            return other.clause().equals(position.clause()) && other.party().equals(position.party());
        }
    }

    /**
     * Nothing found yet.
     *
     * @param clauses in the order in which they are told
     */
    FoundPositions(Document document, List<String> clauses) {
        this.document = document;
        this.clauses = clauses;
    }

    /** What sentences say, with the words that say so. */
    void addAll(AnnotatedSentence sentence, List<Statement> statements, Place place) {
        for (Statement statement : statements) {
            boolean first = true;
            for (Item item : statement.items(document, sentence.signs())) {
                String stance;
                if (statement.cueFrom() >= item.to()) {
                    stance = words(sentence, item.from(), statement.cueTo());
                } else if (first) {
                    stance = words(sentence, statement.cueFrom(), item.to());
                } else {
                    stance = words(sentence, statement.cueFrom(), statement.cueTo()) + " \u2026 "
                            + words(sentence, sentence.behindJoint(item.from()), item.to());
                }
                first = false;
                for (String party : statement.parties()) {
                    add(party, item.clause(), stance, sentence.quote(), place);
                }
            }
        }
    }

    /** What an item of a list says, without the words that announce the list. */
    void addItem(AnnotatedSentence sentence, Statement statement) {
        for (Item item : statement.items(document, sentence.signs())) {
            String stance = words(sentence, sentence.behindJoint(item.from()), item.to());
            if (statement.direction() == Direction.REJECTS) {
                stance = document.word(statement.cueFrom()) + ": " + stance;
            }
            String quote = sentence.quote().lines().findFirst().orElse("");
            for (String party : statement.parties()) {
                add(party, item.clause(), stance, quote, Place.LIST);
            }
        }
    }

    /** What a cell of a table says. */
    void addCell(String party, String clause, String written) {
        add(party, clause, written, written, Place.TABLE);
    }

    private void add(String party, String clause, String stance, String quote, Place place) {
        String line = clipped(stance);
        if (!line.isEmpty()) {
            found.add(new Found(new StatedPosition(party, clause, line, quote), place, found.size()));
        }
    }

    /** These words as they stand in the article, with the mark that closes a quotation inside them. */
    private String words(AnnotatedSentence sentence, int from, int to) {
        if (from >= to) {
            return "";
        }
        String source = document.source(sentence.sentence().field());
        int end = document.end(to - 1);
        String words = source.substring(document.start(from), end);
        if (end < source.length() && CLOSING.indexOf(source.charAt(end)) >= 0) {
            char opening = OPENING.charAt(CLOSING.indexOf(source.charAt(end)));
            return words.indexOf(opening) < 0 ? words : words + source.charAt(end);
        }
        return words;
    }

    /** One line, and where it is long only its beginning. */
    private static String clipped(String stance) {
        String line = stance.strip().lines().map(String::strip).collect(Collectors.joining(" "));
        if (line.length() <= LONGEST_STANCE) {
            return line;
        }
        int end = line.lastIndexOf(' ', LONGEST_STANCE);
        end = end > LONGEST_STANCE / 2 ? end : LONGEST_STANCE;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).strip() + "\u2026";
    }

    /** Clause by clause and party by party the plainest positions, none that another one contains. */
    List<StatedPosition> chosen() {
        found.sort(Comparator.comparingInt((Found one) -> clauses.indexOf(one.position.clause()))
                .thenComparing(one -> one.position.party())
                .thenComparing(Found::place, Comparator.reverseOrder())
                .thenComparingInt(Found::order));
        List<StatedPosition> chosen = new ArrayList<>();
        for (Found one : found) {
            List<String> told = chosen.stream()
                    .filter(one::isOfSameCell)
                    .map(StatedPosition::stance)
                    .toList();
            String stance = one.position.stance();
            boolean repeats = told.stream().anyMatch(other -> other.contains(stance) || stance.contains(other));
            if (!repeats && told.size() < MOST_PER_CELL) {
                chosen.add(one.position);
            }
        }
        return chosen;
    }
}
