package dev.parley.alert.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a watched conflict is called: its id with dashes between names, {@code israel-us-iran}. */
public final class Conflict {

    private Conflict() {}

    /** Israel–US–Iran. */
    public static String name(String dossier) {
        return Arrays.stream(dossier.split("-"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.length() <= 2
                        ? part.toUpperCase(Locale.ROOT)
                        : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("–"));
    }
}
