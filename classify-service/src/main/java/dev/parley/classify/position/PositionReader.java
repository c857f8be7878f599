package dev.parley.classify.position;

import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.position.Line.Cell;
import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Statement.Item;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.StatedPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an article what each party wants on each clause: from sentences, from lists that a sentence or a heading
 * announces, and from tables, written with separators or, as pages give them, cell by cell on lines of their own.
 */
public final class PositionReader {

    /** Longer texts are no articles; what a party wants stands further up. */
    private static final int MOST_SENTENCES = 400;

    /** A sentence with more verbs of wanting is a heap of words. */
    private static final int MOST_STANCES = 16;

    private static final int MOST_PER_CELL = 3;
    private static final int LONGEST_STANCE = 160;
    private static final String OPENING = "'\"\u201C\u2018\u00AB(";
    private static final String CLOSING = "'\"\u201D\u2019\u00BB)";
    private static final int LONGEST_HEADING = 9;
    private static final int LONGEST_ITEM = 40;
    private static final int LONGEST_LABEL = 6;
    private static final int LONGEST_CELL = 60;

    private final Reading reading;
    private final Document document;
    private final String title;
    private final String text;
    private final int year;
    private final PositionPack pack;
    private final DossierMatch dossier;
    private final @Nullable List<Sign>[] signs;
    private final @Nullable List<Actor>[] actors;
    private final Context context = new Context();
    private final List<Found> found = new ArrayList<>();

    private record Found(StatedPosition position, int weight, int order) {}

    /** What a sentence or heading announces: whose, and how he stands to it. */
    private record Announcement(List<String> parties, Direction direction, int cueFrom, int cueTo) {}

