package dev.parley.ingest.discovery;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is at an address that somebody gave for a feed. */
public sealed interface Discovery {

    /**
     * A feed.
     *
     * @param title its own
     * @param language as it declares it
     */
    record Found(URI feed, @Nullable String title, @Nullable String language, int entries) implements Discovery {}

    /** A page that names several feeds: somebody has to choose. */
    record Several(List<Named> feeds) implements Discovery {
        public Several {
            feeds = List.copyOf(feeds);
        }
    }

    /** A feed that a page names. */
    record Named(URI feed, String title) {}

    /**
     * No feed.
     *
     * @param reason a sentence for people
     */
    record Nothing(String reason) implements Discovery {}
}
