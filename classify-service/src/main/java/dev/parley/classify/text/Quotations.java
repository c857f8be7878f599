package dev.parley.classify.text;

/** Tells what stands between quotation marks from what a writer says himself. */
final class Quotations {

    private static final char NONE = 0;
    private static final char SINGLE = '\'';
    private static final char DOUBLE = '"';

    private Quotations() {}

    /** Whether a quotation that begins behind one index of the source is still open at another. */
    static boolean isOpen(String source, int from, int at) {
        char open = NONE;
        for (int i = from; i < at; i++) {
            char mark = kind(source.charAt(i));
            if (open == NONE && mark != NONE && (mark == DOUBLE || beginsWord(source, from, i))) {
                open = mark;
            } else if (mark == open && mark != NONE && (mark == DOUBLE || endsWord(source, i))) {
                open = NONE;
            }
        }
        return open != NONE;
    }

    private static char kind(char c) {
        return switch (c) {
            case '"', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> DOUBLE;
            case '\'', '\u2018', '\u2019', '\u201A' -> SINGLE;
            default -> NONE;
        };
    }

    /** An apostrophe stands within a word or behind it. */
    private static boolean beginsWord(String source, int from, int at) {
        return at == from || !Character.isLetterOrDigit(source.charAt(at - 1));
    }

    private static boolean endsWord(String source, int at) {
        return at + 1 >= source.length() || !Character.isLetterOrDigit(source.charAt(at + 1));
    }
}
