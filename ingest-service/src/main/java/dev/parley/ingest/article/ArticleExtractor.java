package dev.parley.ingest.article;

import dev.parley.contract.event.Access;
import dev.parley.ingest.encoding.Decoded;
import dev.parley.ingest.encoding.Tags;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds the article in a page. Thread-safe; never throws on a page's content. */
public final class ArticleExtractor {

    private static final int DEPTH_LIMIT = 300;

    /** No article needs more; what does takes seconds to read, and is there for no reader. */
    private static final int SIZE_LIMIT = 4 << 20;

    /**
     * Reads an article page.
     *
     * @param html the page, decompressed; of a very large one the first 4 MB and 50,000 tags are read
     * @param contentType the HTTP header, where there was one
     * @param address where the page was found; relative addresses in it are resolved against it
     */
    public Page extract(byte[] html, @Nullable String contentType, @Nullable URI address) {
        Document document = parse(html, contentType, address);
        Optional<JsonLd> described = JsonLd.of(document);
        Metadata metadata = new Metadata(document, described.orElse(null));
        Access access = metadata.access(); // before the page is stripped
        MainText main = MainText.of(
                document, described.map(JsonLd::body).orElse(null), metadata.title(), metadata.descriptions());
        return new Page(
                metadata.title(),
                metadata.byline(),
                metadata.published(),
                metadata.updated(),
                metadata.canonicalUrl(address),
                metadata.language(),
                main.text(),
                main.method(),
                access,
                described.map(JsonLd::words).orElse(0),
                described.map(JsonLd::updates).orElse(List.of()));
    }

    private static Document parse(byte[] html, @Nullable String contentType, @Nullable URI address) {
        String base = address == null ? "" : address.toString();
        byte[] bounded = html.length > SIZE_LIMIT ? Arrays.copyOf(html, SIZE_LIMIT) : html;
        return Parser.htmlParser()
                .setMaxDepth(DEPTH_LIMIT)
                .parseInput(Tags.bounded(Decoded.of(bounded, contentType).text()), base);
    }
}
