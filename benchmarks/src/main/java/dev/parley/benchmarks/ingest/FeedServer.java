package dev.parley.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Very many feeds on this machine, ten to an address of 127.0.0.0/8, each of which is a site. All of them change at once
 * when they are told to; in between they say "not modified".
 */
final class FeedServer implements AutoCloseable {

    private static final int ENTRIES = 20;
    private static final int FEEDS_OF_A_SITE = 10;
    private static final int ADDRESSES_OF_A_BLOCK = 250;

    static {
        // Left to itself the server drops whoever is idle while 200 others are, and sends head and body 40 ms apart. It
        // keeps more than the service (256) and the bare client together, so that it is never the one who hangs up.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1024");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private final ZonedDateTime began = ZonedDateTime.now(ZoneOffset.UTC);
    private final HttpServer server;
    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private volatile int version = 1;

    FeedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(0), 1024);
        server.setExecutor(threads);
        server.createContext("/feed/", this::feed);
        server.createContext("/article/", this::page);
        server.start();
    }

    String address(int feed) {
        return base(feed) + "/feed/" + feed;
    }

    private String base(int feed) {
        int site = feed / FEEDS_OF_A_SITE;
        return "http://127.0." + site / ADDRESSES_OF_A_BLOCK + "." + (1 + site % ADDRESSES_OF_A_BLOCK) + ":"
                + server.getAddress().getPort();
    }

    /** Adds an entry to every feed. */
    void change() {
        version++;
    }

    /** What all feeds are tagged with now. */
    String tag() {
        return tag(version);
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    long polls() {
        return polls.get();
    }

    long pages() {
        return pages.get();
    }

    /** Those on other machines are not meant: the server listens on every address only to have many of its own. */
    private static boolean isForeign(HttpExchange exchange) {
        return !exchange.getRemoteAddress().getAddress().isLoopbackAddress();
    }

    private void feed(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isForeign(exchange)) {
                return;
            }
            int now = version;
            String tag = tag(now);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                String feed = exchange.getRequestURI().getPath().substring("/feed/".length());
                exchange.getResponseHeaders().set("ETag", tag);
                exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
                byte[] body = rss(base(Integer.parseInt(feed)) + "/article/" + feed, now, began)
                        .getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            polls.incrementAndGet();
        }
    }

    /**
     * The latest entry first.
     *
     * @param articles the addresses of the articles, but for their numbers
     * @param version how many entries there have been
     * @param began when the first came; the next ones each a second later
     */
    static String rss(String articles, int version, ZonedDateTime began) {
        StringBuilder rss = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Bench</title>");
        for (int i = version; i > Math.max(0, version - ENTRIES); i--) {
            rss.append("<item><guid isPermaLink=\"false\">")
                    .append(articles)
                    .append('-')
                    .append(i)
                    .append("</guid><link>")
                    .append(articles)
                    .append('-')
                    .append(i)
                    .append("</link><title>Report number ")
                    .append(i)
                    .append("</title><description>&lt;p&gt;What was said on the day, in a sentence or two, and what")
                    .append(" was not.&lt;/p&gt;</description><pubDate>")
                    .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(began.plusSeconds(i)))
                    .append("</pubDate></item>");
        }
        return rss.append("</channel></rss>").toString();
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isForeign(exchange)) {
                return;
            }
            String name = exchange.getRequestURI().getPath();
            String paragraph =
                    "<p>The two sides met in house %1$s and spoke for three hours of %1$s behind closed doors,"
                            + " people in room %1$s said afterwards, and will meet again.</p>";
            byte[] body =
                    ("<!DOCTYPE html><html lang=\"en\"><head><title>Report</title></head><body><nav><a href=\"/\">Home"
                                    + "</a></nav><article><h1>Report " + name + "</h1>"
                                    + paragraph.formatted(name).repeat(6) + "</article></body></html>")
                            .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            pages.incrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
