package dev.parley.alert.access;

/**
 * Whoever asks for something.
 *
 * @param name under which their doings are recorded
 * @param signedIn whether this is known; without accounts nobody is asked, and everybody is {@link #LOCAL}
 */
public record Visitor(String name, Role role, boolean signedIn) {

    /** Somebody on this machine, where accounts are not in use. */
    public static final Visitor LOCAL = new Visitor("local", Role.ADMIN, false);

    /** Whether they may acknowledge, claim, silence, give feedback and send again. */
    public boolean isEditor() {
        return role.covers(Role.EDITOR);
    }

    /** Whether they may decide who comes in. */
    public boolean isAdmin() {
        return role.covers(Role.ADMIN);
    }
}
