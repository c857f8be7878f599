package dev.parley.alert.delivery;

import dev.parley.alert.routing.Entry;

/** A way to tell somebody. */
public interface ReceiverType {

    /** As the routes file names it. */
    String name();

    /**
     * A receiver as the routes file has it.
     *
     * @throws dev.parley.alert.routing.RoutesFileException when something is missing or wrong there
     */
    Receiver open(Entry entry);
}
