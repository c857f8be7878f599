package dev.parley.classify.lexicon;

import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * A document with the terms found in each sentence, up to where another text begins (related articles, comments).
 *
 * @param sentences those of the article itself
 * @param marks per sentence, in the order of the text
 */
public record Reading(Document document, List<Sentence> sentences, List<List<Mark>> marks) {

    private static final int EARLIEST_END = 4;
    private static final int LONGEST_HEADING = 5;

    /** Finds the terms of a lexicon in a document. */
    public static Reading of(Document document, Lexicon lexicon) {
        List<Sentence> sentences = new ArrayList<>();
        List<List<Mark>> marks = new ArrayList<>();
        for (Sentence sentence : document.sentences()) {
            List<Mark> found = lexicon.find(document, sentence.from(), sentence.to());
            if (sentence.number() > EARLIEST_END && isHeadingOfAnotherText(sentence, found)) {
                break;
            }
            sentences.add(sentence);
            marks.add(found);
        }
        return new Reading(document, sentences, marks);
    }

    /**
     * Some sentences of this reading, as a text of their own.
     *
     * @param headings numbers of the sentences that head it
     * @param body numbers of the others
     */
    public Reading part(List<Integer> headings, List<Integer> body) {
        List<Sentence> partSentences = new ArrayList<>();
        List<List<Mark>> partMarks = new ArrayList<>();
        for (int heading : headings) {
            partSentences.add(sentences.get(heading).as(true, partSentences.size()));
            partMarks.add(marks.get(heading));
        }
        for (int number : body) {
            partSentences.add(sentences.get(number).as(false, partSentences.size()));
            partMarks.add(marks.get(number));
        }
        return new Reading(document, partSentences, partMarks);
    }

    private static boolean isHeadingOfAnotherText(Sentence sentence, List<Mark> marks) {
        return sentence.length() <= LONGEST_HEADING
                && marks.stream()
                        .anyMatch(mark -> mark.kind() == TermKind.END_OF_ARTICLE
                                && mark.from() == sentence.from()
                                && mark.to() == sentence.to());
    }

    /** The marks of a sentence that are of this kind. */
    public List<Mark> marks(int sentence, TermKind kind) {
        List<Mark> ofKind = new ArrayList<>();
        for (Mark mark : marks.get(sentence)) {
            if (mark.kind() == kind) {
                ofKind.add(mark);
            }
        }
        return ofKind;
    }

    /** Whether a sentence has a mark of this kind. */
    public boolean has(int sentence, TermKind kind) {
        for (Mark mark : marks.get(sentence)) {
            if (mark.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether any sentence has a mark of this kind. */
    public boolean hasAnywhere(TermKind kind) {
        for (int i = 0; i < sentences.size(); i++) {
            if (has(i, kind)) {
                return true;
            }
        }
        return false;
    }

    /** The latest year that the article names, if any; otherwise 0. */
    public int latestYear() {
        int latest = 0;
        for (Sentence sentence : sentences) {
            for (int i = sentence.from(); i < sentence.to(); i++) {
                latest = Math.max(latest, document.entry(i).year());
            }
        }
        return latest;
    }

    /** Number of words of the article. */
    public int words() {
        return sentences.stream().mapToInt(Sentence::length).sum();
    }
}
