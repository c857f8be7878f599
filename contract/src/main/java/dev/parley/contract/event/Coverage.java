package dev.parley.contract.event;

import java.util.List;
import java.util.Objects;

/**
 * Who reports a story.
 *
 * @param articles the ids of its articles, the earliest first
 * @param origins how many of them are independent: copies of one agency's report count once
 */
public record Coverage(List<String> articles, int origins) {

    public Coverage {
        articles = List.copyOf(Objects.requireNonNull(articles, "coverage.articles"));
        if (origins < 0) {
            throw new IllegalArgumentException("coverage.origins is " + origins + ", not 0 or more");
        }
    }
}
