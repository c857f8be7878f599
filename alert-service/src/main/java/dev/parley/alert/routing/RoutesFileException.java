package dev.parley.alert.routing;

/** The routes file cannot be used; the message says which file, which line, which entry and why. */
public final class RoutesFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RoutesFileException(String message) {
        super(message);
    }
}
