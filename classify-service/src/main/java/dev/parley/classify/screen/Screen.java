package dev.parley.classify.screen;

import dev.parley.classify.text.Folding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for any of many fragments in one pass over the characters (Aho and Corasick's automaton, as a table).
 *
 * <p>An entry is a fragment, or fragments that must all stand near each other, in any order: {@code guns + silen|quiet}
 * is found where "guns" and either of the others are within {@value #NEAR} characters, more than most sentences have.
 *
 * <p>Letters are compared by their skeleton, so that look-alikes of another script, accents and invisible characters do
 * not hide a word; whatever separates words counts as one space. A fragment begins at the beginning of a word.
 */
public final class Screen {

    private static final char OTHER = 0;
    private static final char SPACE = 1;
    private static final char SKIPPED = 2;

    /** The state in which no fragment has begun; it lasts until the next space. */
    private static final int NOTHING = 0;

    private static final int FOUND = Integer.MIN_VALUE;
    private static final int CHUNK = 4_096;

    /** From the end of one part of an entry to the end of another, in characters. */
    static final int NEAR = 250;

    /** What may end with a space ends at the end of the text, too. */
    private static final char[] END = {' '};

    /** Per character of the text the column of the table. */
    private final char[] columns = new char[Character.MAX_VALUE + 1];

    private final int width;

    /** Rows of the table, one per state; a state is the index where its row begins. */
    private final int[] next;

    /** Per state the groups of fragments of which one ends there, as bits. */
    private final long[] groups;

    /** The groups that an entry asks for together, as bits. */
    private final long[] together;

    /**
     * A screen for these entries.
     *
     * @throws IllegalArgumentException when more than 64 groups of fragments are parts of entries
     */
    public Screen(List<String> entries) {
        List<String> patterns = new ArrayList<>();
        List<Long> bits = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        int count = 0;
        for (String entry : entries) {
            String[] parts = entry.split(" \\+ ");
            long all = 0;
            for (String part : parts) {
                if (parts.length > 1 && count == Long.SIZE) {
                    throw new IllegalArgumentException(
                            "too many entries of several parts: '" + entry + "' is one too many");
                }
                long bit = parts.length == 1 ? 0 : 1L << count++;
                all |= bit;
                for (String fragment : part.split("\\|")) {
                    patterns.add(pattern(fragment));
                    bits.add(bit);
                }
            }
            if (all != 0) {
                asked.add(all);
            }
        }
        together = asked.stream().mapToLong(Long::longValue).toArray();
        char[] columnOf = new char[Character.MAX_VALUE + 1];
        columnOf[' '] = SPACE;
        int used = SKIPPED + 1;
        for (String pattern : patterns) {
            for (int i = 0; i < pattern.length(); i++) {
                if (columnOf[pattern.charAt(i)] == OTHER) {
                    columnOf[pattern.charAt(i)] = (char) used++;
                }
            }
        }
        width = used;
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            char skeleton = Folding.skeleton((char) c);
            columns[c] = skeleton == 0 || skeleton == '\'' ? SKIPPED : columnOf[skeleton];
        }

        List<int[]> trie = new ArrayList<>();
        trie.add(empty());
        int longest = patterns.stream().mapToInt(String::length).sum() + 1;
        boolean[] ends = new boolean[longest];
        groups = new long[longest];
        for (int p = 0; p < patterns.size(); p++) {
            int node = 0;
            for (char c : patterns.get(p).toCharArray()) {
                int column = columnOf[c];
                if (trie.get(node)[column] < 0) {
                    trie.get(node)[column] = trie.size();
                    trie.add(empty());
                }
                node = trie.get(node)[column];
            }
            ends[node] |= bits.get(p) == 0;
            groups[node] |= bits.get(p);
        }
        next = table(trie, ends);
    }

    /** Turns the tree of fragments into the automaton: where a fragment breaks off, the longest other one goes on. */
    private int[] table(List<int[]> trie, boolean[] ends) {
        int[] table = new int[trie.size() * width];
        int[] failure = new int[trie.size()];
        boolean[] spaces = new boolean[trie.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            ends[node] |= ends[failure[node]];
            groups[node] |= groups[failure[node]];
            for (int column = 0; column < width; column++) {
                int child = trie.get(node)[column];
                int fallback = node == 0 ? 0 : table[failure[node] * width + column];
                table[node * width + column] = child < 0 ? fallback : child;
                if (child >= 0) {
                    failure[child] = fallback;
                    spaces[child] = column == SPACE;
                    queue.add(child);
                }
            }
        }
        for (int node = 0; node < trie.size(); node++) {
            // several spaces count as one, and what nobody sees as nothing
            table[node * width + SKIPPED] = node;
            if (spaces[node]) {
                table[node * width + SPACE] = node;
            }
        }
        for (int i = 0; i < table.length; i++) {
            int node = table[i];
            table[i] = ends[node] ? FOUND : groups[node] != 0 ? -node : node * width;
        }
        return table;
    }

    /** Whether what any entry asks for stands in the text. */
    public boolean matches(String text) {
        return new Pass().finds(text);
    }

    /** One reading of a text, a chunk of characters after the other. */
    private final class Pass {

        private int state = next[SPACE];
        private int chunkBegin;

        /** The groups of which a fragment was found, as bits, and where each was found last. */
        private long seen;

        private final int[] last = new int[Long.SIZE];

        boolean finds(String text) {
            char[] chunk = new char[Math.min(text.length(), CHUNK)];
            for (int from = 0; from < text.length() && state != FOUND; from += chunk.length) {
                int to = Math.min(from + chunk.length, text.length());
                chunkBegin = from;
                text.getChars(from, to, chunk, 0);
                int begin = 0;
                while (begin < to - from && state != FOUND) {
                    begin = read(chunk, begin, to - from);
                }
            }
            if (state != FOUND) {
                chunkBegin = text.length();
                read(END, 0, END.length);
            }
            return state == FOUND;
        }

        /** Goes on to the end of a fragment or of these characters, and answers the index behind what it read. */
        private int read(char[] text, int begin, int length) {
            int current = state;
            int i = begin;
            while (i < length && current >= 0) {
                if (current == NOTHING) {
                    while (i < length && columns[text[i]] != SPACE) {
                        i++;
                    }
                    if (i == length) {
                        break;
                    }
                }
                current = next[current + columns[text[i]]];
                i++;
            }
            state = current < 0 && current != FOUND ? partFound(-current, chunkBegin + i) : current;
            return i;
        }

        private int partFound(int node, int position) {
            seen |= groups[node];
            for (long found = groups[node]; found != 0; found &= found - 1) {
                last[Long.numberOfTrailingZeros(found)] = position;
            }
            for (long asked : together) {
                if ((seen & asked) == asked && allSince(position - NEAR, asked)) {
                    return FOUND;
                }
            }
            return node * width;
        }

        private boolean allSince(int position, long asked) {
            for (long left = asked; left != 0; left &= left - 1) {
                if (last[Long.numberOfTrailingZeros(left)] < position) {
                    return false;
                }
            }
            return true;
        }
    }

    private static String pattern(String fragment) {
        StringBuilder pattern = new StringBuilder(" ");
        for (int i = 0; i < fragment.length(); i++) {
            char c = Folding.skeleton(fragment.charAt(i));
            if (c != 0 && c != '\'') {
                pattern.append(c);
            }
        }
        return pattern.toString();
    }

    private int[] empty() {
        int[] row = new int[width];
        Arrays.fill(row, -1);
        return row;
    }
}
