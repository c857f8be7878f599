package dev.parley.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.markup.TimeLimit;
import dev.parley.testkit.SharedData;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The floors lie just under what was reached when they were set: whoever falls below them has lost something. */
class FeedConformanceTest {

    @Test
    void shouldFindWhatTheBestParserFindsInThePublicSuites() throws IOException {
        // When
        FeedConformance found = FeedConformance.measure(
                SharedData.path("feeds"), new FeedReader(new TimeLimit(TimeLimit.DEFAULT)), miss -> {});

        // Then
        assertThat(found.entries.share()).as("entries %s", found.entries).isGreaterThan(0.998);
        assertThat(found.titles.share()).as("titles %s", found.titles).isGreaterThan(0.992);
        assertThat(found.links.share()).as("links %s", found.links).isGreaterThan(0.994);
        assertThat(found.dates.share()).as("dates %s", found.dates).isGreaterThan(0.998);
    }
}
