package dev.parley.classify.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights over named features; the score of an article is the logistic function of their sum.
 *
 * @param threshold the score from which an article counts as reporting a change
 * @param weights per feature; {@code bias} stands for what is always there
 */
public record LogisticModel(double threshold, Map<String, Double> weights) {

    private static final String THRESHOLD = "threshold";
    private static final String BIAS = "bias";

    public LogisticModel {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * Reads a file of lines {@code name weight} from the class path; {@code #} begins a comment.
     *
     * @throws IllegalStateException naming file, line and reason, when it is wrong
     */
    public static LogisticModel load(String name) {
        Map<String, Double> weights = new LinkedHashMap<>();
        try (InputStream in = LogisticModel.class.getResourceAsStream("/dev/parley/classify/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": not found on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int space = line.lastIndexOf(' ');
                try {
                    weights.put(line.substring(0, space).trim(), Double.valueOf(line.substring(space + 1)));
                } catch (IndexOutOfBoundsException | NumberFormatException e) {
                    throw new IllegalStateException(name + ": line " + number + " is not 'feature weight'", e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        Double threshold = weights.remove(THRESHOLD);
        if (threshold == null || !weights.containsKey(BIAS)) {
            throw new IllegalStateException(name + ": has no threshold or no bias");
        }
        return new LogisticModel(threshold, weights);
    }

    /** The score, 0 to 1. */
    public double score(Map<String, Double> features) {
        double sum = weights.getOrDefault(BIAS, 0.0);
        for (Map.Entry<String, Double> feature : features.entrySet()) {
            sum += feature.getValue() * weights.getOrDefault(feature.getKey(), 0.0);
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }
}
