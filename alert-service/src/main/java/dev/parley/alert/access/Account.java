package dev.parley.alert.access;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes in with a name and a password.
 *
 * @param name see {@link #isName}
 * @param signedIn when they last did
 */
public record Account(
        String name, Role role, Instant created, @Nullable Instant signedIn) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,59}");

    /** Whether an account can have it: 2 to 60 of a–z, 0–9, dot, hyphen, underscore and at sign; and nobody else does. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals(Visitor.LOCAL.name());
    }
}
