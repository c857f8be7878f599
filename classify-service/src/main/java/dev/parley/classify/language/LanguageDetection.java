package dev.parley.classify.language;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import dev.parley.classify.text.Folding;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Detects the language from the beginning of a text.
 *
 * <p>Most articles are English, and function words show it, as they show the other common languages, in microseconds;
 * what they leave in doubt goes to Lingua, with its small models (about 30 MB, loaded at the first such text).
 */
public final class LanguageDetection {

    private static final int SAMPLE = 400;
    private static final int LEAST_LETTERS = 3;

    /** Of the confidence in the likeliest language. */
    private static final double NEARLY = 0.85;

    private static final FunctionWords FUNCTION_WORDS = new FunctionWords();

    /** Letters that Ukrainian has and Russian has not, and the other way round. */
    private static final String ONLY_UKRAINIAN = "іїєґ";

    private static final String ONLY_RUSSIAN = "ыэё";

    /** Cyrillic letters of Belarusian, Serbian, Macedonian, Kazakh and their neighbours. */
    private static final String OF_NEITHER = "ўјљњћђџѓќѕәғқңөұүһӣӯҳҷ";

    private static final LanguageDetector LINGUA = LanguageDetectorBuilder.fromIsoCodes639_1(
                    IsoCode639_1.EN,
                    IsoCode639_1.UK,
                    IsoCode639_1.RU,
                    IsoCode639_1.AR,
                    IsoCode639_1.AZ,
                    IsoCode639_1.BE,
                    IsoCode639_1.BG,
                    IsoCode639_1.CS,
                    IsoCode639_1.DE,
                    IsoCode639_1.EL,
                    IsoCode639_1.ES,
                    IsoCode639_1.FA,
                    IsoCode639_1.FR,
                    IsoCode639_1.HE,
                    IsoCode639_1.HI,
                    IsoCode639_1.HU,
                    IsoCode639_1.HY,
                    IsoCode639_1.ID,
                    IsoCode639_1.IT,
                    IsoCode639_1.JA,
                    IsoCode639_1.KA,
                    IsoCode639_1.KK,
                    IsoCode639_1.KO,
                    IsoCode639_1.MK,
                    IsoCode639_1.NL,
                    IsoCode639_1.PL,
                    IsoCode639_1.PT,
                    IsoCode639_1.RO,
                    IsoCode639_1.SR,
                    IsoCode639_1.SV,
                    IsoCode639_1.TH,
                    IsoCode639_1.TR,
                    IsoCode639_1.UR,
                    IsoCode639_1.VI,
                    IsoCode639_1.ZH)
            .withLowAccuracyMode()
            .build();

    private LanguageDetection() {}

    /**
     * The language of title and text.
     *
     * @param declared what page or feed says, believed where the text itself is too short to tell
     * @param keyWordsOf the languages of which key words stand in it: a headline full of foreign names is English when
     *     it has an English key word and looks nearly as English as anything else
     * @return ISO 639-1, or null where nothing tells
     */
    public static @Nullable String detect(
            String title, String text, @Nullable String declared, Set<String> keyWordsOf) {
        if (declared != null && isShort(title, text) && keyWordsOf.contains(codeOf(declared))) {
            return codeOf(declared);
        }
        String sample = sample(text);
        if (sample.length() < SAMPLE / 4) {
            sample = sample(title + " " + sample);
        }
        String plain = atAGlance(title, text);
        if (plain != null) {
            return plain;
        }
        String cyrillic = byLetters(sample.toLowerCase(Locale.ROOT));
        if (cyrillic != null) {
            return cyrillic;
        }
        if (isShort(title, text) && keyWordsOf.contains("en") && mayBeEnglish(title + " " + text)) {
            return "en";
        }
        if (letters(sample) >= LEAST_LETTERS) {
            Language language = LINGUA.detectLanguageOf(sample);
            if (language != Language.UNKNOWN) {
                return language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
            }
        }
        return declared == null ? null : codeOf(declared);
    }

    /**
     * The language where script and function words show it, in microseconds.
     *
     * @return ISO 639-1, or null where there is a doubt
     */
    public static @Nullable String atAGlance(String title, String text) {
        return FUNCTION_WORDS.language(text.length() < SAMPLE ? title + " " + text : text);
    }

    /** The bare code of what page or feed declare. */
    public static String codeOf(String declared) {
        return declared.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    /** Ukrainian and Russian by letters that they have and their neighbours have not, or null where that does not tell. */
    private static @Nullable String byLetters(String sample) {
        boolean ukrainian = false;
        boolean russian = false;
        int latin = 0;
        int cyrillic = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (OF_NEITHER.indexOf(c) >= 0) {
                return null;
            }
            latin += c >= 'a' && c <= 'z' ? 1 : 0;
            cyrillic += c >= 0x400 && c < 0x530 ? 1 : 0;
            ukrainian |= ONLY_UKRAINIAN.indexOf(c) >= 0;
            russian |= ONLY_RUSSIAN.indexOf(c) >= 0;
        }
        return ukrainian == russian || latin >= cyrillic ? null : ukrainian ? "uk" : "ru";
    }

    private static boolean isShort(String title, String text) {
        return title.length() + text.length() < SAMPLE / 2;
    }

    private static boolean mayBeEnglish(String text) {
        return text.chars().allMatch(c -> c < 0x80 || !Character.isLetter(c))
                && LINGUA.computeLanguageConfidenceValues(text).getOrDefault(Language.ENGLISH, 0.0) >= NEARLY;
    }

    private static String sample(String text) {
        int end = Math.min(text.length(), SAMPLE);
        if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static int letters(String sample) {
        int letters = 0;
        for (int i = 0; i < sample.length(); i++) {
            char folded = Folding.fold(sample.charAt(i));
            if (folded >= 'a') {
                letters++;
            }
        }
        return letters;
    }
}