    private PositionReader(
            Reading reading, String title, String text, int year, PositionPack pack, DossierMatch dossier) {
        this.reading = reading;
        this.year = year;
        this.document = reading.document();
        this.signs = newArray(reading.sentences().size());
        this.actors = newArray(reading.sentences().size());
        this.title = title;
        this.text = text;
        this.pack = pack;
        this.dossier = dossier;
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable List<T>[] newArray(int size) {
        return (List<T>[]) new List<?>[size];
    }

    /**
     * The positions of the parties of a conflict, clause by clause; of a party on a clause at most three, the plainest
     * first.
     *
     * @param title as the reading's document has it
     * @param text as the reading's document has it
     * @param year in which the article was published; what a sentence dates to a year before is history
     */
    public static List<StatedPosition> read(
            Reading reading, String title, String text, int year, PositionPack pack, DossierMatch dossier) {
        PositionReader reader = new PositionReader(reading, title, text, year, pack, dossier);
        reader.readAll();
        return reader.chosen();
    }

    private void readAll() {
        List<Sentence> inTitle = new ArrayList<>();
        List<Sentence> inText = new ArrayList<>();
        for (Sentence sentence : reading.sentences()) {
            if (sentence.number() == MOST_SENTENCES) {
                break;
            }
            (sentence.inTitle() ? inTitle : inText).add(sentence);
        }
        inTitle.forEach(sentence -> addAll(sentence, statements(sentence), 1));
        List<Line> lines = Line.of(inText, text);
        int next = 0;
        while (next < lines.size()) {
            next = readFrom(lines, next);
        }
    }

    /** Found when they are first asked for: most sentences of an article need not be looked at for positions. */
    private List<Sign> signs(Sentence sentence) {
        List<Sign> known = signs[sentence.number()];
        if (known == null) {
            known = Sign.find(
                    pack.lexicon().find(document, sentence.from(), sentence.to()),
                    pack,
                    Objects.requireNonNullElse(dossier.dossier(), ""));
            signs[sentence.number()] = known;
        }
        return known;
    }

    private List<Actor> actors(Sentence sentence) {
        List<Actor> known = actors[sentence.number()];
        if (known == null) {
            List<Mark> marks = reading.marks().get(sentence.number());
            known = Actor.isAnyIn(marks) ? Actor.of(marks, signs(sentence), dossier) : List.of();
            actors[sentence.number()] = known;
        }
        return known;
    }

    /** Reads what begins at this line and answers the line behind it. */
    private int readFrom(List<Line> lines, int at) {
        int behind = readTable(lines, at);
        if (behind == at) {
            behind = readCells(lines, at);
        }
        if (behind > at) {
            return behind;
        }
        Line line = lines.get(at);
        Announcement announcement = readProse(line);
        return announcement == null ? at + 1 : readList(lines, at + 1, announcement, line.endsWithColon(text));
    }

    /** Reads the sentences of a line; the last one may announce a list. */
    private @Nullable Announcement readProse(Line line) {
        Announcement announcement = null;
        for (Sentence sentence : line.sentences()) {
            List<Statement> statements = statements(sentence);
            addAll(sentence, statements, line.endsWithStop(text) ? 2 : 1);
            addEnumerated(line, sentence, statements);
            announcement = announcement(line, sentence, statements);
        }
        return announcement;
    }

    private List<Statement> statements(Sentence sentence) {
        context.nextSentence();
        if (actors(sentence).isEmpty() && context.isEmpty()) {
            return List.of();
        }
        List<Sign> ofSentence = signs(sentence);
        long stances =
                ofSentence.stream().filter(sign -> sign.kind() == Kind.STANCE).count();
        if (stances > MOST_STANCES || isQuestionOrAddress(sentence) || isHistory(sentence)) {
            return List.of();
        }
        return sentenceReader(sentence).read();
    }

    private boolean isQuestionOrAddress(Sentence sentence) {
        String quote = document.quote(sentence);
        return quote.endsWith("?") || quote.contains("://");
    }

    /** "In 2014 the Kremlin demanded": a year before that of the article, further up than what is wanted. */
    private boolean isHistory(Sentence sentence) {
        int firstStance = signs(sentence).stream()
                .filter(sign -> sign.kind() == Kind.STANCE)
                .mapToInt(Sign::from)
                .findFirst()
                .orElse(sentence.to());
        for (int i = sentence.from(); i < firstStance; i++) {
            int named = document.entry(i).year();
            if (named > 0 && named < year) {
                return true;
            }
        }
        return false;
    }

    private SentenceReader sentenceReader(Sentence sentence) {
        return new SentenceReader(
                document,
                reading.marks().get(sentence.number()),
                signs(sentence),
                actors(sentence),
                pack.ownersFollow(),
                sentence,
                context);
    }

    private @Nullable Announcement announcement(Line line, Sentence sentence, List<Statement> statements) {
        boolean last = sentence.to() == line.to();
        boolean heading = line.sentences().size() == 1 && line.words() <= LONGEST_HEADING && !line.endsWithStop(text);
        if (!last || !heading && !line.endsWithColon(text) || line.isBulleted(text) && !line.endsWithColon(text)) {
            return null;
        }
        if (!statements.isEmpty()) {
            Statement statement = statements.get(statements.size() - 1);
            return new Announcement(statement.parties(), statement.direction(), statement.cueFrom(), statement.cueTo());
        }
        boolean announces = signs(sentence).stream()
                .anyMatch(sign -> sign.kind() == Kind.DOCUMENT
                        || sign.kind() == Kind.GOAL
                        || sign.kind() == Kind.STANCE
                        || sign.kind() == Kind.REFERENCE);
        List<String> parties = announces ? partiesIn(sentence) : List.of();
        if (parties.isEmpty() && announces && line.endsWithColon(text)) {
            parties = context.owners();
        }
        return parties.size() == 1 ? new Announcement(parties, Direction.DEMANDS, 0, 0) : null;
    }

    private List<String> partiesIn(Sentence sentence) {
        TreeSet<String> parties = new TreeSet<>();
        for (Actor actor : actors(sentence)) {
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
    private int readList(List<Line> lines, int first, Announcement announcement, boolean surely) {
        boolean bulleted = first < lines.size() && lines.get(first).isBulleted(text);
        boolean stopped = first < lines.size() && lines.get(first).endsWithStop(text);
        int at = first;
        while (at < lines.size()) {
            Line line = lines.get(at);
            boolean item = bulleted
                    ? line.isBulleted(text)
                    : line.sentences().size() == 1
                            && line.words() <= LONGEST_ITEM
                            && (surely && !stopped || !line.endsWithStop(text))
                            && (!line.endsWithStop(text) || stopped)
                            && (surely || namesClause(line));
            if (!item || !bulleted && says(line) || line.endsWithColon(text)) {
                break;
            }
            readItem(line, announcement);
            at++;
        }
        return at;
    }

    private boolean says(Line line) {
        return line.sentences().stream().anyMatch(sentence -> says(sentence) != null);
    }

    private @Nullable Sign says(Sentence sentence) {
        for (Sign sign : signs(sentence)) {
            if (sign.kind() == Kind.SAY) {
                return sign;
            }
        }
        return null;
    }

    private boolean namesClause(Line line) {
        return line.sentences().stream()
                .anyMatch(sentence -> signs(sentence).stream().anyMatch(sign -> sign.kind() == Kind.CLAUSE));
    }

    private void readItem(Line line, Announcement announcement) {
        for (Sentence sentence : line.sentences()) {
            List<Statement> own = statements(sentence);
            if (own.isEmpty()
                    || own.stream().anyMatch(statement -> statement.parties().equals(announcement.parties))) {
                Statement item = new Statement(
                        announcement.parties,
                        announcement.direction,
                        announcement.cueFrom,
                        announcement.cueTo,
                        firstWordOfItem(sentence),
                        line.isBulleted(text) ? endOfItem(sentence) : sentence.to());
                addItem(sentence, item);
            } else {
                addAll(sentence, own, 2);
            }
        }
    }

    /** An item of a list ends with its line, also where the sentence seems to go on as in old wires. */
    private int endOfItem(Sentence sentence) {
        int lineEnd = text.indexOf('\n', sentence.start());
        int word = sentence.to();
        while (lineEnd >= 0 && word > sentence.from() + 1 && document.start(word - 1) > lineEnd) {
            word--;
        }
        return word;
    }

    /** Behind "First" and the like. */
    private int firstWordOfItem(Sentence sentence) {
        for (Sign sign : signs(sentence)) {
            if (sign.kind() == Kind.ORDINAL
                    && sign.from() == sentence.from()
                    && sign.to() < sentence.to()
                    && (document.precededBy(sign.to(), Document.BREAK)
                            || document.precededBy(sign.to(), Document.COMMA))) {
                return sign.to();
            }
        }
        return sentence.from();
    }

    /** "First, ... Second, ...", he said: items in quotation marks with the speaker behind them. */
    private void addEnumerated(Line line, Sentence sentence, List<Statement> own) {
        int first = firstWordOfItem(sentence);
        if (first == sentence.from() || !own.isEmpty()) {
            return;
        }
        for (Sentence later : line.sentences()) {
            if (later.number() < sentence.number()) {
                continue;
            }
            Sign says = says(later);
            if (says == null) {
                continue;
            }
            List<Actor> ofLater = actors(later);
            for (Actor actor : ofLater) {
                if (actor.party() != null && Math.abs(says.from() - actor.to()) <= 1) {
                    int end =
                            later == sentence ? beforeComma(first, Math.min(actor.from(), says.from())) : sentence.to();
                    addItem(sentence, new Statement(List.of(actor.party()), Direction.DEMANDS, 0, 0, first, end));
                    return;
                }
            }
            return;
        }
    }

    private int beforeComma(int from, int to) {
        for (int i = to; i > from; i--) {
            if (document.precededBy(i, Document.COMMA)) {
                return i;
            }
        }
        return to;
    }

    /** A table written with separators: the parties as heads of columns, a clause at the beginning of each row. */
    private int readTable(List<Line> lines, int at) {
        List<Cell> head = lines.get(at).cells(text, document);
        List<String> columns = head.size() < 2 ? List.of() : columns(lines.get(at), head);
        if (columns.isEmpty()) {
            return at;
        }
        int next = at + 1;
        while (next < lines.size()) {
            Line line = lines.get(next);
            List<Cell> cells = line.cells(text, document);
            if (cells.size() < 2) {
                break;
            }
            String clause = columns.get(0).isEmpty() ? clauseOf(line, cells.get(0)) : null;
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                if (!columns.get(i).isEmpty()) {
                    addCell(line, cells.get(i), columns.get(i), clause);
                }
            }
            next++;
        }
        return next;
    }

    /** Per column its party, empty for a column of labels; no column when these are not the heads of a table. */
    private List<String> columns(Line line, List<Cell> head) {
        List<String> columns = new ArrayList<>();
        for (Cell cell : head) {
            List<String> parties = actorsIn(line, cell.from(), cell.to()).stream()
                    .map(actor -> Objects.requireNonNullElse(actor.party(), ""))
                    .distinct()
                    .toList();
            columns.add(parties.size() == 1 && cell.words() <= LONGEST_LABEL ? parties.get(0) : "");
        }
        long named =
                columns.stream().filter(party -> !party.isEmpty()).distinct().count();
        boolean plain =
                named >= 2 && columns.subList(1, columns.size()).stream().noneMatch(String::isEmpty);
        return plain ? columns : List.of();
    }

    /** The same as a page gives it: heads and cells on lines of their own, row by row. */
    private int readCells(List<Line> lines, int at) {
        List<String> columns = new ArrayList<>();
        int next = at;
        while (next < lines.size() && lines.get(next).words() <= LONGEST_LABEL) {
            Line line = lines.get(next);
            List<String> parties = actorsIn(line, line.from(), line.to()).stream()
                    .map(actor -> Objects.requireNonNullElse(actor.party(), ""))
                    .distinct()
                    .toList();
            if (parties.size() != 1 || parties.get(0).isEmpty() || columns.contains(parties.get(0)) || !isHead(line)) {
                break;
            }
            columns.add(parties.get(0));
            next++;
        }
        if (columns.size() < 2) {
            return at;
        }
        int behind = at;
        while (next + columns.size() < lines.size()) {
            Line label = lines.get(next);
            String clause = label.words() <= LONGEST_LABEL && !label.endsWithStop(text) ? clauseOf(label, null) : null;
            List<Line> cells = lines.subList(next + 1, next + 1 + columns.size());
            if (clause == null || cells.stream().anyMatch(cell -> cell.words() > LONGEST_CELL)) {
                break;
            }
            for (int i = 0; i < cells.size(); i++) {
                Line cell = cells.get(i);
                addCell(cell, new Cell(cell.start(), cell.end(), cell.from(), cell.to()), columns.get(i), clause);
            }
            next += 1 + columns.size();
            behind = next;
        }
        return behind;
    }

    /** A head of a column names a party and at most that this is its position. */
    private boolean isHead(Line line) {
        int named = 0;
        for (Actor actor : actorsIn(line, line.from(), line.to())) {
            named += actor.to() - actor.from();
        }
        for (Sentence sentence : line.sentences()) {
            for (Sign sign : signs(sentence)) {
                if (sign.kind() == Kind.GOAL || sign.kind() == Kind.DOCUMENT) {
                    named += sign.to() - sign.from();
                }
            }
        }
        return named >= line.words() - 1 && !line.endsWithStop(text);
    }

    private List<Actor> actorsIn(Line line, int from, int to) {
        return line.sentences().stream()
                .flatMap(sentence -> actors(sentence).stream())
                .filter(actor -> actor.from() >= from && actor.to() <= to)
                .toList();
    }

    private List<Sign> clausesIn(Line line, int from, int to) {
        return line.sentences().stream()
                .flatMap(sentence -> signs(sentence).stream())
                .filter(sign -> sign.kind() == Kind.CLAUSE && sign.from() >= from && sign.to() <= to)
                .toList();
    }

    private @Nullable String clauseOf(Line line, @Nullable Cell label) {
        List<Sign> clauses =
                label == null ? clausesIn(line, line.from(), line.to()) : clausesIn(line, label.from(), label.to());
        return clauses.isEmpty() ? null : clauses.get(0).name();
    }

    /** A cell says something about the clause of its row, or about those that it names itself. */
    private void addCell(Line line, Cell cell, String party, @Nullable String clause) {
        if (cell.words() == 0) {
            return;
        }
        String written = text.substring(cell.start(), cell.end());
        if (clause != null) {
            add(party, clause, written, written, 4);
            return;
        }
        clausesIn(line, cell.from(), cell.to()).stream()
                .map(Sign::name)
                .distinct()
                .forEach(named -> add(party, named, written, written, 4));
    }

    private void addAll(Sentence sentence, List<Statement> statements, int weight) {
        for (Statement statement : statements) {
            boolean first = true;
            for (Item item : statement.items(document, signs(sentence))) {
                String stance;
                if (statement.cueFrom() >= item.to()) {
                    stance = words(sentence, item.from(), statement.cueTo());
                } else if (first) {
                    stance = words(sentence, statement.cueFrom(), item.to());
                } else {
                    stance = words(sentence, statement.cueFrom(), statement.cueTo()) + " \u2026 "
                            + words(sentence, withoutJoint(sentence, item.from()), item.to());
                }
                first = false;
                for (String party : statement.parties()) {
                    add(party, item.clause(), stance, document.quote(sentence), weight);
                }
            }
        }
    }

    private void addItem(Sentence sentence, Statement statement) {
        for (Item item : statement.items(document, signs(sentence))) {
            String stance = words(sentence, withoutJoint(sentence, item.from()), item.to());
            if (statement.direction() == Direction.REJECTS) {
                stance = document.word(statement.cueFrom()) + ": " + stance;
            }
            for (String party : statement.parties()) {
                add(
                        party,
                        item.clause(),
                        stance,
                        document.quote(sentence).lines().findFirst().orElse(""),
                        3);
            }
        }
    }

    private int withoutJoint(Sentence sentence, int from) {
        for (Sign sign : signs(sentence)) {
            if (sign.kind() == Kind.JOINT && sign.from() == from) {
                return sign.to();
            }
        }
        return from;
    }

    /** These words as they stand in the article, with the mark that closes a quotation inside them. */
    private String words(Sentence sentence, int from, int to) {
        if (from >= to) {
            return "";
        }
        String field = sentence.inTitle() ? title : text;
        int end = document.end(to - 1);
        String words = field.substring(document.start(from), end);
        if (end < field.length() && CLOSING.indexOf(field.charAt(end)) >= 0) {
            char opening = OPENING.charAt(CLOSING.indexOf(field.charAt(end)));
            return words.indexOf(opening) < 0 ? words : words + field.charAt(end);
        }
        return words;
    }

    private void add(String party, String clause, String stance, String quote, int weight) {
        String line = clipped(stance);
        if (!line.isEmpty()) {
            found.add(new Found(new StatedPosition(party, clause, line, quote), weight, found.size()));
        }
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

    private List<StatedPosition> chosen() {
        found.sort(Comparator.comparingInt((Found one) -> pack.clauses().indexOf(one.position.clause()))
                .thenComparing(one -> one.position.party())
                .thenComparingInt(one -> -one.weight)
                .thenComparingInt(Found::order));
        List<StatedPosition> chosen = new ArrayList<>();
        int ofCell = 0;
        for (Found one : found) {
            StatedPosition last = chosen.isEmpty() ? null : chosen.get(chosen.size() - 1);
            boolean sameCell = last != null
                    && last.clause().equals(one.position.clause())
                    && last.party().equals(one.position.party());
            ofCell = sameCell ? ofCell : 0;
            boolean said = chosen.stream()
                    .anyMatch(other -> other.clause().equals(one.position.clause())
                            && other.party().equals(one.position.party())
                            && (other.stance().contains(one.position.stance())
                                    || one.position.stance().contains(other.stance())));
            if (!said && ofCell < MOST_PER_CELL) {
                chosen.add(one.position);
                ofCell++;
            }
        }
        return chosen;
    }
}
