package dev.parley.ingest.app;

/** Something that the service cannot do without is missing; the message says what, where, and what to do. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(String message) {
        super(message);
    }
}
