package dev.parley.alert.story;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article's part in a story that was told.
 *
 * @param revision the latest revision that counted
 * @param quotes the sentences with which that revision reports the development; where a notice rests on the article,
 *     those of the notice
 * @param noticeId the latest notice of the story that rests on this article; absent when others were first
 */
public record StoryArticle(
        String storyId,
        Subject subject,
        String articleId,
        int revision,
        List<String> quotes,
        @Nullable String noticeId) {

    public StoryArticle {
        Objects.requireNonNull(storyId, "storyId");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(articleId, "articleId");
        quotes = List.copyOf(quotes);
    }
}
