package dev.parley.alert.story;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article's part in a story.
 *
 * @param revision the latest revision that counted
 * @param quotes the sentences with which that revision reports the change; where a notice rests on the article, those of
 *     the notice
 * @param noticeId the latest notice of the story that rests on this article; absent when others were first
 */
public record StoryArticle(
        String storyId,
        String articleId,
        int revision,
        Instant eventTime,
        List<String> quotes,
        @Nullable String noticeId) {

    public StoryArticle {
        Objects.requireNonNull(storyId, "storyId");
        Objects.requireNonNull(articleId, "articleId");
        Objects.requireNonNull(eventTime, "eventTime");
        quotes = List.copyOf(quotes);
    }
}
