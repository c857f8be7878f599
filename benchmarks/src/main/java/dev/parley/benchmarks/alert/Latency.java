package dev.parley.benchmarks.alert;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/** How long things took on their way. */
final class Latency {

    private Latency() {}

    /**
     * The nanoseconds from one moment to the other of all that have both.
     *
     * @param sent by name, by {@link System#nanoTime()}
     * @param came the same
     */
    static LongStream between(Map<String, Long> sent, Map<String, Long> came) {
        return came.entrySet().stream().flatMapToLong(arrival -> {
            Long begin = sent.get(arrival.getKey());
            return begin == null ? LongStream.empty() : LongStream.of(arrival.getValue() - begin);
        });
    }

    /** The middle, the 99th of a hundred, and the longest, in words. */
    static String text(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? "nothing came"
                : "p50 %,d ms, p99 %,d ms, at most %,d ms"
                        .formatted(millis(sorted, 50), millis(sorted, 99), millis(sorted, 100));
    }

    private static long millis(long[] sorted, int percent) {
        return sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1_000_000;
    }
}
