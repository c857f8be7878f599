package dev.parley.alert.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a text is no password. */
public enum Weakness {
    TOO_SHORT("it has less than 12 characters"),
    TOO_LONG("it has more than 72 bytes"),
    WELL_KNOWN("it is one of the first that anybody would try"),
    ONE_NOTE("it has less than 5 different characters"),
    NAMES_ACCOUNT("it is made of the name of the account");

    private static final int SHORTEST = 12;

    /** Bcrypt passes over what comes after. */
    private static final int MOST_BYTES = 72;

    private static final int LEAST_DIFFERENT = 5;

    /** What remains of a password when these, digits and signs are taken away must be something. */
    private static final List<String> WELL_KNOWN_WORDS = List.of(
            "changeme",
            "password",
            "passwort",
            "parley",
            "admin",
            "administrator",
            "secret",
            "default",
            "example",
            "letmein",
            "welcome",
            "qwertyuiop",
            "qwerty",
            "asdfgh",
            "demo",
            "test",
            "user",
            "root",
            "please",
            "change",
            "me",
            "this",
            "my",
            "the",
            "a",
            "i",
            "s");

    private final String reason;

    Weakness(String reason) {
        this.reason = reason;
    }

    /** In English, after "this is no password: ". */
    public String reason() {
        return reason;
    }

    /** What is wrong with a password for that account; absent when nothing is. */
    public static Optional<Weakness> of(String account, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(!lower.isEmpty() && isKnown(lower) ? WELL_KNOWN : TOO_SHORT);
        }
        if (password.getBytes(UTF_8).length > MOST_BYTES) {
            return Optional.of(TOO_LONG);
        }
        if (password.codePoints().distinct().count() < LEAST_DIFFERENT) {
            return Optional.of(ONE_NOTE);
        }
        if (letters(lower.replace(account, "")).isEmpty() && lower.contains(account)) {
            return Optional.of(NAMES_ACCOUNT);
        }
        return isKnown(lower) ? Optional.of(WELL_KNOWN) : Optional.empty();
    }

    private static boolean isKnown(String lower) {
        if (lower.codePoints().noneMatch(Character::isLetter)) {
            return true; // numbers: of telephones, of years
        }
        return isMadeOfKnownWords(letters(lower)) || isMadeOfKnownWords(letters(asMeant(lower)));
    }

    private static boolean isMadeOfKnownWords(String letters) {
        String rest = letters;
        for (String word : WELL_KNOWN_WORDS) {
            rest = rest.replace(word, "");
        }
        return rest.isEmpty();
    }

    /** {@code p4ssw0rd} is a word. */
    private static String asMeant(String lower) {
        return lower.replace('0', 'o')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('@', 'a')
                .replace('$', 's');
    }

    private static String letters(String lower) {
        return lower.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
