package dev.parley.alert.notice;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words of {@code facts.yaml}, by which sentences say what is in an agreement, and that somebody joins it. */
final class FactWords {

    private static final String FILE = "/dev/parley/alert/facts.yaml";

    /**
     * @param clauses for each, beginnings of words
     * @param joining beginnings of words
     */
    private record Words(Map<String, List<String>> clauses, List<String> joining) {}

    private static final Words WORDS = read();

    private FactWords() {}

    private static Words read() {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = FactWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": not found on the class path");
            }
            return yaml.readValue(in, Words.class);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + ": " + e.getMessage(), e);
        }
    }

    /** The clauses that the sentence names. */
    static Set<String> clauses(String sentence) {
        Set<String> named = new TreeSet<>();
        List<String> words = words(sentence);
        WORDS.clauses.forEach((clause, beginnings) -> {
            if (words.stream().anyMatch(word -> beginnings.stream().anyMatch(word::startsWith))) {
                named.add(clause);
            }
        });
        return named;
    }

    /** Whether the sentence says that somebody takes part who did not before. */
    static boolean saysJoining(String sentence) {
        return words(sentence).stream().anyMatch(word -> WORDS.joining.stream().anyMatch(word::startsWith));
    }

    private static List<String> words(String sentence) {
        return List.of(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }
}
