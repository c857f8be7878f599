package dev.parley.benchmarks.kafka;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.kafka.ArticleEventSerializer;
import dev.parley.contract.kafka.Topics;
import dev.parley.localstack.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures the packaged classify service on a real broker beside {@linkplain BareLoop bare loops} on the same articles, in
 * turns, so that all meet the same machine. Loops that decide nothing are the limit of Kafka and of the machine; the loop
 * that classifies is the limit of what surrounds the classifier: settings, error handling, metrics, health. Each run
 * begins with as many articles again, which do not count: meanwhile most of the code is compiled, which takes the
 * processors from it.
 */
public final class ClassifyKafkaBenchmark {

    private static final int ROUNDS = 3;

    private ClassifyKafkaBenchmark() {}

    /**
     * @param arguments the packaged service ({@code quarkus-run.jar}), then optionally the number of articles that
     *     count in each run
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path service = Path.of(arguments[0]);
        int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        Path folder = Files.createTempDirectory("parley-bench");
        try (EmbeddedKafka kafka = EmbeddedKafka.at(folder.resolve("kafka"), 0)) {
            kafka.start();
            int published = 2 * articles;
            long bytes = publish(kafka.bootstrapServers(), published);
            System.out.printf(
                    "%,d articles of %,d bytes on average after as many to warm up, 6 partitions, one broker%n",
                    articles, bytes / published);
            run(kafka.bootstrapServers(), service, articles, folder.resolve("contenders.log"));
            kafka.stop();
            kafka.deleteState();
        }
    }

    /**
     * @param recordsPerSecond by the clock
     * @param cpuMicros of the contender per record; says more than the clock while others use the machine
     */
    private record Figures(double recordsPerSecond, double cpuMicros) {

        /** The better of both in each respect. */
        Figures best(Figures other) {
            return new Figures(
                    Math.max(recordsPerSecond, other.recordsPerSecond), Math.min(cpuMicros, other.cpuMicros));
        }
    }

    private static void run(String servers, Path jar, int articles, Path log)
            throws IOException, InterruptedException, ExecutionException {
        Contender passThrough = Contender.bareLoop(servers, BareLoop.Output.PASS_THROUGH);
        Contender classifying = Contender.bareLoop(servers, BareLoop.Output.VERDICT);
        Contender service = Contender.service(jar, servers);
        List<Contender> contenders =
                List.of(passThrough, Contender.bareLoop(servers, BareLoop.Output.VERDICT_SIZED), classifying, service);
        Map<Contender, Figures> best = new LinkedHashMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            for (int round = 1; round <= ROUNDS; round++) {
                for (Contender contender : contenders) {
                    Figures figures = measure(admin, contender, articles, log);
                    System.out.printf(
                            "round %d  %-26s %,8.0f records/s  %,4.0f µs CPU per record%n",
                            round, contender.name(), figures.recordsPerSecond, figures.cpuMicros);
                    best.merge(contender, figures, Figures::best);
                }
            }
        }
        best.forEach((contender, figures) -> System.out.printf(
                "best     %-26s %,8.0f records/s  %,4.0f µs CPU per record%n",
                contender.name(), figures.recordsPerSecond, figures.cpuMicros));
        double reached = rate(best, service);
        System.out.printf(
                "The service reaches %.0f %% of the pass-through and %.0f %% of the loop that classifies.%n",
                100 * reached / rate(best, passThrough), 100 * reached / rate(best, classifying));
    }

    private static double rate(Map<Contender, Figures> best, Contender contender) {
        return Objects.requireNonNull(best.get(contender)).recordsPerSecond;
    }

    private static Figures measure(Admin admin, Contender contender, int articles, Path log)
            throws IOException, InterruptedException, ExecutionException {
        forget(admin, contender);
        Process process = contender.start(log);
        try {
            awaitConsumed(admin, contender, articles, process, log);
            long began = System.nanoTime();
            Duration cpuBefore = cpu(process);
            long before = consumed(admin, contender);
            awaitConsumed(admin, contender, 2L * articles, process, log);
            double measured = 2.0 * articles - before;
            return new Figures(
                    measured / ((System.nanoTime() - began) / 1e9),
                    cpu(process).minus(cpuBefore).toNanos() / 1e3 / measured);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Lets the next run begin with the first article. */
    private static void forget(Admin admin, Contender contender) throws InterruptedException, ExecutionException {
        try {
            admin.deleteConsumerGroups(List.of(contender.group())).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    private static void awaitConsumed(Admin admin, Contender contender, long target, Process process, Path log)
            throws InterruptedException, ExecutionException {
        while (consumed(admin, contender) < target) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the " + contender.name() + " ended early: see " + log);
            }
            Thread.sleep(20);
        }
    }

    private static long consumed(Admin admin, Contender contender) throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(contender.group()).partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private static long publish(String servers, int articles) {
        long bytes = 0;
        try (KafkaProducer<String, ArticleEvent> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "batch.size", 256 << 10, "linger.ms", 20),
                new StringSerializer(),
                new ArticleEventSerializer())) {
            for (int i = 0; i < articles; i++) {
                ArticleEvent article = NewsMix.article(i);
                bytes += article.text().length();
                producer.send(new ProducerRecord<>(Topics.ARTICLES.name(), article.key(), article));
            }
        }
        return bytes;
    }
}
