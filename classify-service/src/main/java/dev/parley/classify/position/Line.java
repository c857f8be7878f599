package dev.parley.classify.position;

import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.text.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of an article: a paragraph, a heading, an item of a list, a row or a cell of a table.
 *
 * @param text of the article
 * @param sentences at least one
 * @param start UTF-16 index of its first visible character
 * @param end UTF-16 index behind its last visible character
 */
record Line(String text, List<AnnotatedSentence> sentences, int start, int end) {

    private static final String BULLETS = "*-\u2022\u2013\u2014\u00B7\u25AA\u25CF\u2023\u25E6";

    /** The lines that sentences of one field make up. */
    static List<Line> of(List<AnnotatedSentence> sentences, String text) {
        List<Line> lines = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= sentences.size(); i++) {
            if (i == sentences.size()
                    || sentences.get(i).sentence().paragraph()
                            != sentences.get(i - 1).sentence().paragraph()) {
                List<AnnotatedSentence> ofLine = sentences.subList(first, i);
                lines.add(new Line(
                        text,
                        ofLine,
                        lineStart(text, ofLine.get(0).sentence().start()),
                        lineEnd(text, ofLine.get(ofLine.size() - 1).sentence().end())));
                first = i;
            }
        }
        return lines;
    }

    private static int lineStart(String text, int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start--;
        }
        while (start < at && text.charAt(start) <= ' ') {
            start++;
        }
        return start;
    }

    private static int lineEnd(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n') {
            end++;
        }
        while (end > at && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    int from() {
        return sentences.get(0).from();
    }

    int to() {
        return sentences.get(sentences.size() - 1).to();
    }

    int words() {
        return to() - from();
    }

    boolean isBulleted() {
        char first = text.charAt(start);
        if (BULLETS.indexOf(first) >= 0) {
            return true;
        }
        int i = start;
        while (i < end && i < start + 3 && (Character.isDigit(text.charAt(i)) || first == '(' && i == start)) {
            i++;
        }
        return i > start && i < end && (text.charAt(i) == '.' || text.charAt(i) == ')');
    }

    /** Whether it ends as a sentence does. */
    boolean endsWithStop() {
        return ".!?\u2026".indexOf(lastCharacter()) >= 0;
    }

    /** Whether it announces what follows. */
    boolean endsWithColon() {
        return lastCharacter() == ':';
    }

    private char lastCharacter() {
        int i = end - 1;
        while (i > start && "*_\"'\u201D\u2019)".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return text.charAt(i);
    }

    /** The cells of a row that is written with separators; one when it is no row. */
    List<Cell> cells() {
        Document document = sentences.get(0).document();
        List<Cell> cells = new ArrayList<>();
        int cellStart = start;
        int word = from();
        for (int i = start; i <= end; i++) {
            boolean separator = i < end && (text.charAt(i) == '|' || text.charAt(i) == '\t');
            if (!separator && i < end) {
                continue;
            }
            int first = word;
            while (word < to() && document.start(word) < i) {
                word++;
            }
            // the separator at the edges of a row opens no cell
            if (cellStart < i && (i < end || word > first) && (cellStart > start || text.charAt(start) != '|')) {
                cells.add(Cell.trimmed(text, cellStart, i, first, word));
            }
            cellStart = i + 1;
        }
        return cells;
    }

    /** The whole line as a cell, as pages give tables. */
    Cell asCell() {
        return new Cell(start, end, from(), to());
    }

    /** The cell as it stands in the article. */
    String written(Cell cell) {
        return text.substring(cell.start(), cell.end());
    }

    /** Who is named in a cell of this line. */
    List<Actor> actors(Cell cell) {
        return sentences.stream()
                .flatMap(sentence -> sentence.actors().stream())
                .filter(actor -> actor.from() >= cell.from() && actor.to() <= cell.to())
                .toList();
    }

    /** The clauses that a cell of this line names. */
    List<String> clauses(Cell cell) {
        return sentences.stream()
                .flatMap(sentence -> sentence.signs().stream())
                .filter(sign -> sign.kind() == Kind.CLAUSE && sign.from() >= cell.from() && sign.to() <= cell.to())
                .map(Sign::name)
                .distinct()
                .toList();
    }

    /** Whether a sign of this kind stands in it. */
    boolean has(Kind kind) {
        return sentences.stream().anyMatch(sentence -> sentence.first(kind) != null);
    }

    /**
     * A part of a row.
     *
     * @param start UTF-16 index in the text
     * @param end UTF-16 index behind it
     * @param from first word
     * @param to behind the last word; no word where the cell is empty
     */
    record Cell(int start, int end, int from, int to) {

        private static Cell trimmed(String text, int start, int end, int from, int to) {
            int first = start;
            int last = end;
            while (first < last && text.charAt(first) <= ' ') {
                first++;
            }
            while (last > first && text.charAt(last - 1) <= ' ') {
                last--;
            }
            return new Cell(first, last, from, to);
        }

        int words() {
            return to - from;
        }
    }
}
