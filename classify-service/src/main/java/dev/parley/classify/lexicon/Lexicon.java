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
    private static final int WIDEST_GAP = 3;
    private static final int CACHE_SLOTS = 1 << 15;

    private final Stemmer stemmer;
    private final Map<String, Integer> exactIds = new HashMap<>();
    private final Map<String, Integer> stemIds = new HashMap<>();
    private final Node root = new Node();
    private final @Nullable WordIds[] cache = new WordIds[CACHE_SLOTS];

    private record WordIds(String word, int exact, int stem) {}

    private static final class Node {
        final Map<Integer, Node> byExact = new HashMap<>(2);
        final Map<Integer, Node> byCapitals = new HashMap<>(2);
        final Map<Integer, Node> byStem = new HashMap<>(2);

        @Nullable
        Node afterGap;

        final List<Term> terms = new ArrayList<>(1);
    }

    /** An empty lexicon for a language, see {@link Stemmers}. */
    public Lexicon(String language) {
        this.stemmer = Stemmers.of(language);
    }

    /**
     * Adds an entry. Not to be called once documents are read.
     *
     * @throws IllegalArgumentException naming the entry, when it breaks the rules
     */
    public Lexicon add(String entry, Term term) {
        List<Node> ends = List.of(root);
        String[] parts = entry.trim().split(" +");
        if (parts[0].isEmpty() || parts[0].equals("~") || parts[parts.length - 1].equals("~")) {
            throw new IllegalArgumentException("entry '" + entry + "' is empty or has a gap at its edge");
        }
        for (String part : parts) {
            List<Node> next = new ArrayList<>();
            for (Node end : ends) {
                if (part.equals("~")) {
                    Node gap = end.afterGap;
                    if (gap == null) {
                        gap = new Node();
                        end.afterGap = gap;
                    }
                    next.add(gap);
                } else {
                    for (String word : part.split("\\|")) {
                        next.add(step(end, word, entry));
                    }
                }
            }
            ends = next;
        }
        for (Node end : ends) {
            if (!end.terms.contains(term)) {
                end.terms.add(term);
            }
        }
        return this;
    }

    private Node step(Node from, String word, String entry) {
        boolean asWritten = word.startsWith("=");
        String bare = asWritten ? word.substring(1) : word;
        String folded = fold(bare);
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("entry '" + entry + "' has a word without letters");
        }
        if (!asWritten && bare.length() > 1 && isCapitals(bare)) {
            return from.byCapitals.computeIfAbsent(id(exactIds, folded), id -> new Node());
        }
        if (asWritten) {
            return from.byExact.computeIfAbsent(id(exactIds, folded), id -> new Node());
        }
        return from.byStem.computeIfAbsent(id(stemIds, stemmer.stem(folded)), id -> new Node());
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
        for (int at = from; at < to; at++) {
            WordIds ids = ids(document.word(at));
            if (ids.exact != NONE || ids.stem != NONE) {
                int first = found.size();
                walk(document, root, at, at, to, ids, found);
                keepLongest(found, first);
            }
        }
        return found;
    }

    private void walk(Document document, Node node, int start, int at, int to, WordIds ids, List<Mark> found) {
        if (ids.exact != NONE) {
            follow(document, node.byExact.get(ids.exact), start, at, to, found);
            if (document.shape(at) == Document.CAPITALS) {
                follow(document, node.byCapitals.get(ids.exact), start, at, to, found);
            }
        }
        if (ids.stem != NONE) {
            follow(document, node.byStem.get(ids.stem), start, at, to, found);
        }
    }

    private void follow(Document document, @Nullable Node node, int start, int at, int to, List<Mark> found) {
        if (node == null) {
            return;
        }
        for (Term term : node.terms) {
            found.add(new Mark(term, start, at + 1));
        }
        if (at + 1 < to) {
            walk(document, node, start, at + 1, to, ids(document.word(at + 1)), found);
            Node gap = node.afterGap;
            if (gap != null) {
                for (int next = at + 1; next < to && next <= at + 1 + WIDEST_GAP; next++) {
                    walk(document, gap, start, next, to, ids(document.word(next)), found);
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
