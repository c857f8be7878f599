package dev.parley.contract.event;

import java.util.Locale;
import java.util.Objects;

/** Checks of what an event cannot be without. */
final class Required {

    private Required() {}

    /**
     * @throws NullPointerException when the text is absent
     * @throws IllegalArgumentException when it is blank: as a key or an id it would tell nothing apart
     */
    static String text(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException when the address is none of the web: whoever shows it makes it a link, and one
     *     with another scheme could run as a script there
     */
    static String webAddress(String value, String name) {
        String start = Objects.requireNonNull(value, name).toLowerCase(Locale.ROOT);
        if (!start.startsWith("https://") && !start.startsWith("http://")) {
            throw new IllegalArgumentException(name + " does not start with https:// or http://");
        }
        return value;
    }
}
