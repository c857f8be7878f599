package dev.parley.alert.story;

import java.util.List;
import java.util.Locale;

/** Whether a sentence names two parties as doing something together: "Israel and Lebanon agree". */
final class Jointly {

    private static final List<String> BOTH = List.of("both sides", "the two sides", "warring sides", "both countries");
    private static final List<String> AND = List.of(" and ", ", ", " & ");

    private Jointly() {}

    static boolean done(String sentence, List<String> parties) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        if (BOTH.stream().anyMatch(lower::contains)) {
            return true;
        }
        for (String one : parties) {
            for (String other : parties) {
                if (!one.equals(other) && AND.stream().anyMatch(and -> stands(lower, one, and, other))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "A ceasefire between Israel and Hamas" is something that they have, not something that they do. */
    private static boolean stands(String sentence, String one, String and, String other) {
        int at = sentence.indexOf((one + and + other).toLowerCase(Locale.ROOT));
        return at >= 0 && !sentence.substring(0, at).endsWith("between ");
    }
}
