package dev.parley.cli;

/** A command cannot do its work; the message is all the user gets to see, and the exit status is 1. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what went wrong, where, and what to do about it */
    public CommandFailure(String message) {
        super(message);
    }

    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
