package dev.parley.benchmarks.alert;

import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topics;
import dev.parley.contract.kafka.VerdictEventSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures the packaged alert service on a real broker and a real database: a month of verdicts from topic to ledger, the
 * time from a verdict to its notice on the topic, and the same to very many who listen to the stream of notices.
 */
final class ServiceBenchmark {

    private static final String GROUP = "parley-alert";
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration TO_ARRIVE = Duration.ofSeconds(60);

    /** No more verdicts than these wait on the topic: what waits longer is read by partition and gets out of order. */
    private static final int MOST_WAITING = 2_000;

    private static final int NEWS = 500;
    private static final int NEWS_PER_SECOND = 20;
    private static final int STREAMED = 60;
    private static final int STREAMED_PER_SECOND = 4;

    private final Path jar;
    private final Map<String, String> stack;
    private final String servers;
    private final Path log;
    private int wars;

    /** @param stack how the service reaches broker and database, as environment */
    ServiceBenchmark(Path jar, Map<String, String> stack, String servers, Path log) {
        this.jar = jar;
        this.stack = stack;
        this.servers = servers;
        this.log = log;
    }

    void run(int verdicts, int listeners) throws IOException, InterruptedException, ExecutionException {
        try (AlertProcess service = AlertProcess.start(jar, stack, log);
                Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
                KafkaProducer<String, VerdictEvent> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "acks", "all"),
                        new StringSerializer(),
                        new VerdictEventSerializer())) {
            month(verdicts, service, admin, producer);
            try (NoticeTopic topic = NoticeTopic.fromNowOn(servers)) {
                toTheTopic(producer, topic);
                toListeners(listeners, service, producer, topic);
            }
        }
    }

    /** The second half counts: by then the code is compiled. */
    private static void month(
            int verdicts, AlertProcess service, Admin admin, KafkaProducer<String, VerdictEvent> producer)
            throws InterruptedException, ExecutionException {
        InventedVerdicts invented =
                new InventedVerdicts(Instant.now().minus(MONTH), MONTH, verdicts, InventedVerdicts.ALL_FLAGGED);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long halfway = 0;
        long half = 0;
        Duration cpu = Duration.ZERO;
        long consumed = 0;
        for (int sent = 0; consumed < verdicts; consumed = consumed(admin)) {
            while (sent < verdicts && sent < consumed + MOST_WAITING) {
                send(producer, invented.next());
                sent++;
            }
            if (half == 0 && consumed >= verdicts / 2) {
                half = consumed;
                halfway = System.nanoTime();
                cpu = service.cpu();
            }
            service.check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + consumed + " verdicts of " + verdicts);
            }
            Thread.sleep(GLANCE.toMillis());
        }
        System.out.printf(
                "%-28s %,8.0f verdicts/s from the topic into the ledger, all report a change, %,.0f µs CPU each%n",
                "packaged service",
                (verdicts - half) / ((System.nanoTime() - halfway) / 1e9),
                service.cpu().minus(cpu).toNanos() / 1e3 / (verdicts - half));
    }

    private static void send(KafkaProducer<String, VerdictEvent> producer, VerdictEvent verdict) {
        producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), verdict.key(), verdict));
    }

    private static long consumed(Admin admin) throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private void toTheTopic(KafkaProducer<String, VerdictEvent> producer, NoticeTopic topic)
            throws InterruptedException {
        Map<String, Long> sent = news(NEWS, NEWS_PER_SECOND, producer);
        long[] nanos = topic.await(sent, TO_ARRIVE);
        System.out.printf(
                "%-28s %s from verdict to notice on the topic; %,d notices for %,d verdicts at %d/s%n",
                "packaged service", Latency.text(nanos), nanos.length, sent.size(), NEWS_PER_SECOND);
    }

    private void toListeners(
            int count, AlertProcess service, KafkaProducer<String, VerdictEvent> producer, NoticeTopic topic)
            throws InterruptedException {
        try (Listeners listeners = Listeners.to(service.address("/notices/stream"), count)) {
            Map<String, Long> sent = news(STREAMED, STREAMED_PER_SECOND, producer);
            int notices = topic.await(sent, TO_ARRIVE).length;
            long[] nanos = listeners.await(sent, notices, TO_ARRIVE);
            System.out.printf(
                    "%-28s %s from verdict to listener; %,d listeners, of which %,d got each of %,d notices once and in order"
                            + " (%d/s)%n",
                    "packaged service",
                    Latency.text(nanos),
                    count,
                    listeners.complete(notices),
                    notices,
                    STREAMED_PER_SECOND);
        }
    }

    /** @return by article, when its verdict was sent */
    private Map<String, Long> news(int count, int perSecond, KafkaProducer<String, VerdictEvent> producer)
            throws InterruptedException {
        InventedVerdicts invented =
                new InventedVerdicts(Instant.now(), Duration.ZERO, count, InventedVerdicts.ALL_FLAGGED);
        Map<String, Long> sent = new ConcurrentHashMap<>();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long wait = begin + i * 1_000_000_000L / perSecond - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            VerdictEvent verdict = invented.news(wars++, Instant.now());
            sent.put(verdict.article().articleId(), System.nanoTime());
            send(producer, verdict);
        }
        return sent;
    }
}
