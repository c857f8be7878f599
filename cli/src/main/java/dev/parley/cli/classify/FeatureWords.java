package dev.parley.cli.classify;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Says in words what a feature of an article means; a feature without words is given by its name. */
final class FeatureWords {

    private static final String FILE = "/explain/features.properties";

    private final Properties words = new Properties();

    FeatureWords() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(FeatureWords.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    String of(String feature) {
        String whole = words.getProperty(feature);
        if (whole != null) {
            return whole;
        }
        int stop = feature.indexOf('.');
        String sentence = stop < 0 ? null : words.getProperty(feature.substring(0, stop));
        if (sentence == null) {
            return feature;
        }
        String part = feature.substring(stop + 1);
        return sentence.replace("{0}", words.getProperty("word." + part, part));
    }
}
