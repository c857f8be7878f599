package dev.parley.cli.classify;

import dev.parley.classify.scoring.LogisticModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Learns the weights of a {@link LogisticModel}: logistic regression with a quadratic penalty, by accelerated projected
 * gradient descent. Deterministic.
 */
final class LogisticTrainer {

    /**
     * How to learn.
     *
     * @param penalty what large weights cost
     * @param positive no weight falls below zero
     * @param standardised features are brought to the same deviation first, so that rare ones weigh as much as others
     */
    record Method(double penalty, boolean positive, boolean standardised) {}

    private static final int STEPS = 800;
    private static final double LEAST_DEVIATION = 1e-6;

    /**
     * An article as it is learned from.
     *
     * @param target 1 for yes, 0 for no, between them where readers could decide either way
     * @param weight how much it counts beside others
     */
    record Example(Map<String, Double> features, double target, double weight) {}

    private LogisticTrainer() {}

    /** The model for these examples. */
    static LogisticModel train(List<Example> examples, Method method, double threshold) {
        TreeSet<String> all = new TreeSet<>();
        examples.forEach(example -> all.addAll(example.features.keySet()));
        List<String> names = new ArrayList<>(all);
        int n = examples.size();
        int m = names.size();
        double[][] z = new double[n][m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                z[i][j] = examples.get(i).features.getOrDefault(names.get(j), 0.0);
            }
        }
        double[] mean = new double[m];
        double[] deviation = new double[m];
        standardise(z, mean, deviation, method.standardised());

        double yes = examples.stream().mapToDouble(Example::target).sum();
        double bias = StrictMath.log(yes / (n - yes));
        double[] weights = new double[m];
        double[] ahead = new double[m];
        double biasAhead = bias;
        double lipschitz = largestEigenvalue(z) / 4 + method.penalty();
        double momentum = 1;
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[m];
            double biasGradient = 0;
            for (int i = 0; i < n; i++) {
                double sum = biasAhead;
                for (int j = 0; j < m; j++) {
                    sum += z[i][j] * ahead[j];
                }
                double error = examples.get(i).weight * (1 / (1 + StrictMath.exp(-sum)) - examples.get(i).target);
                biasGradient += error;
                for (int j = 0; j < m; j++) {
                    gradient[j] += error * z[i][j];
                }
            }
            double nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double pull = (momentum - 1) / nextMomentum;
            for (int j = 0; j < m; j++) {
                double next = ahead[j] - (gradient[j] + method.penalty() * ahead[j]) / lipschitz;
                next = method.positive() ? Math.max(0, next) : next;
                ahead[j] = next + pull * (next - weights[j]);
                weights[j] = next;
            }
            double nextBias = biasAhead - biasGradient * 4 / n;
            biasAhead = nextBias + pull * (nextBias - bias);
            bias = nextBias;
            momentum = nextMomentum;
        }
        Map<String, Double> result = new LinkedHashMap<>();
        double shift = 0;
        for (int j = 0; j < m; j++) {
            shift += weights[j] / deviation[j] * mean[j];
        }
        result.put("bias", bias - shift);
        for (int j = 0; j < m; j++) {
            if (weights[j] != 0) {
                result.put(names.get(j), weights[j] / deviation[j]);
            }
        }
        return new LogisticModel(threshold, result);
    }

    private static void standardise(double[][] z, double[] mean, double[] deviation, boolean scaled) {
        int n = z.length;
        for (int j = 0; j < mean.length; j++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : z) {
                sum += row[j];
                squares += row[j] * row[j];
            }
            mean[j] = sum / n;
            deviation[j] = Math.sqrt(Math.max(0, squares / n - mean[j] * mean[j]));
            boolean constant = deviation[j] < LEAST_DEVIATION;
            if (constant || !scaled) {
                deviation[j] = 1;
            }
            for (double[] row : z) {
                row[j] = constant ? 0 : (row[j] - mean[j]) / deviation[j];
            }
        }
    }

    /** Of the matrix of products, by power iteration; a little more than it, so that steps never overshoot. */
    private static double largestEigenvalue(double[][] z) {
        int m = z[0].length;
        double[] v = new double[m];
        Arrays.fill(v, 1 / Math.sqrt(m));
        double value = 0;
        for (int round = 0; round < 50; round++) {
            double[] next = new double[m];
            for (double[] row : z) {
                double product = 0;
                for (int j = 0; j < m; j++) {
                    product += row[j] * v[j];
                }
                for (int j = 0; j < m; j++) {
                    next[j] += product * row[j];
                }
            }
            double norm = 0;
            for (double x : next) {
                norm += x * x;
            }
            value = Math.sqrt(norm);
            for (int j = 0; j < m; j++) {
                v[j] = value == 0 ? 0 : next[j] / value;
            }
        }
        return value * 1.05 + 1;
    }
}
