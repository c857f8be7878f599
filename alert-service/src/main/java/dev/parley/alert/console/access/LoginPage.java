package dev.parley.alert.console.access;

/**
 * Asks for a name and a password.
 *
 * @param name that was given already
 * @param next where to go then
 * @param problem key of what is wrong; empty for nothing
 * @param minutes to wait, when it was wrong too often
 */
public record LoginPage(String name, String next, String problem, long minutes) {

    private static final String HOME = "/";

    /** A way within this console, and home for all others: a link may not lead somebody in and then elsewhere. */
    static String within(String next) {
        boolean path = next.startsWith("/") && !next.startsWith("//");
        boolean plain = next.codePoints().allMatch(c -> c > ' ' && c != '\\' && c != 0x7f);
        return path && plain && !next.startsWith("/login") && !next.startsWith("/logout") ? next : HOME;
    }
}
