package dev.parley.classify.screen;

import dev.parley.classify.text.Folding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for any of many fragments in one pass over the characters (Aho and Corasick's automaton, as a table).
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

    private static final int FOUND = -1;
    private static final int CHUNK = 4_096;

    /** Per character of the text the column of the table. */
    private final char[] columns = new char[Character.MAX_VALUE + 1];

    private final int width;

    /** Rows of the table, one per state; a state is the index where its row begins. */
    private final int[] next;

    /** A screen for these fragments. */
    public Screen(List<String> fragments) {
        List<String> patterns = fragments.stream().map(Screen::pattern).toList();
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
        boolean[] ends = new boolean[patterns.stream().mapToInt(String::length).sum() + 1];
        for (String pattern : patterns) {
            int node = 0;
            for (int i = 0; i < pattern.length(); i++) {
                int column = columnOf[pattern.charAt(i)];
                if (trie.get(node)[column] < 0) {
                    trie.get(node)[column] = trie.size();
                    trie.add(empty());
                }
                node = trie.get(node)[column];
            }
            ends[node] = true;
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
            table[i] = ends[table[i]] ? FOUND : table[i] * width;
        }
        return table;
    }

    /** Whether any fragment stands in the text. */
    public boolean matches(String text) {
        char[] chunk = new char[Math.min(text.length(), CHUNK)];
        int state = next[SPACE];
        for (int from = 0; from < text.length() && state != FOUND; from += chunk.length) {
            int to = Math.min(from + chunk.length, text.length());
            text.getChars(from, to, chunk, 0);
            state = read(chunk, to - from, state);
        }
        return state == FOUND;
    }

    /** Goes on in this state, and answers the state behind these characters or, as soon as it is reached, the last one. */
    private int read(char[] text, int length, int begin) {
        int state = begin;
        int i = 0;
        while (i < length && state != FOUND) {
            if (state == NOTHING) {
                while (i < length && columns[text[i]] != SPACE) {
                    i++;
                }
                if (i == length) {
                    return NOTHING;
                }
            }
            state = next[state + columns[text[i]]];
            i++;
        }
        return state;
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
