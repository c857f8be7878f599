package dev.parley.ingest.revision;

import dev.parley.ingest.article.Article;
import java.util.List;
import java.util.Locale;

/** Recognises a page on which the outlet takes its article back. */
final class Retraction {

    private static final List<String> TITLE_STARTS = List.of(
            "retracted:", "retraction:", "withdrawn:", "[retracted]", "[withdrawn]", "отозвано:", "відкликано:");

    /** In longer texts these words speak of something else. */
    private static final int NOTE_LENGTH = 1_000;

    private static final List<String> NOTES = List.of(
            "this article has been retracted",
            "this article has been withdrawn",
            "this article has been removed",
            "this story has been retracted",
            "this story has been withdrawn",
            "this story has been removed",
            "we have removed this article",
            "we have retracted this",
            "this report has been withdrawn",
            "эта статья удалена",
            "материал удален",
            "цю статтю видалено",
            "матеріал видалено");

    private Retraction() {}

    static boolean isIn(Article article) {
        String title = article.title().toLowerCase(Locale.ROOT);
        String text = article.text().toLowerCase(Locale.ROOT);
        return TITLE_STARTS.stream().anyMatch(title::startsWith)
                || (text.length() <= NOTE_LENGTH && NOTES.stream().anyMatch(text::contains));
    }
}
