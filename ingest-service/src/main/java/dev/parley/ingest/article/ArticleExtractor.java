package dev.parley.ingest.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds the article in a page. Thread-safe; never throws on a page's content. */
public final class ArticleExtractor {

    private static final int DEPTH_LIMIT = 300;

    /**
     * Reads an article page.
     *
     * @param html the page, decompressed
     * @param contentType the HTTP header, where there was one
     * @param address where the page was found; relative addresses in it are resolved against it
     */
    public Page extract(byte[] html, @Nullable String contentType, @Nullable URI address) {
        Document document = parse(html, contentType, address);
        Optional<JsonLd> described = JsonLd.of(document);
        Metadata metadata = new Metadata(document, described.orElse(null));
        MainText main = MainText.of(document, described.map(JsonLd::body).orElse(null), metadata.title());
        return new Page(
                metadata.title(),
                metadata.byline(),
                metadata.published(),
                metadata.updated(),
                metadata.canonicalUrl(address),
                metadata.language(),
                main.text(),
                main.method());
    }

    private static Document parse(byte[] html, @Nullable String contentType, @Nullable URI address) {
        String base = address == null ? "" : address.toString();
        Parser parser = Parser.htmlParser().setMaxDepth(DEPTH_LIMIT);
        try {
            return Jsoup.parse(new ByteArrayInputStream(html), charset(contentType), base, parser);
        } catch (IOException | IllegalArgumentException e) {
            // a charset that does not exist, or bytes that are no text at all
            return Jsoup.parse(new String(html, java.nio.charset.StandardCharsets.UTF_8), base, parser);
        }
    }

    private static @Nullable String charset(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return null;
        }
        String label = contentType
                .substring(at + 8)
                .split(";", 2)[0]
                .replace("\"", "")
                .replace("'", "")
                .strip();
        try {
            return java.nio.charset.Charset.isSupported(label) ? label : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
