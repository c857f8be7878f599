package dev.parley.classify.lexicon;

import dev.parley.classify.text.Document;
import dev.parley.classify.text.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All terms of a language in one tree of words, so that a document is read once, however many terms there are.
 *
 * <p>An entry is a row of words. A word matches in any inflection; {@code =word} matches as written; {@code WORD}
 * matches in capitals only; {@code one|other} matches either; {@code ~} lets up to three words pass.
 */
public final class Lexicon {

    private static final int NONE = -1;
    private static final int ROOT = 0;
    private static final int EXACT = 0;
    private static final int CAPITALS = 1;
    private static final int STEM = 2;
    private static final int WIDEST_GAP = 3;
    private static final int CACHE_SLOTS = 1 << 15;

    private final Stemmer stemmer;
    private final Map<String, Integer> exactIds = new HashMap<>();
    private final Map<String, Integer> stemIds = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Transitions transitions = new Transitions();
    private final @Nullable WordIds[] cache = new WordIds[CACHE_SLOTS];

    private record WordIds(String word, int exact, int stem) {}

    /** A place in the tree of words; the root is number 0. */
    private static final class Node {

        /** The node behind a gap. */
        int afterGap = NONE;

        /** Which sorts of branches it has: bits. */
        int sorts;

        final List<Term> terms = new ArrayList<>(1);
    }

    /** An empty lexicon for a language, see {@link Stemmers}. */
    public Lexicon(String language) {
        this.stemmer = Stemmers.of(language);
        nodes.add(new Node());
    }

    /**
     * Adds an entry. Not to be called once documents are read.
     *
     * @throws IllegalArgumentException naming the entry, when it breaks the rules
     */
    public Lexicon add(String entry, Term term) {
        List<Integer> ends = List.of(ROOT);
        String[] parts = entry.trim().split(" +");
        if (parts[0].isEmpty() || parts[0].equals("~") || parts[parts.length - 1].equals("~")) {
            throw new IllegalArgumentException("entry '" + entry + "' is empty or has a gap at its edge");
        }
        for (String part : parts) {
            List<Integer> next = new ArrayList<>();
            for (int end : ends) {
                if (part.equals("~")) {
                    Node node = nodes.get(end);
                    if (node.afterGap == NONE) {
                        node.afterGap = newNode();
                    }
                    next.add(node.afterGap);
                } else {
                    for (String word : part.split("\\|")) {
                        next.add(step(end, word, entry));
                    }
                }
            }
            ends = next;
        }
        for (int end : ends) {
            List<Term> terms = nodes.get(end).terms;
            if (!terms.contains(term)) {
                terms.add(term);
            }
        }
        return this;
    }

    private int newNode() {
        nodes.add(new Node());
        return nodes.size() - 1;
    }

    private int step(int from, String word, String entry) {
        boolean asWritten = word.startsWith("=");
        String bare = asWritten ? word.substring(1) : word;
        String folded = fold(bare);
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("entry '" + entry + "' has a word without letters");
        }
        if (!asWritten && bare.length() > 1 && isCapitals(bare)) {
            return branch(from, CAPITALS, id(exactIds, folded));
        }
        return asWritten
                ? branch(from, EXACT, id(exactIds, folded))
                : branch(from, STEM, id(stemIds, stemmer.stem(folded)));
    }

    private int branch(int from, int sort, int word) {
        int to = transitions.get(from, sort, word);
        if (to == NONE) {
            to = newNode();
            transitions.put(from, sort, word, to);
            nodes.get(from).sorts |= 1 << sort;
        }
        return to;
    }

    private static boolean isCapitals(String word) {
        boolean capital = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Folding.fold(c) == c && !(c >= '0' && c <= '9') && c != '.') {
                return false;
            }
            capital |= Folding.fold(c) != c;
        }
        return capital;
    }

    private static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char f = Folding.fold(c);
            if (f == ' ' && c == '.') {
                folded.append('.');
            } else if (f != ' ' && f != 0) {
                folded.append(f);
            }
        }
        return folded.toString();
    }

    private static int id(Map<String, Integer> ids, String word) {
        return ids.computeIfAbsent(word, w -> ids.size());
    }

    /** The terms found from word {@code from} to {@code to}, in the order of the text, the longest of each kind. */
    public List<Mark> find(Document document, int from, int to) {
        List<Mark> found = new ArrayList<>();
        WordIds[] words = new WordIds[to - from];
        for (int at = from; at < to; at++) {
            words[at - from] = ids(document.word(at));
        }
        Search search = new Search(document, words, from, to, found);
        for (int at = from; at < to; at++) {
            WordIds ids = words[at - from];
            if (ids.exact != NONE || ids.stem != NONE) {
                int first = found.size();
                search.walk(ROOT, at, at);
                if (found.size() > first + 1) {
                    keepLongest(found, first);
                }
            }
        }
        return found;
    }

    /** The ways through the tree that words of a sentence allow. */
    private final class Search {

        private final Document document;
        private final WordIds[] words;
        private final int from;
        private final int to;
        private final List<Mark> found;

        Search(Document document, WordIds[] words, int from, int to, List<Mark> found) {
            this.document = document;
            this.words = words;
            this.from = from;
            this.to = to;
            this.found = found;
        }

        void walk(int node, int start, int at) {
            WordIds ids = words[at - from];
            int sorts = nodes.get(node).sorts;
            if (ids.exact != NONE) {
                if ((sorts & 1 << EXACT) != 0) {
                    follow(transitions.get(node, EXACT, ids.exact), start, at);
                }
                if ((sorts & 1 << CAPITALS) != 0 && document.shape(at) == Document.CAPITALS) {
                    follow(transitions.get(node, CAPITALS, ids.exact), start, at);
                }
            }
            if (ids.stem != NONE && (sorts & 1 << STEM) != 0) {
                follow(transitions.get(node, STEM, ids.stem), start, at);
            }
        }

        private void follow(int behind, int start, int at) {
            if (behind == NONE) {
                return;
            }
            Node node = nodes.get(behind);
            for (Term term : node.terms) {
                found.add(new Mark(term, start, at + 1));
            }
            if (at + 1 < to) {
                if (node.sorts != 0) {
                    walk(behind, start, at + 1);
                }
                if (node.afterGap != NONE) {
                    for (int next = at + 1; next < to && next <= at + 1 + WIDEST_GAP; next++) {
                        walk(node.afterGap, start, next);
                    }
                }
            }
        }
    }

    /** Among the marks that begin at the same word, the longest of a kind and name wins. */
    private static void keepLongest(List<Mark> found, int first) {
        for (int i = found.size() - 1; i >= first; i--) {
            Mark mark = found.get(i);
            for (int j = first; j < found.size(); j++) {
                Mark other = found.get(j);
                if (i != j && other.kind() == mark.kind() && other.to() > mark.to() || i < j && other.equals(mark)) {
                    found.remove(i);
                    break;
                }
            }
        }
    }

    /** Words follow Zipf's law, so most are known from before; a lost race costs a second look, nothing else. */
    private WordIds ids(String word) {
        int slot = (word.hashCode() * 0x9E3779B9) >>> 17;
        WordIds known = cache[slot];
        if (known == null || !known.word.equals(word)) {
            known = new WordIds(
                    word, exactIds.getOrDefault(word, NONE), stemIds.getOrDefault(stemmer.stem(word), NONE));
            cache[slot] = known;
        }
        return known;
    }
}
