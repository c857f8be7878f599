package dev.parley.classify.scoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers of about -3 to 3 by name, in the order in which they were put. */
final class FeatureVector {

    private final Map<String, Double> values = new LinkedHashMap<>();

    void put(String name, double value) {
        values.put(name, value);
    }

    /** What speaks against a change counts below zero, so that no weight has to. */
    void against(String name, double value) {
        values.put(name, value == 0 ? 0 : -value);
    }

    Map<String, Double> values() {
        return Collections.unmodifiableMap(values);
    }

    /** A count in which the first few matter most. */
    static double log(double count) {
        return StrictMath.log(1 + count);
    }
}
