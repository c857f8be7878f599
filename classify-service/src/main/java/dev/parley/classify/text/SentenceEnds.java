package dev.parley.classify.text;

import java.util.Set;

/** Tells where in a source sentences end: at stops that no abbreviation explains, and at breaks of lines. */
final class SentenceEnds {

    /** Of wires that break lines. */
    private static final int NARROWEST_LINE = 50;

    private static final int WIDEST_LINE = 76;

    private static final int CLOSING_REACH = 4;
    private static final int NEXT_START_REACH = 8;
    private static final int BLANK_REACH = 40;
    private static final int DEEPEST_INDENT = 3;

    private final char[] source;
    private final Set<String> abbreviations;

    /**
     * The ends of the sentences of a source.
     *
     * @param abbreviations folded words whose full stop ends no sentence
     */
    SentenceEnds(char[] source, Set<String> abbreviations) {
        this.source = source;
        this.abbreviations = abbreviations;
    }

    /** Whether a sentence may end with this character. */
    static boolean isStop(char c) {
        return c == '.' || c == '!' || c == '?' || c == '\u2026' || c == '\u25BA' || c == '\u2666';
    }

    /**
     * Whether a sentence ends at the stop that stands here.
     *
     * @param word folded, that ends right before the stop; empty where none does
     * @param capital the word begins with a capital
     */
    boolean isAtStop(int at, String word, boolean capital) {
        int next = behindClosing(at + 1);
        if (next < source.length && !isBlank(source[next])) {
            return false;
        }
        if (source[at] == '.') {
            if (abbreviations.contains(word) || word.length() == 1 && capital) {
                return false;
            }
            if (word.indexOf('.') > 0 && !Folding.isDigit(word.charAt(0))) {
                return isFollowedByNewStart(next, true);
            }
        }
        return isFollowedByNewStart(next, false);
    }

    /** Whether a sentence ends at the break of a line that stands here. */
    boolean isAtLineBreak(int at) {
        return isFollowedByBlankLine(at) || !continuesOnNextLine(at);
    }

    /** Behind the quotation marks and brackets that close here. */
    int behindClosing(int from) {
        int i = from;
        while (i < source.length
                && i < from + CLOSING_REACH
                && "\"'\u2019\u201D\u00BB).!?\u2026]".indexOf(source[i]) >= 0) {
            i++;
        }
        return i;
    }

    /** Before the blanks that end here, but not before the end of the last word. */
    int trimmed(int lastWordEnd, int limit) {
        int end = limit;
        while (end > lastWordEnd && isBlank(source[end - 1])) {
            end--;
        }
        return end;
    }

    /** After a full stop: does the next visible character begin a sentence? */
    private boolean isFollowedByNewStart(int from, boolean afterInitials) {
        int limit = Math.min(source.length, from + NEXT_START_REACH);
        for (int i = from; i < limit; i++) {
            char c = source[i];
            if (c == '\n') {
                return true;
            }
            char folded = Folding.fold(c);
            if (isBlank(c) || folded == Folding.INVISIBLE) {
                continue;
            }
            if (afterInitials) {
                return false;
            }
            boolean hasCase = Folding.isLatin(folded) || Folding.isCyrillic(folded);
            return !(hasCase && Folding.isLetter(c) && !Folding.isUpper(c));
        }
        return true;
    }

    private boolean isFollowedByBlankLine(int at) {
        for (int i = at + 1; i < source.length && i < at + BLANK_REACH; i++) {
            char c = source[i];
            if (c == '\n') {
                return true;
            }
            if (!isBlank(c)) {
                return false;
            }
        }
        return false;
    }

    /** Old wires break lines inside sentences: then the next line goes on in lower case, or both lines are as wide as theirs. */
    private boolean continuesOnNextLine(int at) {
        int i = at + 1;
        while (i < source.length && i <= at + DEEPEST_INDENT && source[i] == ' ') {
            i++;
        }
        if (i >= source.length || i > at + DEEPEST_INDENT) {
            return false;
        }
        char next = source[i];
        char previous = at > 0 ? source[at - 1] : '.';
        if (Folding.isLetter(next) && !Folding.isUpper(next)) {
            return ".!?:".indexOf(previous) < 0;
        }
        // no further back than it matters: a text may have a million ends of line that are no line feeds
        int width = 0;
        while (width <= WIDEST_LINE && width < at && source[at - 1 - width] != '\n') {
            width++;
        }
        return width >= NARROWEST_LINE
                && width <= WIDEST_LINE
                && (Folding.isLetter(previous) || previous == ',')
                && (Folding.isLetter(next) || Folding.isDigit(next))
                && endsWithin(WIDEST_LINE, at + 1);
    }

    private boolean endsWithin(int characters, int from) {
        if (source.length - from <= characters) {
            return true;
        }
        for (int i = from; i <= from + characters; i++) {
            if (source[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                || c == '\u00A0'
                || c >= '\u2000' && c <= '\u200A'
                || c == '\u202F'
                || c == '\u3000'
                || c == '\u2028'
                || c == '\u2029';
    }
}
