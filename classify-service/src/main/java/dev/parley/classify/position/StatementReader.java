package dev.parley.classify.position;

import dev.parley.classify.position.Sign.Kind;
import dev.parley.classify.text.Document;
import java.util.List;

/** Reads the statements of an article sentence by sentence, and remembers what later sentences may refer to. */
final class StatementReader {

    /** A sentence with more verbs of wanting is a heap of words. */
    private static final int MOST_STANCES = 16;

    private final int year;
    private final Context context = new Context();

    /**
     * A reader that has read nothing yet.
     *
     * @param year in which the article was published; what a sentence dates to a year before is history
     */
    StatementReader(int year) {
        this.year = year;
    }

    /** What the next sentence says; none where it asks, tells history or names nobody. */
    List<Statement> read(AnnotatedSentence sentence) {
        context.nextSentence();
        if (sentence.actors().isEmpty() && context.isEmpty()
                || isHeap(sentence)
                || isQuestionOrAddress(sentence)
                || isHistory(sentence)) {
            return List.of();
        }
        return SentenceReader.read(sentence, context);
    }

    /** Whose demands or document the words that come next refer back to; empty when nobody's. */
    List<String> lastOwners() {
        return context.owners();
    }

    private static boolean isHeap(AnnotatedSentence sentence) {
        return sentence.signs().stream()
                        .filter(sign -> sign.kind() == Kind.STANCE)
                        .count()
                > MOST_STANCES;
    }

    private static boolean isQuestionOrAddress(AnnotatedSentence sentence) {
        String quote = sentence.quote();
        return quote.endsWith("?") || quote.contains("://");
    }

    /** "In 2014 the Kremlin demanded": a year before that of the article, further up than what is wanted. */
    private boolean isHistory(AnnotatedSentence sentence) {
        Document document = sentence.document();
        Sign stance = sentence.first(Kind.STANCE);
        int end = stance == null ? sentence.to() : stance.from();
        for (int i = sentence.from(); i < end; i++) {
            int named = document.entry(i).year();
            if (named > 0 && named < year) {
                return true;
            }
        }
        return false;
    }
}
