package dev.parley.alert.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody may do; each role may do all that the ones before it may. */
public enum Role {
    /** Reads everything that is known. */
    VIEWER,
    /** Acknowledges, claims, silences, gives feedback, sends again. */
    EDITOR,
    /** Decides who comes in, and tries out receivers. */
    ADMIN;

    /** As rules at resources, the API and the database name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that key; absent when there is none. */
    public static Optional<Role> of(@Nullable String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }

    /** Whether this role may do what the other one may. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }

    /** The keys of this role and of those it covers. */
    public Set<String> covered() {
        return Arrays.stream(values()).filter(this::covers).map(Role::key).collect(Collectors.toSet());
    }
}
