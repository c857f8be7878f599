package dev.parley.classify.messaging;

import java.util.Objects;

/** Puts failures into words for the log: one line each, whatever a record smuggled into the message. */
final class Failures {

    private static final int LONGEST = 300;

    private Failures() {}

    /** What is wrong at the root, in one line. */
    static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return oneLine(
                root.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(root.getMessage(), "no details"));
    }

    static String oneLine(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        StringBuilder line = new StringBuilder(start.length());
        start.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
