package dev.parley.alert.console;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The console's own texts in one language. */
public final class Words {

    private static final Words ENGLISH = new Words(Locale.ENGLISH);
    private static final Words UKRAINIAN = new Words(Locale.forLanguageTag("uk"));

    /** The languages that the console speaks, the first one unless another is asked for. */
    public static final List<Words> ALL = List.of(ENGLISH, UKRAINIAN);

    private final Locale locale;
    private final TextFile texts;

    private Words(Locale locale) {
        this.locale = locale;
        this.texts = TextFile.read("messages_" + locale.getLanguage() + ".properties");
    }

    /** The texts in a language; absent when the console does not speak it. */
    public static Optional<Words> in(@Nullable String language) {
        return ALL.stream().filter(words -> words.language().equals(language)).findFirst();
    }

    /** ISO 639-1. */
    public String language() {
        return locale.getLanguage();
    }

    /**
     * A text.
     *
     * @param arguments for {@code {0}}, {@code {1}} and so on
     */
    public String of(String key, Object... arguments) {
        String text = texts.text(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(arguments);
    }

    /** What a constant of the contract is called. */
    public String of(Enum<?> constant) {
        return of(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** The name that the console has for something of an open list; otherwise its id, with spaces. */
    public String name(String list, String id) {
        String known = texts.find(list + "." + id);
        return known != null ? known : OutsideText.plain(id.replace('-', ' '));
    }

    /** What a language is called; its code where it has no name. */
    public String ofLanguage(String code) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(locale);
        return name.isEmpty() ? OutsideText.plain(code) : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** A number with its noun: "1 article", "5 articles"; Ukrainian has three forms. */
    public String count(String noun, long number) {
        return of(noun + "." + form(number), Long.toString(number));
    }

    private String form(long number) {
        if (locale.getLanguage().equals("uk")) {
            long tens = number % 100;
            long ones = number % 10;
            if (ones == 1 && tens != 11) {
                return "one";
            }
            return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
        }
        return number == 1 ? "one" : "many";
    }

    TextFile texts() {
        return texts;
    }
}
