package dev.parley.cli.up;

import java.util.Locale;

/** The services, in the order of the data. */
public enum Service {
    INGEST,
    CLASSIFY,
    ALERT;

    /** As messages and options call it: {@code ingest}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }
}
