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
    private static final char SKIPPED = Character.MAX_VALUE;

    /** Per character of the text the column of the table. */
    private final char[] columns = new char[Character.MAX_VALUE + 1];

    private final int width;
    private final int[] next;
    private final boolean[] hit;

    /** A screen for these fragments. */
    public Screen(List<String> fragments) {
        List<String> patterns = fragments.stream().map(Screen::pattern).toList();
        char[] columnOf = new char[Character.MAX_VALUE + 1];
        columnOf[' '] = SPACE;
        int used = SPACE + 1;
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
        List<Integer> ends = new ArrayList<>();
        for (String pattern : patterns) {
            int state = 0;
            for (int i = 0; i < pattern.length(); i++) {
                int column = columnOf[pattern.charAt(i)];
                if (trie.get(state)[column] < 0) {
                    trie.get(state)[column] = trie.size();
                    trie.add(empty());
                }
                state = trie.get(state)[column];
            }
            ends.add(state);
        }
        hit = new boolean[trie.size()];
        ends.forEach(state -> hit[state] = true);
        next = new int[trie.size() * width];
        fillTable(trie);
    }

    /** Turns the tree of fragments into the automaton: where a fragment breaks off, the longest other one goes on. */
    private void fillTable(List<int[]> trie) {
        int[] failure = new int[trie.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int column = 0; column < width; column++) {
            int child = trie.get(0)[column];
            next[column] = Math.max(child, 0);
            if (child > 0) {
                queue.add(child);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            hit[state] |= hit[failure[state]];
            for (int column = 0; column < width; column++) {
                int child = trie.get(state)[column];
                int fallback = next[failure[state] * width + column];
                if (child < 0) {
                    next[state * width + column] = fallback;
                } else {
                    failure[child] = fallback;
                    next[state * width + column] = child;
                    queue.add(child);
                }
            }
        }
    }

    /** Whether any fragment stands in the text. */
    public boolean matches(String text) {
        int state = next[SPACE];
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char column = columns[text.charAt(i)];
            if (column == SKIPPED || column == SPACE && space) {
                continue;
            }
            space = column == SPACE;
            state = next[state * width + column];
            if (hit[state]) {
                return true;
            }
        }
        return false;
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
