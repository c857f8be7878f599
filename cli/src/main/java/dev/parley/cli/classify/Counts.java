package dev.parley.cli.classify;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/** How often yes was right, wrong, missed. */
final class Counts {

    /** Of the normal distribution, for intervals that hold 95 of 100 times. */
    private static final double Z = 1.96;

    private int right;
    private int wrong;
    private int missed;

    static <T> Counts of(Collection<T> all, Predicate<T> expected, Predicate<T> found) {
        Counts counts = new Counts();
        all.forEach(one -> counts.count(expected.test(one), found.test(one)));
        return counts;
    }

    void count(boolean expected, boolean found) {
        if (expected && found) {
            right++;
        } else if (found) {
            wrong++;
        } else if (expected) {
            missed++;
        }
    }

    double precision() {
        return (double) right / Math.max(1, right + wrong);
    }

    double recall() {
        return (double) right / Math.max(1, right + missed);
    }

    double f1() {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
    }

    /** Precision and recall with their intervals, and F1. */
    String asText() {
        return String.format(
                Locale.ROOT, "%s  %s  %.3f", interval(right, right + wrong), interval(right, right + missed), f1());
    }

    /** A share with its 95 % interval by Wilson. */
    private static String interval(int hits, int of) {
        if (of == 0) {
            return "-                    ";
        }
        double share = (double) hits / of;
        double middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
        double half = Z / (1 + Z * Z / of) * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", share, middle - half, middle + half);
    }
}
