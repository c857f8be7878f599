package dev.parley.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.sun.management.OperatingSystemMXBean;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.markup.TimeLimit;
import dev.parley.localstack.EmbeddedKafka;
import dev.parley.localstack.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures the packaged ingest service on a real broker and a real database against very many feeds on this machine: as
 * fast as it can, beside nothing but the requests, and at an interval of a minute; and the parser, beside Rome alone on
 * the same document.
 */
public final class IngestBenchmark {

    private static final int POLLERS = 128;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration HALF_AN_INTERVAL = Duration.ofSeconds(30);
    private static final int PARSED = 3_000;

    static {
        // as many as the service keeps; without a bound one for each of thousands of sites stays open at both ends
        System.setProperty("jdk.httpclient.connectionPoolSize", "256");
    }

    private IngestBenchmark() {}

    /**
     * @param arguments the packaged service ({@code quarkus-run.jar}), the number of feeds, the seconds that feeds are
     *     polled at an interval of a minute
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, FeedException {
        Path service = Path.of(arguments[0]);
        int feeds = Integer.parseInt(arguments[1]);
        Duration window = Duration.ofSeconds(Integer.parseInt(arguments[2]));
        Path folder = Files.createTempDirectory("parley-bench");
        parse();
        try (EmbeddedKafka kafka = EmbeddedKafka.at(folder.resolve("kafka"), 0);
                EmbeddedPostgres postgres = EmbeddedPostgres.at(folder.resolve("postgres"), 0)) {
            kafka.start();
            postgres.start();
            Map<String, String> stack = Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    kafka.bootstrapServers(),
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    postgres.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME",
                    EmbeddedPostgres.USERNAME,
                    "QUARKUS_DATASOURCE_PASSWORD",
                    EmbeddedPostgres.PASSWORD);
            try (FeedServer server = new FeedServer()) {
                Path list = list(server, feeds, folder);
                nothingButRequests(server, feeds);
                asFastAsItCan(service, stack, list, server, feeds, folder.resolve("ingest.log"));
                onceAMinute(service, stack, list, server, feeds, window, folder.resolve("ingest.log"));
            }
            kafka.stop();
            postgres.stop();
            kafka.deleteState();
            postgres.deleteState();
        }
    }

    /** Each in turns with the other, the best of three; the time of the processor, as others may use the machine. */
    private static void parse() throws FeedException {
        String document = FeedServer.rss("https://gazette.example/article/1", 100, ZonedDateTime.now(ZoneOffset.UTC));
        byte[] bytes = document.getBytes(UTF_8);
        FeedReader reader = new FeedReader(new TimeLimit(TimeLimit.DEFAULT));
        double ours = Double.MAX_VALUE;
        double rome = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long began = cpuNanos();
            for (int i = 0; i < PARSED; i++) {
                if (reader.read(bytes, "application/rss+xml; charset=utf-8", null)
                                .entries()
                                .size()
                        != 20) {
                    throw new IllegalStateException("entries got lost");
                }
            }
            long between = cpuNanos();
            for (int i = 0; i < PARSED; i++) {
                if (new SyndFeedInput()
                                .build(new StringReader(document))
                                .getEntries()
                                .size()
                        != 20) {
                    throw new IllegalStateException("entries got lost");
                }
            }
            ours = Math.min(ours, (between - began) / 1e3 / PARSED);
            rome = Math.min(rome, (cpuNanos() - between) / 1e3 / PARSED);
        }
        System.out.printf(
                "parse a feed of 20 entries, %,d bytes: %,.0f µs CPU, Rome alone %,.0f µs (%.2f times Rome)%n",
                bytes.length, ours, rome, ours / rome);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The limit: the server's, and that of as many threads as the service has, which ask and remember nothing. */
    private static void nothingButRequests(FeedServer server, int feeds) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (int round = 1; round <= ROUNDS; round++) {
            long cpu = machine.getProcessCpuTime();
            long began = System.nanoTime();
            ExecutorService pollers = Executors.newFixedThreadPool(POLLERS);
            for (int i = 0; i < feeds; i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(server.address(i)))
                        .header("If-None-Match", server.tag())
                        .build();
                pollers.execute(() -> ask(client, request));
            }
            pollers.shutdown();
            if (!pollers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not answer");
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "%-30s %,8.0f feeds/s  %,6.0f µs CPU per feed, the server's included%n",
                    "nothing but requests (304)", feeds / seconds, (machine.getProcessCpuTime() - cpu) / 1e3 / feeds);
        }
    }

    private static void ask(HttpClient client, HttpRequest request) {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 304) {
                throw new IllegalStateException("HTTP " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path list(FeedServer server, int feeds, Path folder) throws IOException {
        StringBuilder yaml = new StringBuilder("outlets:\n");
        for (int i = 0; i < feeds; i++) {
            if (i % 10 == 0) {
                yaml.append("  - id: outlet-").append(i).append("\n    name: Outlet\n    feeds:\n");
            }
            yaml.append("      - url: ").append(server.address(i)).append('\n');
        }
        return Files.writeString(folder.resolve("feeds.yaml"), yaml);
    }

    private static void asFastAsItCan(
            Path service, Map<String, String> stack, Path list, FeedServer server, int feeds, Path log)
            throws IOException, InterruptedException {
        Process process = start(service, stack, list, "1s", log);
        try {
            report("first poll, one article each", process, feeds, () -> await(server::pages, feeds, process, log));
            long settled = server.polls();
            await(server::polls, settled + feeds, process, log); // each has told its tag
            long before = server.polls();
            report(
                    "unchanged (304)",
                    process,
                    3L * feeds,
                    () -> await(server::polls, before + 3L * feeds, process, log));
            long pages = server.pages();
            server.change();
            report(
                    "changed, one article each",
                    process,
                    feeds,
                    () -> await(server::pages, pages + feeds, process, log));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void onceAMinute(
            Path service, Map<String, String> stack, Path list, FeedServer server, int feeds, Duration window, Path log)
            throws IOException, InterruptedException {
        Process process = start(service, stack, list, "60s", log);
        try {
            long first = server.polls();
            await(server::polls, first + feeds, process, log);
            Thread.sleep(HALF_AN_INTERVAL.toMillis()); // they came all at once: the next round is to lie in the window
            long before = server.polls();
            Duration cpu = cpu(process);
            Thread.sleep(window.toMillis());
            System.out.printf(
                    "%,d feeds at an interval of 60 s: %,d polls in %d s, %.0f %% of one core, at most %,d MB%n",
                    feeds,
                    server.polls() - before,
                    window.toSeconds(),
                    100.0 * cpu(process).minus(cpu).toMillis() / window.toMillis(),
                    megabytes(process));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Work that waits for its end. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void report(String what, Process process, long feeds, Work work)
            throws IOException, InterruptedException {
        Duration cpu = cpu(process);
        long began = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%-30s %,8.0f feeds/s  %,6.0f µs CPU per feed, at most %,d MB%n",
                what, feeds / seconds, cpu(process).minus(cpu).toNanos() / 1e3 / feeds, megabytes(process));
    }

    private static Process start(Path service, Map<String, String> stack, Path list, String interval, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        service.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(stack);
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_LOG_CATEGORY__DEV_PARLEY__LEVEL", "WARN");
        builder.environment().put("PARLEY_INGEST_FEEDS_FILE", list.toString());
        builder.environment().put("PARLEY_INGEST_POLL_INTERVAL", interval);
        builder.environment().put("PARLEY_INGEST_ALLOWED_ADDRESSES", "127.0.0.0/8");
        return builder.start();
    }

    private static void await(LongSupplier count, long target, Process process, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsLong() < target) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + count.getAsLong() + " of " + target + ": see " + log);
            }
            Thread.sleep(20);
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most that the process has had in memory so far. */
    private static long megabytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
