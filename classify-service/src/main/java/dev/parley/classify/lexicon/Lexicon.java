package dev.parley.classify.lexicon;

import dev.parley.classify.text.Document;
import dev.parley.classify.text.Folding;
import dev.parley.classify.text.Vocabulary;
import dev.parley.classify.text.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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

    private final Vocabulary vocabulary;
    private final List<Node> nodes = new ArrayList<>();
    private final Transitions transitions = new Transitions();

    /** The numbers of words, and of stems, with which entries begin. */
    private final BitSet firstWords = new BitSet();

    private final BitSet firstStems = new BitSet();

    /** A place in the tree of words; the root is number 0. */
    private static final class Node {

        /** The node behind a gap. */
        int afterGap = NONE;

        /** Which sorts of branches it has: bits. */
        int sorts;

        final List<Term> terms = new ArrayList<>(1);
    }

    /**
     * An empty lexicon.
     *
     * @param vocabulary in which the documents are read; several lexicons may share it
     */
    public Lexicon(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
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
            return branch(from, CAPITALS, vocabulary.addForm(folded));
        }
        return asWritten
                ? branch(from, EXACT, vocabulary.addForm(folded))
                : branch(from, STEM, vocabulary.addStem(folded));
    }

    private int branch(int from, int sort, int word) {
        int to = transitions.get(from, sort, word);
        if (to == NONE) {
            to = newNode();
            transitions.put(from, sort, word, to);
            nodes.get(from).sorts |= 1 << sort;
            if (from == ROOT) {
                (sort == STEM ? firstStems : firstWords).set(word);
            }
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

    /** The terms found from word {@code from} to {@code to}, in the order of the text, the longest of each kind. */
    public List<Mark> find(Document document, int from, int to) {
        Search search = new Search(document, to);
        for (int at = from; at < to; at++) {
            search.beginAt(at);
        }
        return search.found;
    }

    private static boolean isIn(BitSet numbers, int number) {
        return number != Vocabulary.NONE && numbers.get(number);
    }

    /** The ways through the tree that words of a sentence allow. */
    private final class Search {

        private final Document document;
        private final int to;
        private final List<Mark> found = new ArrayList<>();

        Search(Document document, int to) {
            this.document = document;
            this.to = to;
        }

        void beginAt(int start) {
            Word word = document.entry(start);
            if (!isIn(firstWords, word.number()) && !isIn(firstStems, word.stem())) {
                return;
            }
            int first = found.size();
            walk(ROOT, start, start);
            if (found.size() > first + 1) {
                keepLongest(found, first);
            }
        }

        private void walk(int node, int start, int at) {
            Word word = document.entry(at);
            int sorts = nodes.get(node).sorts;
            if (word.number() != Vocabulary.NONE) {
                if ((sorts & 1 << EXACT) != 0) {
                    follow(transitions.get(node, EXACT, word.number()), start, at);
                }
                if ((sorts & 1 << CAPITALS) != 0 && document.shape(at) == Document.CAPITALS) {
                    follow(transitions.get(node, CAPITALS, word.number()), start, at);
                }
            }
            if (word.stem() != Vocabulary.NONE && (sorts & 1 << STEM) != 0) {
                follow(transitions.get(node, STEM, word.stem()), start, at);
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
}
