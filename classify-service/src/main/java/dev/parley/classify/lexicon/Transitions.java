package dev.parley.classify.lexicon;

/** The branches of a tree of words as one table: from a node by a sort of match and a word to the next node. */
final class Transitions {

    private static final int NONE = -1;
    private static final int SORTS = 3;

    private long[] keys = new long[1 << 12];
    private int[] next = new int[1 << 12];
    private int size;

    /** The node behind this branch, or -1. */
    int get(int node, int sort, int word) {
        long key = key(node, sort, word);
        for (int slot = slot(key, keys.length); keys[slot] != 0; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == key) {
                return next[slot];
            }
        }
        return NONE;
    }

    void put(int node, int sort, int word, int to) {
        if (2 * ++size > keys.length) {
            grow();
        }
        insert(key(node, sort, word), to);
    }

    private void insert(long key, int to) {
        int slot = slot(key, keys.length);
        while (keys[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        next[slot] = to;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNext = next;
        keys = new long[2 * oldKeys.length];
        next = new int[2 * oldNext.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                insert(oldKeys[i], oldNext[i]);
            }
        }
    }

    /** Never 0, which stands for an empty slot. */
    private static long key(int node, int sort, int word) {
        return ((long) node * SORTS + sort << 32 | word) + 1;
    }

    private static int slot(long key, int slots) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ mixed >>> 32) & slots - 1;
    }
}
