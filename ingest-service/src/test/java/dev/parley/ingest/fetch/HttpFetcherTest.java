package dev.parley.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.SettableClock;
import dev.parley.ingest.WebServer;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Gone;
import dev.parley.ingest.fetch.FetchResult.NotModified;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFetcherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-02T10:00:00Z"), ZoneOffset.UTC);

    private final WebServer server = new WebServer();
    private final HttpFetcher web = fetcher(List.of(IpRange.of("127.0.0.0/8")), Duration.ofSeconds(20));

    private static HttpFetcher fetcher(List<IpRange> allowed, Duration limit) {
        return new HttpFetcher(
                new AddressGuard(allowed, "the setting"), "Parley/test", Politeness.DEFAULT, CLOCK, limit);
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
        server.close();
    }

    private FetchResult fetch(String path) {
        return web.fetch(server.url(path), Wanted.FEED, Validators.NONE);
    }

    @Test
    void shouldReadADocument() {
        // Given
        server.answer("/feed", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.getResponseHeaders().set("ETag", "W/\"one\"");
            exchange.getResponseHeaders().set("Last-Modified", "yesterday, more or less");
            byte[] body = exchange.getRequestHeaders().getFirst("User-Agent").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        // When
        Fetched fetched = (Fetched) fetch("/feed");

        // Then
        assertThat(new String(fetched.body(), UTF_8)).isEqualTo("Parley/test");
        assertThat(fetched.contentType()).isEqualTo("application/rss+xml; charset=utf-8");
        assertThat(fetched.terms().validators()).isEqualTo(new Validators("W/\"one\"", "yesterday, more or less"));
    }

    @Test
    void shouldAskConditionallyWithTheVeryValidatorsItWasGiven() {
        // Given
        List<String> asked = new ArrayList<>();
        server.answer("/feed", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("If-None-Match"));
            asked.add(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            exchange.sendResponseHeaders(304, -1);
        });

        // When
        FetchResult result =
                web.fetch(server.url("/feed"), Wanted.FEED, new Validators("W/\"one\"", "yesterday, more or less"));

        // Then
        assertThat(result).isInstanceOf(NotModified.class);
        assertThat(asked).containsExactly("W/\"one\"", "yesterday, more or less");
    }

    @Test
    void shouldFollowRedirectsAndSayWhereItEnded() {
        // Given
        redirect("/old", "/newer");
        redirect("/newer", "/newest");
        server.serve("/newest", "text/xml", "here");

        // When
        Fetched fetched = (Fetched) fetch("/old");

        // Then
        assertThat(fetched.address()).isEqualTo(server.url("/newest"));
    }

    @Test
    void shouldTellWhereAnAddressHasMovedForGoodAndNotBeyondATemporaryRedirect() {
        // Given
        redirect("/old", "/newer");
        redirect("/newer", "/newest");
        server.answer("/newest", exchange -> {
            exchange.getResponseHeaders().set("Location", server.url("/today").toString());
            exchange.sendResponseHeaders(307, -1);
        });
        redirect("/today", "/now");
        server.serve("/now", "text/xml", "here");

        // When, then
        assertThat(fetch("/old")).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.address()).isEqualTo(server.url("/now"));
            assertThat(fetched.terms().movedTo()).isEqualTo(server.url("/newest"));
        });
        assertThat(fetch("/now")).isInstanceOfSatisfying(Fetched.class, fetched -> assertThat(
                        fetched.terms().movedTo())
                .isNull());
    }

    @Test
    void shouldTellHowLongAnAnswerHolds() {
        assertThat(freshFor("Cache-Control", "public, Max-Age=300")).isEqualTo(Duration.ofMinutes(5));
        assertThat(freshFor("Cache-Control", "max-age=300, no-cache")).isNull();
        assertThat(freshFor("Cache-Control", "no-store, max-age=300")).isNull();
        assertThat(freshFor("Expires", "Mon, 02 Jun 2025 10:02:00 GMT")).isEqualTo(Duration.ofMinutes(2));
        assertThat(freshFor("Expires", "Mon, 02 Jun 2025 09:00:00 GMT")).isNull();
        assertThat(freshFor("Expires", "0")).isNull();
    }

    private @Nullable Duration freshFor(String header, String value) {
        server.answer("/feed", exchange -> {
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(200, -1);
        });
        return ((Fetched) fetch("/feed")).terms().freshFor();
    }

    @Test
    void shouldUnpackBrotli() {
        // Given
        byte[] packed = Base64.getDecoder().decode("CwaAQnJvdGxpIHNwZWFrcwM=");
        server.answer("/packed", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).contains("br", "gzip", "deflate");
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
        });

        // When, then
        assertThat(new String(((Fetched) fetch("/packed")).body(), UTF_8)).isEqualTo("Brotli speaks");
    }

    @Test
    void shouldGiveUpOnRedirectsWithoutEnd() {
        // Given
        redirect("/a", "/b");
        redirect("/b", "/a");

        // When, then
        assertThat(fetch("/a")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(Failure.PROTOCOL));
    }

    @Test
    void shouldRefuseAddressesOfThisMachineAlsoBehindARedirect() throws IOException {
        // Given a server that may be read and sends us to one that may not
        server.answer("/inside", exchange -> {
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            "http://127.0.0.2:" + exchange.getLocalAddress().getPort() + "/secret");
            exchange.sendResponseHeaders(302, -1);
        });
        try (HttpFetcher guarded = fetcher(List.of(IpRange.of("127.0.0.1/32")), Duration.ofSeconds(20))) {
            // When
            FetchResult redirected = guarded.fetch(server.url("/inside"), Wanted.PAGE, Validators.NONE);

            // Then
            assertThat(redirected).isInstanceOf(Refused.class);
            assertThat(redirected.toString()).contains("127.0.0.2");
        }
        try (HttpFetcher guarded = fetcher(List.of(), Duration.ofSeconds(20))) {
            assertThat(guarded.fetch(server.url("/feed"), Wanted.FEED, Validators.NONE))
                    .isInstanceOf(Refused.class);
            assertThat(guarded.fetch(URI.create("http://localhost:1/"), Wanted.FEED, Validators.NONE))
                    .isInstanceOf(Refused.class);
            assertThat(guarded.fetch(URI.create("http://[::1]:1/"), Wanted.FEED, Validators.NONE))
                    .isInstanceOf(Refused.class);
            assertThat(guarded.fetch(URI.create("http://[::ffff:127.0.0.1]:1/"), Wanted.FEED, Validators.NONE))
                    .isInstanceOf(Refused.class);
            assertThat(guarded.fetch(URI.create("http://2130706433:1/"), Wanted.FEED, Validators.NONE))
                    .isInstanceOf(Refused.class);
        }
        assertThat(server.requests()).containsExactly("/inside");
    }

    @Test
    void shouldNotBeLedElsewhereByANameThatChangesItsMind() throws IOException {
        // Given a name that leads to a public address first, and inside when it is looked up again
        AtomicInteger lookUps = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {
                    InetAddress.getByName(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
                };
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        AddressGuard guard = new AddressGuard(List.of(IpRange.of("127.0.0.1/32")), "the-setting", rebinding);
        Politeness unspaced = new Politeness(2, Duration.ZERO, Duration.ZERO);
        server.answer("/feed", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
        });
        URI address = URI.create("http://rebind.example:" + server.url("/").getPort() + "/feed");
        try (HttpFetcher guarded = new HttpFetcher(guard, "Parley/test", unspaced, CLOCK)) {
            // When
            FetchResult first = guarded.fetch(address, Wanted.FEED, Validators.NONE);
            FetchResult second = guarded.fetch(address, Wanted.FEED, Validators.NONE);

            // Then each connection went where its own look-up was judged
            assertThat(first).isInstanceOf(Fetched.class);
            assertThat(second).isInstanceOf(Refused.class);
            assertThat(second.toString()).contains("rebind.example leads to 127.0.0.2");
            assertThat(lookUps).hasValue(2);
        }
    }

    @Test
    void shouldAskOnceMoreWhenTheServerHasClosedAConnectionThatWasKept() throws Exception {
        // Given a server that promises to keep connections, and drops each when the next request comes over it
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpFetcher unspaced = new HttpFetcher(
                        new AddressGuard(List.of(IpRange.of("127.0.0.0/8")), "the setting"),
                        "Parley/test",
                        new Politeness(2, Duration.ZERO, Duration.ZERO),
                        CLOCK)) {
            AtomicInteger connections = new AtomicInteger();
            Thread thread = new Thread(() -> answerOncePerConnection(listener, connections));
            thread.setDaemon(true);
            thread.start();
            URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/feed");

            // When
            FetchResult first = unspaced.fetch(address, Wanted.FEED, Validators.NONE);
            FetchResult second = unspaced.fetch(address, Wanted.FEED, Validators.NONE);

            // Then
            assertThat(first).isInstanceOf(Fetched.class);
            assertThat(second).isInstanceOf(Fetched.class);
            assertThat(connections).hasValue(2);
        }
    }

    private static void answerOncePerConnection(ServerSocket listener, AtomicInteger connections) {
        try {
            while (!listener.isClosed()) {
                try (Socket connection = listener.accept()) {
                    connections.incrementAndGet();
                    readHead(connection);
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
                    readHead(connection);
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void readHead(Socket connection) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = connection.getInputStream().read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
    }

    @Test
    void shouldRefuseOtherSchemes() {
        redirect("/file", "file:///etc/passwd");

        assertThat(web.fetch(URI.create("file:///etc/passwd"), Wanted.FEED, Validators.NONE))
                .isInstanceOf(Refused.class);
        assertThat(fetch("/file")).isNotInstanceOf(Fetched.class);
    }

    @Test
    void shouldUnpackGzipAndGiveUpOnABomb() throws IOException {
        // Given
        gzip("/small", "Hello".getBytes(UTF_8));
        gzip("/bomb", new byte[14 << 20]);
        byte[] noise = new byte[16 << 20];
        new Random(1).nextBytes(noise);
        gzip("/large", noise);

        // When, then
        assertThat(fetch("/small"))
                .isInstanceOfSatisfying(Fetched.class, fetched -> assertThat(new String(fetched.body(), UTF_8))
                        .isEqualTo("Hello"));
        assertThat(fetch("/bomb"))
                .isEqualTo(new Failed(Failure.TOO_LARGE, "more than 200 times as large when decompressed", null));
        assertThat(fetch("/large"))
                .isEqualTo(new Failed(Failure.TOO_LARGE, "larger than 15 MB when decompressed", null));
    }

    @Test
    void shouldNotTakeAHeadWithoutEnd() {
        // Given
        server.answer("/many", exchange -> {
            for (int i = 0; i < 300; i++) {
                exchange.getResponseHeaders().add("X-Note-" + i, "one more");
            }
            exchange.sendResponseHeaders(200, -1);
        });
        server.answer("/long", exchange -> {
            exchange.getResponseHeaders().add("X-Note", "and so on ".repeat(2_000));
            exchange.sendResponseHeaders(200, -1);
        });

        for (String path : List.of("/many", "/long")) {
            // When
            FetchResult result = fetch(path);

            // Then
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                    .isEqualTo(Failure.PROTOCOL));
        }
    }

    @Test
    void shouldCutOffAServerThatDrips() throws IOException {
        // Given a server that sends a byte now and then, for ever
        server.answer("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            try {
                while (true) {
                    out.write('.');
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (HttpFetcher impatient = fetcher(List.of(IpRange.of("127.0.0.0/8")), Duration.ofMillis(300))) {
            // When
            FetchResult result = impatient.fetch(server.url("/drip"), Wanted.FEED, Validators.NONE);

            // Then
            assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                    .isEqualTo(Failure.TIMEOUT));
        }
    }

    @Test
    void shouldTellFailuresApart() {
        // Given
        server.status("/gone", 410);
        server.status("/broken", 500);

        // When, then
        assertThat(fetch("/gone")).isInstanceOf(Gone.class);
        assertThat(fetch("/broken")).isEqualTo(new Failed(Failure.BUSY, "HTTP 500 Internal Server Error", null));
        assertThat(fetch("/missing")).isEqualTo(new Failed(Failure.MISSING, "HTTP 404 Not Found", null));
        assertThat(web.fetch(URI.create("http://no-such-name.invalid/"), Wanted.FEED, Validators.NONE))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.NAME));
        server.close();
        assertThat(fetch("/feed")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(Failure.CONNECTION));
    }

    @Test
    void shouldLeaveAHostAloneThatAskedForIt() throws IOException {
        // Given
        SettableClock clock = new SettableClock(CLOCK.instant());
        server.answer("/busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            exchange.sendResponseHeaders(503, -1);
        });
        server.serve("/feed", "text/xml", "here");
        try (HttpFetcher patient = new HttpFetcher(
                new AddressGuard(List.of(IpRange.of("127.0.0.0/8")), "the setting"),
                "Parley/test",
                Politeness.DEFAULT,
                clock)) {
            // When
            patient.fetch(server.url("/busy"), Wanted.PAGE, Validators.NONE);
            clock.advance(Duration.ofSeconds(100));
            FetchResult early = patient.fetch(server.url("/feed"), Wanted.FEED, Validators.NONE);
            clock.advance(Duration.ofSeconds(20));
            FetchResult later = patient.fetch(server.url("/feed"), Wanted.FEED, Validators.NONE);

            // Then
            assertThat(early)
                    .isEqualTo(new Failed(
                            Failure.RESTING, "127.0.0.1 asked to be left alone for a while", Duration.ofSeconds(20)));
            assertThat(later).isInstanceOf(Fetched.class);
            assertThat(server.requests()).containsExactly("/busy", "/feed");
        }
    }

    @Test
    void shouldUnderstandHowLongAServerWantsToBeLeftAlone() throws IOException {
        assertThat(retryAfter(503, "120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(retryAfter(429, "Mon, 02 Jun 2025 10:05:00 GMT")).isEqualTo(Duration.ofMinutes(5));
        assertThat(retryAfter(503, "99999999")).isEqualTo(Duration.ofHours(24));
        assertThat(retryAfter(503, "soon")).isNull();
        assertThat(retryAfter(404, "120")).isNull();
    }

    private @Nullable Duration retryAfter(int status, String value) throws IOException {
        server.answer("/feed", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", value);
            exchange.sendResponseHeaders(status, -1);
        });
        try (HttpFetcher fresh = fetcher(List.of(IpRange.of("127.0.0.0/8")), Duration.ofSeconds(20))) {
            return ((Failed) fresh.fetch(server.url("/feed"), Wanted.FEED, Validators.NONE)).retryAfter();
        }
    }

    @Test
    void shouldLeaveAHostAloneForUpToAnHourThatHasTooMuchOfUsAndDoesNotSayForHowLong() {
        server.status("/feed", 429);

        assertThat(fetch("/feed")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.retryAfter())
                .isBetween(Duration.ZERO, Duration.ofMinutes(60)));
    }

    @Test
    void shouldNeverAskAHostForMoreThanTwoThingsAtOnce() throws Exception {
        // Given
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        server.answer("/slow", exchange -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            two.countDown();
            try {
                two.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);

        // When
        List<Future<FetchResult>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            results.add(threads.submit(() -> fetch("/slow")));
        }

        // Then
        for (Future<FetchResult> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isInstanceOf(Fetched.class);
        }
        assertThat(most).hasValue(2);
        threads.shutdown();
    }

    private void redirect(String from, String to) {
        server.answer(from, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(301, -1);
        });
    }

    private void gzip(String path, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        server.answer(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
    }
}
