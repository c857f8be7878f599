package dev.parley.classify.text;

import java.text.Normalizer;

/**
 * Folds characters to the form in which words are compared: lower case, without accents, typographic signs as their
 * plain relatives, invisible characters dropped.
 *
 * <p>Covers Latin, Greek and Cyrillic from a table of its own: the character data of the JDK changes from release to
 * release, and with it the verdicts would.
 */
public final class Folding {

    /** Characters that readers do not see: dropped, whatever word they stand in. */
    static final char INVISIBLE = 0;

    /** Folded form of everything that separates words. */
    static final char SPACE = ' ';

    private static final char[] TABLE = table();
    private static final char[] LOOKALIKE = lookalikes();

    private Folding() {}

    /** The folded character, {@link #INVISIBLE}, or {@link #SPACE} where it is no part of a word. */
    public static char fold(char c) {
        return TABLE[c];
    }

    /** The folded character, with Cyrillic letters that look like Latin ones as those: the same skeleton for both. */
    public static char skeleton(char c) {
        return LOOKALIKE[TABLE[c]];
    }

    /** The Latin letter that looks like this folded Cyrillic one, or the letter itself. */
    static char toLatin(char folded) {
        return LOOKALIKE[folded];
    }

    /** The Cyrillic letter that looks like this folded Latin one, or the letter itself. */
    static char toCyrillic(char folded) {
        int at = LATIN.indexOf(folded);
        return at < 0 ? folded : CYRILLIC.charAt(at);
    }

    static boolean isLatin(char folded) {
        return folded >= 'a' && folded <= 'z' || folded >= 0xDF && folded <= 0x24F;
    }

    static boolean isCyrillic(char folded) {
        return folded >= 0x400 && folded <= 0x52F;
    }

    /** Whether the character, not yet folded, is a letter of any script. */
    static boolean isLetter(char c) {
        char folded = fold(c);
        return folded != SPACE && folded != INVISIBLE && folded != '\'' && !isDigit(folded);
    }

    /** Whether the character, not yet folded, is a capital. */
    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z' || c >= 0xC0 && c <= 0x52F && fold(c) != c && Character.isUpperCase(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static final String CYRILLIC = "аеорсухіјѕԁһкмтвнг";
    private static final String LATIN = "aeopcyxijsdhkmtbhr";

    private static char[] lookalikes() {
        char[] map = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < map.length; c++) {
            map[c] = (char) c;
        }
        String alike = "аеорсухіјѕԁһ";
        for (int i = 0; i < alike.length(); i++) {
            map[alike.charAt(i)] = LATIN.charAt(i);
        }
        return map;
    }

    private static char[] table() {
        char[] map = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < map.length; c++) {
            map[c] = isWordCharacter(c) ? (char) c : SPACE;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            map[c] = (char) (c + 32);
        }
        for (int c = 0xC0; c <= 0x24F; c++) {
            if (c != 0xD7 && c != 0xF7) {
                map[c] = lowerBase(c);
            }
        }
        for (int c = 0x1E00; c <= 0x1EFF; c++) {
            map[c] = lowerBase(c);
        }
        for (int c = 0x386; c <= 0x3FF; c++) {
            map[c] = Character.toLowerCase((char) c);
        }
        for (int c = 0x400; c <= 0x42F; c++) {
            map[c] = (char) (c < 0x410 ? c + 80 : c + 32);
        }
        for (int c = 0x460; c <= 0x52F; c++) {
            map[c] = Character.toLowerCase((char) c);
        }
        map['ё'] = 'е';
        map['Ё'] = 'е';
        for (int c = 0xFF10; c <= 0xFF5A; c++) {
            map[c] = map[c - 0xFEE0];
        }
        for (char c : "'\u2018\u2019\u02BC\u0060\u00B4\u2032".toCharArray()) {
            map[c] = '\'';
        }
        invisible(map, 0x00AD, 0x00AD);
        invisible(map, 0x0300, 0x036F);
        invisible(map, 0x061C, 0x061C);
        invisible(map, 0x180E, 0x180E);
        invisible(map, 0x200B, 0x200F);
        invisible(map, 0x202A, 0x202E);
        invisible(map, 0x2060, 0x206F);
        invisible(map, 0xFE00, 0xFE0F);
        invisible(map, 0xFEFF, 0xFEFF);
        return map;
    }

    private static void invisible(char[] map, int from, int to) {
        for (int c = from; c <= to; c++) {
            map[c] = INVISIBLE;
        }
    }

    private static char lowerBase(int c) {
        char lower = Character.toLowerCase((char) c);
        return switch (lower) {
            case 'ı' -> 'i';
            case 'ł' -> 'l';
            case 'ø' -> 'o';
            case 'đ' -> 'd';
            default -> {
                char base = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD)
                        .charAt(0);
                yield base >= 'a' && base <= 'z' ? base : lower;
            }
        };
    }

    private static boolean isWordCharacter(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
        boolean punctuation = c < 0xC0
                || c == 0xD7
                || c == 0xF7
                || c >= 0x2000 && c <= 0x2BFF
                || c >= 0x3000 && c <= 0x303F
                || c >= 0xFF00 && c <= 0xFF0F
                || c >= 0xFF5B && c <= 0xFFFF
                || c >= 0xD800 && c <= 0xF8FF
                || c == 0x1680;
        return !punctuation || c == 0xAA || c == 0xB5 || c == 0xBA;
    }
}
