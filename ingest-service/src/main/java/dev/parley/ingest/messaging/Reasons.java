package dev.parley.ingest.messaging;

/** What lies at the bottom of an exception. */
final class Reasons {

    private Reasons() {}

    /** The first line of the innermost cause's message. */
    static String root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
