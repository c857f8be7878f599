package dev.parley.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.cli.up.LocalSystem;
import dev.parley.cli.up.Ports;
import dev.parley.cli.up.Service;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingest is killed again and again while it works off a feed of a thousand entries. */
class KilledIngestIT {

    private static final int ENTRIES = 1_000;
    private static final List<Integer> KILLED_AT = List.of(150, 400, 700);

    /** Three starts and the leases that have to run out, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void everyEntryArrivesAndRepeatsCarryTheSameEventId(@TempDir Path folder) throws IOException {
        try (Outlet outlet = new Outlet();
                LocalSystem system = system(outlet, folder)) {
            // Given a service that knows the feed, so that what comes now is news
            system.start();
            system.awaitReady();
            await().atMost(PATIENCE).until(() -> outlet.polls.get() > 1);
            TopicProbe topics = new TopicProbe(system.kafkaBootstrapServers());

            // When a thousand entries appear, and the service dies in their midst
            outlet.entries = ENTRIES;
            for (int reached : KILLED_AT) {
                await().atMost(PATIENCE).until(() -> outlet.pages.get() >= reached);
                kill(system);
            }

            // Then each has arrived
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(articles(topics)).hasSize(ENTRIES));
            Map<String, Set<String>> ids = topics.records(Topics.ARTICLES).stream()
                    .collect(groupingBy(ConsumerRecord::key, mapping(KilledIngestIT::eventId, toSet())));
            assertThat(ids).hasSize(ENTRIES);
            assertThat(ids).allSatisfy((article, events) -> assertThat(events).containsExactly(article + ".1"));
            assertThat(topics.events(Topics.ARTICLES)).noneMatch(ArticleEvent::backlog);
        }
    }

    private static LocalSystem system(Outlet outlet, Path folder) throws IOException {
        Path feeds = Files.writeString(folder.resolve("feeds.yaml"), """
                outlets:
                  - id: gazette
                    name: The Gazette
                    language: en
                    feeds:
                      - url: %s/feed
                """.formatted(outlet.address()));
        return LocalSystem.builder()
                .data(folder.resolve("data"))
                .ports(Ports.free())
                .without(Service.CLASSIFY)
                .without(Service.ALERT)
                .environment(Service.INGEST, "PARLEY_INGEST_FEEDS_FILE", feeds.toString())
                .environment(Service.INGEST, "PARLEY_INGEST_POLL_INTERVAL", "1s")
                .environment(Service.INGEST, "PARLEY_INGEST_ALLOWED_ADDRESSES", "127.0.0.0/8")
                .events(event -> System.out.println("parley | " + event.message()))
                .build();
    }

    /** At once, as {@code kill -9} does; the system starts it again. */
    private static void kill(LocalSystem system) {
        ProcessHandle ingest = ProcessHandle.of(
                        Objects.requireNonNull(system.processes().get(Service.INGEST.label())))
                .orElseThrow();
        ingest.destroyForcibly();
        ingest.onExit().join();
    }

    private static Set<String> articles(TopicProbe topics) {
        return topics.events(Topics.ARTICLES).stream().map(ArticleEvent::url).collect(toSet());
    }

    private static String eventId(ConsumerRecord<?, ?> message) {
        return String.valueOf(CloudEventHeaders.read(message.headers(), CloudEventHeaders.ID));
    }

    /** An outlet with a feed, empty at first, and a page for each entry. */
    private static final class Outlet implements AutoCloseable {

        private final ExecutorService threads = Executors.newFixedThreadPool(4);
        private final HttpServer server;
        private final ZonedDateTime latest = ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(1);
        private final AtomicInteger polls = new AtomicInteger();
        private final AtomicInteger pages = new AtomicInteger();
        private volatile int entries;

        Outlet() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/feed", exchange -> {
                answer(exchange, "application/rss+xml", feed());
                polls.incrementAndGet();
            });
            server.createContext("/article/", exchange -> {
                answer(exchange, "text/html", page(exchange.getRequestURI().getPath()));
                pages.incrementAndGet();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private String feed() {
            StringBuilder feed = new StringBuilder("<rss version=\"2.0\"><channel><title>The Gazette</title>");
            for (int i = entries; i > 0; i--) {
                feed.append("<item><guid isPermaLink=\"false\">%d</guid><link>%s/article/%d</link>"
                        .formatted(i, address(), i));
                feed.append("<title>Report number %d</title>".formatted(i));
                feed.append("<pubDate>%s</pubDate></item>".formatted(date(i)));
            }
            return feed.append("</channel></rss>").toString();
        }

        private String date(int entry) {
            return DateTimeFormatter.RFC_1123_DATE_TIME.format(latest.minusSeconds(ENTRIES - entry));
        }

        private static String page(String path) {
            String number = path.substring(path.lastIndexOf('/') + 1);
            String paragraph = "<p>The council of ward %1$s met on Monday and spoke of bridge %1$s for an hour, and"
                    + " nobody in room %1$s could say when it will be open again.</p>";
            return "<!DOCTYPE html><html lang=\"en\"><head><title>Report number %1$s</title></head><body><article>"
                            .formatted(number)
                    + paragraph.formatted(number).repeat(3) + "</article></body></html>";
        }

        private static void answer(HttpExchange exchange, String type, String text) throws IOException {
            try (exchange) {
                byte[] body = text.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
