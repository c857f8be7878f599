package dev.parley.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Very many feeds on this machine. All of them change at once when they are told to; in between they say "not modified".
 */
final class FeedServer implements AutoCloseable {

    private static final int KNOWN_ENTRIES = 20;

    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private final HttpServer server;
    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private volatile int version = 1;

    FeedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(threads);
        server.createContext("/feed/", this::feed);
        server.createContext("/article/", this::page);
        server.start();
    }

    String address(int feed) {
        return base() + "/feed/" + feed;
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Adds an entry to every feed. */
    void change() {
        version++;
    }

    long polls() {
        return polls.get();
    }

    long pages() {
        return pages.get();
    }

    private void feed(HttpExchange exchange) throws IOException {
        try (exchange) {
            int now = version;
            String tag = "\"" + now + "\"";
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                String feed = exchange.getRequestURI().getPath().substring("/feed/".length());
                exchange.getResponseHeaders().set("ETag", tag);
                exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
                byte[] body = rss(base() + "/article/" + feed, now).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            polls.incrementAndGet();
        }
    }

    /** The latest entry first; those that every poll has seen after it lead nowhere, as half of real feeds' guids do. */
    static String rss(String articles, int version) {
        StringBuilder rss = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Bench</title>");
        for (int i = version; i > Math.max(0, version - KNOWN_ENTRIES); i--) {
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
                    .append(" was not.&lt;/p&gt;</description><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate></item>");
        }
        return rss.append("</channel></rss>").toString();
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
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
