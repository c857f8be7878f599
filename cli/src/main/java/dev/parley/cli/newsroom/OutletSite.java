package dev.parley.cli.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** The web site of one outlet: its feeds and article pages as they are now, with conditional GET and gzip. */
final class OutletSite implements AutoCloseable {

    private static final int ENTRIES_PER_FEED = 20;

    private final Script.Outlet outlet;
    private final HttpServer server;
    private final Map<String, PublishedArticle> articles = new ConcurrentHashMap<>();
    private final Set<String> feedsRead = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger notModified = new AtomicInteger();

    /**
     * Opens the site on a free port of 127.0.0.1.
     *
     * @throws IOException when no port can be opened
     */
    OutletSite(Script.Outlet outlet, Executor executor) throws IOException {
        this.outlet = outlet;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    Script.Outlet outlet() {
        return outlet;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<URI> feeds() {
        return outlet.feeds().stream().map(this::feed).toList();
    }

    private URI feed(String name) {
        return address().resolve("/feeds/" + name + ".xml");
    }

    void publish(PublishedArticle article) {
        articles.put(article.id(), article);
    }

    PublishedArticle change(String id, UnaryOperator<PublishedArticle> change) {
        PublishedArticle changed = articles.computeIfPresent(id, (key, article) -> change.apply(article));
        if (changed == null) {
            throw new IllegalStateException("article " + id + " is not published yet");
        }
        return changed;
    }

    boolean everyFeedWasRead() {
        return feedsRead.containsAll(outlet.feeds());
    }

    int answers() {
        return answers.get();
    }

    int notModified() {
        return notModified.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            answers.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            Optional<String> feed = outlet.feeds().stream()
                    .filter(name -> feed(name).getPath().equals(path))
                    .findFirst();
            Optional<PublishedArticle> article = articles.values().stream()
                    .filter(published -> published.path().equals(path))
                    .findFirst();
            if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            } else if (feed.isPresent()) {
                sendFeed(exchange, feed.get());
            } else if (article.isPresent()) {
                sendPage(exchange, article.get());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void sendFeed(HttpExchange exchange, String feed) throws IOException {
        List<PublishedArticle> entries = new ArrayList<>(articles.values());
        entries.removeIf(article -> !carries(feed, article));
        entries.sort(Comparator.comparing(PublishedArticle::published).reversed());
        List<PublishedArticle> shown = entries.subList(0, Math.min(ENTRIES_PER_FEED, entries.size()));
        Instant changed = shown.stream()
                .map(PublishedArticle::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        String document = Templates.render(
                outlet.format().template(),
                Map.of("outlet", outlet, "feed", feed, "site", address(), "changed", changed, "articles", shown));
        feedsRead.add(feed); // what is published from here on is not in this answer
        send(exchange, document, outlet.format().contentType(outlet.charset()), changed);
    }

    private boolean carries(String feed, PublishedArticle article) {
        List<String> feeds = article.script().feeds();
        return feeds.isEmpty() ? feed.equals(outlet.feeds().get(0)) : feeds.contains(feed);
    }

    private void sendPage(HttpExchange exchange, PublishedArticle article) throws IOException {
        String page = Templates.render(
                outlet.page().template(), Map.of("outlet", outlet, "site", address(), "article", article));
        send(exchange, page, outlet.page().contentType(outlet.charset()), article.updated());
    }

    private void send(HttpExchange exchange, String text, String contentType, Instant changed) throws IOException {
        byte[] body = text.getBytes(Charset.forName(outlet.charset()));
        String etag = '"' + digest(body) + '"';
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Last-Modified", Templates.rfc1123(changed));
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        if (isKnown(exchange, etag, changed)) {
            notModified.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", contentType);
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = gzip(body);
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    /** RFC 9110, section 13.2.2: the date counts only where no entity tag is given. */
    private static boolean isKnown(HttpExchange exchange, String etag, Instant changed) {
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (known != null) {
            return known.equals(etag);
        }
        String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
        try {
            return since != null
                    && changed.getEpochSecond()
                            <= Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since))
                                    .getEpochSecond();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
