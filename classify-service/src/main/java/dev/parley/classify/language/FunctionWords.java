package dev.parley.classify.language;

import dev.parley.classify.lexicon.YamlFile;
import dev.parley.classify.lexicon.YamlFile.Entry;
import dev.parley.classify.text.Folding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a language at a glance by its script or its function words; says nothing where these leave a doubt. */
final class FunctionWords {

    private static final int SAMPLE = 1_000;
    private static final int LEAST_HITS = 5;
    private static final double LEAST_SHARE = 0.18;
    private static final double LEAST_LEAD = 1.3;
    private static final double LEAST_SCRIPT_SHARE = 0.9;

    /** Letters that the other language does not have; one is enough for a doubt. */
    private static final String NOT_RUSSIAN = "іїєґўјљњћђџѓќәғқңөұүһ";

    private static final String NOT_UKRAINIAN = "ыэъёўјљњћђџѓќәғқңөұүһ";

    private final List<String> languages = new ArrayList<>();
    private final String[] words;
    private final int[] hashes;
    private final int[] languagesOf;

    FunctionWords() {
        YamlFile file = YamlFile.onClassPath("function-words.yaml");
        List<Entry> entries = file.entries(file.root(), "");
        words = new String[4_096];
        hashes = new int[words.length];
        languagesOf = new int[words.length];
        for (Entry entry : entries) {
            for (String word : file.strings(entry.value(), entry.key())) {
                add(word, 1 << languages.size());
            }
            languages.add(entry.key());
        }
    }

    private void add(String word, int language) {
        int hash = word.hashCode();
        int slot = slot(hash);
        while (words[slot] != null && !words[slot].equals(word)) {
            slot = slot + 1 & words.length - 1;
        }
        words[slot] = word;
        hashes[slot] = hash;
        languagesOf[slot] |= language;
    }

    /** ISO 639-1, or null where it is not plain. */
    @Nullable
    String language(String text) {
        char[] folded = new char[Math.min(text.length(), SAMPLE)];
        text.getChars(0, folded.length, folded, 0);
        int latin = 0;
        int cyrillic = 0;
        int other = 0;
        for (int i = 0; i < folded.length; i++) {
            char c = Folding.fold(folded[i]);
            folded[i] = c;
            if (c >= 'a' && c <= 'z' || c >= 0xDF && c <= 0x24F || c >= 0x1E00 && c <= 0x1EFF) {
                latin++;
            } else if (c >= 0x400 && c <= 0x52F) {
                cyrillic++;
            } else if (c > 0x24F) {
                other++;
            }
        }
        int letters = latin + cyrillic + other;
        if (Math.max(latin, cyrillic) < LEAST_SCRIPT_SHARE * letters) {
            return other > latin + cyrillic ? languageOfScript(folded) : null;
        }
        String language = mostFunctionWords(folded);
        if (language == null || cyrillic < latin) {
            return language;
        }
        return language.equals("ru") && !hasAny(folded, NOT_RUSSIAN)
                        || language.equals("uk") && !hasAny(folded, NOT_UKRAINIAN)
                ? language
                : null;
    }

    /** The one language that is written so, or null where several are. */
    private static @Nullable String languageOfScript(char[] text) {
        String found = null;
        boolean chinese = false;
        for (char c : text) {
            String language = null;
            if (c >= 0x3040 && c <= 0x30FF) {
                language = "ja";
            } else if (c >= 0xAC00 && c <= 0xD7AF) {
                language = "ko";
            } else if (c >= 0xE00 && c <= 0xE7F) {
                language = "th";
            } else if (c >= 0x370 && c <= 0x3FF) {
                language = "el";
            } else if (c >= 0x590 && c <= 0x5FF) {
                language = "he";
            } else if (c >= 0x530 && c <= 0x58F) {
                language = "hy";
            } else if (c >= 0x10A0 && c <= 0x10FF) {
                language = "ka";
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                chinese = true;
            } else if (c > 0x52F && !(c >= 0x1E00 && c <= 0x2FFF)) {
                return null;
            }
            if (language != null && found != null && !found.equals(language)) {
                return null;
            }
            found = language == null ? found : language;
        }
        return found == null && chinese ? "zh" : found;
    }

    private @Nullable String mostFunctionWords(char[] text) {
        int[] hits = new int[languages.size()];
        int count = 0;
        int at = 0;
        while (at < text.length) {
            if (text[at] <= '9') {
                at++;
                continue;
            }
            int start = at;
            int hash = 0;
            while (at < text.length && text[at] > '9') {
                hash = 31 * hash + text[at++];
            }
            count++;
            for (int of = languagesOf(text, start, at, hash); of != 0; of &= of - 1) {
                hits[Integer.numberOfTrailingZeros(of)]++;
            }
        }
        int best = 0;
        int second = -1;
        for (int i = 1; i < hits.length; i++) {
            if (hits[i] > hits[best]) {
                second = best;
                best = i;
            } else if (second < 0 || hits[i] > hits[second]) {
                second = i;
            }
        }
        boolean plain = hits[best] >= LEAST_HITS
                && hits[best] >= LEAST_SHARE * count
                && hits[best] >= LEAST_LEAD * hits[second];
        return plain ? languages.get(best) : null;
    }

    private int languagesOf(char[] text, int from, int to, int hash) {
        for (int slot = slot(hash); words[slot] != null; slot = slot + 1 & words.length - 1) {
            if (hashes[slot] == hash && isAt(words[slot], text, from, to)) {
                return languagesOf[slot];
            }
        }
        return 0;
    }

    private static boolean isAt(String word, char[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (word.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 12) & words.length - 1;
    }

    private static boolean hasAny(char[] text, String letters) {
        for (char c : text) {
            if (c >= 0x400 && letters.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
