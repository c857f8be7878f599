package dev.parley.ingest.outlet;

import java.util.List;

/** The list of outlets cannot be used; the message names file, line, entry and reason of everything that is wrong. */
public final class OutletListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutletListException(String source, List<String> faults) {
        super("the list of outlets " + source + " cannot be used:\n  " + String.join("\n  ", faults));
    }
}
