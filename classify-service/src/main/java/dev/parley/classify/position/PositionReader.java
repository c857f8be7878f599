package dev.parley.classify.position;

import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.position.FoundPositions.Place;
import dev.parley.classify.position.ListReader.Announcement;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.Evidence.Field;
import dev.parley.contract.event.StatedPosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an article what each party wants on each clause: from sentences, from lists that a sentence or a heading
 * announces, and from tables.
 */
public final class PositionReader {

    /** Longer texts are no articles; what a party wants stands further up. */
    private static final int MOST_SENTENCES = 400;

    private final FoundPositions found;
    private final StatementReader statements;
    private final ListReader lists;
    private final TableReader tables;

    private PositionReader(Document document, int year, List<String> clauses) {
        this.found = new FoundPositions(document, clauses);
        this.statements = new StatementReader(year);
        this.lists = new ListReader(statements, found);
        this.tables = new TableReader(found);
    }

    /**
     * The positions of the parties of a conflict, clause by clause; of a party on a clause at most three, the plainest
     * first.
     *
     * @param year in which the article was published; what a sentence dates to a year before is history
     */
    public static List<StatedPosition> read(Reading reading, int year, PositionPack pack, DossierMatch dossier) {
        Document document = reading.document();
        PositionReader reader = new PositionReader(document, year, pack.clauses());
        List<AnnotatedSentence> text = new ArrayList<>();
        for (Sentence sentence : reading.sentences()) {
            if (sentence.number() == MOST_SENTENCES) {
                break;
            }
            AnnotatedSentence annotated =
                    new AnnotatedSentence(document, sentence, reading.marks().get(sentence.number()), pack, dossier);
            if (sentence.heading()) {
                reader.found.addAll(annotated, reader.statements.read(annotated), Place.HEADING);
            } else {
                text.add(annotated);
            }
        }
        reader.readLines(Line.of(text, document.source(Field.TEXT)));
        return reader.found.chosen();
    }

    private void readLines(List<Line> lines) {
        int next = 0;
        while (next < lines.size()) {
            next = readFrom(lines, next);
        }
    }

    /** Reads what begins at this line and answers the line behind it. */
    private int readFrom(List<Line> lines, int at) {
        int behind = tables.read(lines, at);
        if (behind > at) {
            return behind;
        }
        Line line = lines.get(at);
        Announcement announcement = readProse(line);
        return announcement == null ? at + 1 : lists.read(lines, at + 1, announcement, line.endsWithColon());
    }

    /** Reads the sentences of a line; the last one may announce a list. */
    private @Nullable Announcement readProse(Line line) {
        List<Statement> said = List.of();
        for (AnnotatedSentence sentence : line.sentences()) {
            said = statements.read(sentence);
            if (said.isEmpty()) {
                lists.readCountedOut(line, sentence);
            } else {
                found.addAll(sentence, said, line.endsWithStop() ? Place.PROSE : Place.HEADING);
            }
        }
        return lists.announcement(line, said);
    }
}
