package dev.parley.classify.position;

import dev.parley.classify.position.Line.Cell;
import dev.parley.classify.position.Sign.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables with the parties as heads of columns and a clause at the beginning of each row, written with separators
 * or, as pages give them, cell by cell on lines of their own.
 */
final class TableReader {

    private static final int LONGEST_LABEL = 6;
    private static final int LONGEST_CELL = 60;

    private final FoundPositions found;

    TableReader(FoundPositions found) {
        this.found = found;
    }

    /** Reads the table that begins at this line, and answers the line behind it; the line itself when none does. */
    int read(List<Line> lines, int at) {
        int behind = readRows(lines, at);
        return behind > at ? behind : readCells(lines, at);
    }

    private int readRows(List<Line> lines, int at) {
        List<String> columns = columns(lines.get(at));
        if (columns.isEmpty()) {
            return at;
        }
        int next = at + 1;
        while (next < lines.size()) {
            Line line = lines.get(next);
            List<Cell> cells = line.cells();
            if (cells.size() < 2) {
                break;
            }
            String clause = columns.get(0).isEmpty() ? clause(line, cells.get(0)) : null;
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
    private static List<String> columns(Line line) {
        List<Cell> heads = line.cells();
        if (heads.size() < 2) {
            return List.of();
        }
        List<String> columns = new ArrayList<>();
        for (Cell head : heads) {
            columns.add(head.words() <= LONGEST_LABEL ? onlyParty(line, head) : "");
        }
        long named =
                columns.stream().filter(party -> !party.isEmpty()).distinct().count();
        boolean plain =
                named >= 2 && columns.subList(1, columns.size()).stream().noneMatch(String::isEmpty);
        return plain ? columns : List.of();
    }

    private int readCells(List<Line> lines, int at) {
        List<String> columns = columns(lines, at);
        if (columns.size() < 2) {
            return at;
        }
        int behind = at;
        int next = at + columns.size();
        while (next + columns.size() < lines.size()) {
            Line label = lines.get(next);
            String clause =
                    label.words() <= LONGEST_LABEL && !label.endsWithStop() ? clause(label, label.asCell()) : null;
            List<Line> cells = lines.subList(next + 1, next + 1 + columns.size());
            if (clause == null || cells.stream().anyMatch(cell -> cell.words() > LONGEST_CELL)) {
                break;
            }
            for (int i = 0; i < cells.size(); i++) {
                addCell(cells.get(i), cells.get(i).asCell(), columns.get(i), clause);
            }
            next += 1 + columns.size();
            behind = next;
        }
        return behind;
    }

    /** The parties that lines one below the other name, each as the head of a column. */
    private static List<String> columns(List<Line> lines, int at) {
        List<String> columns = new ArrayList<>();
        for (int i = at; i < lines.size() && lines.get(i).words() <= LONGEST_LABEL; i++) {
            String party = onlyParty(lines.get(i), lines.get(i).asCell());
            if (party.isEmpty() || columns.contains(party) || !isHead(lines.get(i))) {
                break;
            }
            columns.add(party);
        }
        return columns;
    }

    /** A head of a column names a party and at most that this is its position. */
    private static boolean isHead(Line line) {
        int named = 0;
        for (Actor actor : line.actors(line.asCell())) {
            named += actor.to() - actor.from();
        }
        for (AnnotatedSentence sentence : line.sentences()) {
            for (Sign sign : sentence.signs()) {
                if (sign.kind() == Kind.GOAL || sign.kind() == Kind.DOCUMENT) {
                    named += sign.to() - sign.from();
                }
            }
        }
        return named >= line.words() - 1 && !line.endsWithStop();
    }

    /** The party that a cell names, empty when it names none or somebody else, too. */
    private static String onlyParty(Line line, Cell cell) {
        List<String> named = line.actors(cell).stream()
                .map(actor -> Objects.requireNonNullElse(actor.party(), ""))
                .distinct()
                .toList();
        return named.size() == 1 ? named.get(0) : "";
    }

    private static @Nullable String clause(Line line, Cell label) {
        List<String> clauses = line.clauses(label);
        return clauses.isEmpty() ? null : clauses.get(0);
    }

    /** A cell says something about the clause of its row, or about those that it names itself. */
    private void addCell(Line line, Cell cell, String party, @Nullable String clause) {
        if (cell.words() > 0) {
            List<String> clauses = clause == null ? line.clauses(cell) : List.of(clause);
            clauses.forEach(named -> found.addCell(party, named, line.written(cell)));
        }
    }
}
