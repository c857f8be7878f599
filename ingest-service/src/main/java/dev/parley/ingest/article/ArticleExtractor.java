package dev.parley.ingest.article;

import dev.parley.contract.event.Access;
import dev.parley.ingest.encoding.Decoded;
import dev.parley.ingest.markup.Deadline;
import dev.parley.ingest.markup.ElementTree;
import dev.parley.ingest.markup.TimeLimit;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Finds the article in a page. Thread-safe; never throws on a page's content. */
public final class ArticleExtractor {

    /** No article needs more; what does takes seconds to read, and is there for no reader. */
    private static final int SIZE_LIMIT = 4 << 20;

    private final TimeLimit limit;

    /**
     * @param limit how long a page may take
     */
    public ArticleExtractor(TimeLimit limit) {
        this.limit = limit;
    }

    /**
     * Reads an article page.
     *
     * @param html the page, decompressed; of a very large one the first 4 MB and 50,000 tags are read
     * @param contentType the HTTP header, where there was one
     * @param address where the page was found; relative addresses in it are resolved against it
     * @return nothing when it takes too long
     */
    public Optional<Page> extract(byte[] html, @Nullable String contentType, @Nullable URI address) {
        return limit.within(deadline -> page(html, contentType, address, deadline));
    }

    /** The text of a piece of HTML that a feed carries; nothing when it takes too long. */
    Optional<String> text(String html) {
        return limit.within(deadline -> PlainText.of(html, deadline));
    }

    /** Why there is nothing, in words. */
    String tooSlow() {
        return limit.reason();
    }

    private static Page page(byte[] html, @Nullable String contentType, @Nullable URI address, Deadline deadline) {
        byte[] bounded = html.length > SIZE_LIMIT ? Arrays.copyOf(html, SIZE_LIMIT) : html;
        Document document = ElementTree.ofPage(
                Decoded.of(bounded, contentType).text(), address == null ? "" : address.toString(), deadline);
        Optional<JsonLd> described = JsonLd.of(document, deadline);
        Metadata metadata = new Metadata(document, described.orElse(null), deadline);
        String title = metadata.title();
        String byline = metadata.byline();
        Instant published = metadata.published();
        Instant updated = metadata.updated();
        Access access = metadata.access();
        // from here on the page is stripped of all that is not text
        MainText main = MainText.of(
                document, described.map(JsonLd::body).orElse(null), title, metadata.descriptions(), deadline);
        return new Page(
                title,
                byline,
                published,
                updated,
                metadata.canonicalUrl(address),
                metadata.language(),
                main.text(),
                main.method(),
                access,
                described.map(JsonLd::words).orElse(0),
                described.map(JsonLd::updates).orElse(List.of()));
    }
}
