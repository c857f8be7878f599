package dev.parley.contract.event;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What remains of a text when only copies of it must be recognised: a bottom-k MinHash of its shingles of three words.
 * Whoever writes one and whoever compares two must reckon alike, so it is part of the contract. Immutable.
 */
public final class TextSketch {

    private static final int SHINGLE_WORDS = 3;

    /** A text of up to so many shingles is known exactly; the share of longer ones is estimated within about 0.06. */
    private static final int MOST_HASHES = 160;

    private final int shingles;

    /** A power of two, so large that few of the hashes meet in one bit. */
    private static final int MARKS = 1024;

    /** Ascending. */
    private final int[] lowest;

    /** A bit for each of the hashes, by which it shows at a glance that two sketches have little in common. */
    private final long[] marks;

    private TextSketch(int shingles, int[] lowest) {
        this.shingles = shingles;
        this.lowest = lowest;
        this.marks = marks(lowest);
    }

    /** The sketch of a text; case, punctuation and white space do not count. */
    public static TextSketch of(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+");
        int first = words.length > 0 && words[0].isEmpty() ? 1 : 0;
        TreeSet<Integer> hashes = new TreeSet<>();
        for (int i = first; i + SHINGLE_WORDS <= words.length; i++) {
            hashes.add(hash(words, i));
        }
        return new TextSketch(
                hashes.size(),
                hashes.stream().limit(MOST_HASHES).mapToInt(Integer::intValue).toArray());
    }

    /**
     * Reads what {@link #asText()} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static TextSketch parse(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length % Integer.BYTES != 0 || bytes.length < Integer.BYTES) {
            throw new IllegalArgumentException("a sketch of " + bytes.length + " bytes is none");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int shingles = buffer.getInt();
        int[] lowest = new int[buffer.remaining() / Integer.BYTES];
        buffer.asIntBuffer().get(lowest);
        Arrays.sort(lowest);
        return new TextSketch(shingles, lowest);
    }

    /** The sketch in Base64: how many shingles there are, then the lowest hashes, each as a big-endian number of 32 bits. */
    public String asText() {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (1 + lowest.length));
        buffer.putInt(shingles);
        buffer.asIntBuffer().put(lowest);
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    /**
     * The share of the shorter text that stands in the longer one as well, 0 to 1: a copy that was cut short is still a
     * copy. 0 where either is too short to tell.
     */
    public double containment(TextSketch other) {
        int end = Math.min(end(), other.end());
        return containment(other, count(end), other.count(end), common(other, end));
    }

    /** Whether {@link #containment} is at least so much; much faster where it is far less. */
    public boolean isContained(TextSketch other, double share) {
        int end = Math.min(end(), other.end());
        int mine = count(end);
        int others = other.count(end);
        int atMost = Math.min(Math.min(mine, others), atMostCommon(other));
        return containment(other, mine, others, atMost) >= share
                && containment(other, mine, others, common(other, end)) >= share;
    }

    /**
     * @param mine how many hashes of this sketch lie where both know all they had
     * @param others the same of the other sketch
     * @param common how many of them both have
     */
    private double containment(TextSketch other, int mine, int others, int common) {
        int shorter = Math.min(shingles, other.shingles);
        int union = mine + others - common;
        if (shorter == 0 || union == 0) {
            return 0;
        }
        double jaccard = (double) common / union;
        return Math.min(1, jaccard * (shingles + other.shingles) / (1 + jaccard) / shorter);
    }

    /** How many hashes are not beyond the end: there, one of two sketches has forgotten what it had. */
    private int count(int end) {
        if (lowest.length == 0 || lowest[lowest.length - 1] <= end) {
            return lowest.length;
        }
        int found = Arrays.binarySearch(lowest, end);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int common(TextSketch other, int end) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < lowest.length && j < other.lowest.length && lowest[i] <= end && other.lowest[j] <= end) {
            int order = Integer.compare(lowest[i], other.lowest[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    /** No fewer than both have: those of one sketch that share a bit with another of the same are all counted. */
    private int atMostCommon(TextSketch other) {
        int bits = 0;
        int shared = 0;
        for (int i = 0; i < marks.length; i++) {
            bits += Long.bitCount(marks[i]);
            shared += Long.bitCount(marks[i] & other.marks[i]);
        }
        return shared + lowest.length - bits;
    }

    private static long[] marks(int[] hashes) {
        long[] marks = new long[MARKS / Long.SIZE];
        for (int hash : hashes) {
            // the low bits: the high ones of the lowest hashes are all alike
            int bit = hash & MARKS - 1;
            marks[bit / Long.SIZE] |= 1L << bit;
        }
        return marks;
    }

    private int end() {
        return shingles > lowest.length && lowest.length > 0 ? lowest[lowest.length - 1] : Integer.MAX_VALUE;
    }

    /** FNV-1a over the characters, then mixed, so that the lowest hashes are a fair sample. */
    private static int hash(String[] words, int from) {
        int hash = 0x811c9dc5;
        for (int i = from; i < from + SHINGLE_WORDS; i++) {
            for (int c = 0; c < words[i].length(); c++) {
                hash = (hash ^ words[i].charAt(c)) * 0x01000193;
            }
            hash = (hash ^ ' ') * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x7feb352d;
        hash = (hash ^ hash >>> 15) * 0x846ca68b;
        return hash ^ hash >>> 16;
    }
}
