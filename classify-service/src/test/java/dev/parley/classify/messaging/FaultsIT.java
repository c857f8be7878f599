package dev.parley.classify.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.localstack.EmbeddedKafka;
import dev.parley.localstack.Loopback;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service when something breaks: nothing is lost, nothing is answered twice, and it goes on by itself. */
class FaultsIT {

    private final Path folder;

    FaultsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void withoutAnAddressTheStartStopsWithOneClearLine() {
        // When
        ClassifyProcess service = ClassifyProcess.start(Loopback.freePort(), Map.of());

        // Then
        assertThat(service.awaitExit()).isNotZero();
        assertThat(service.log().lines().filter(line -> !line.startsWith("WARNING: "))) // of newer Java versions
                .singleElement()
                .asString()
                .startsWith("KAFKA_BOOTSTRAP_SERVERS is not set")
                .contains("Set it in the environment");
    }

    @Test
    void startedBeforeTheBrokerItWaitsAndGoesOnWhenTheBrokerComes() {
        // Given
        int port = Loopback.freePort();
        String address = "127.0.0.1:" + port;
        try (ClassifyProcess service =
                ClassifyProcess.start(Loopback.freePort(), Map.of("KAFKA_BOOTSTRAP_SERVERS", address))) {

            // When
            Awaitility.await()
                    .atMost(TestTopics.PATIENCE)
                    .until(() -> service.get("/q/health/ready").body().contains("Kafka at " + address));

            // Then
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(service.log()).contains("Waiting for Kafka at " + address);

            // When
            try (EmbeddedKafka kafka = startKafka(port);
                    TestTopics topics = new TestTopics(kafka.bootstrapServers())) {
                service.awaitReady();
                topics.send(Articles.article("first"));

                // Then
                topics.awaitVerdictOn("first");
                service.close();
            }
        }
    }

    @Test
    void whenTheBrokerIsKilledAndComesBackEveryArticleGetsOneVerdict() {
        try (EmbeddedKafka kafka = startKafka(0);
                TestTopics topics = new TestTopics(kafka.bootstrapServers());
                ClassifyProcess service = ClassifyProcess.startReady(Loopback.freePort(), kafka.bootstrapServers())) {
            // Given
            List<ArticleEvent> articles = articles(6_000);
            articles.forEach(topics::send);
            topics.awaitVerdictOn("article-0");

            // When
            kafka.kill();
            Awaitility.await()
                    .atMost(TestTopics.PATIENCE)
                    .until(() -> service.get("/q/health/ready").statusCode() == 503);
            kafka.restart();
            topics.flush();

            // Then
            assertThat(topics.verdictIdsWhenAllIsConsumed()).containsExactlyInAnyOrderElementsOf(ids(articles));
            service.awaitReady();
        }
    }

    @Test
    void aFencedProducerIsReplaced() {
        int port = Loopback.freePort();
        try (EmbeddedKafka kafka = startKafka(0);
                TestTopics topics = new TestTopics(kafka.bootstrapServers());
                ClassifyProcess service = ClassifyProcess.startReady(port, kafka.bootstrapServers())) {
            // Given
            topics.send(Articles.article("before"));
            topics.awaitVerdictOn("before");

            // When
            try (KafkaProducer<byte[], byte[]> rival = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers", kafka.bootstrapServers(),
                            "transactional.id", InstanceName.of(port).value()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                rival.initTransactions();
            }
            topics.send(Articles.article("after"));

            // Then
            assertThat(topics.verdictIdsWhenAllIsConsumed()).containsExactlyInAnyOrder("before", "after");
            assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whenOneOfTwoInstancesIsKilledAndTheOtherFrozenEveryArticleGetsOneVerdict() {
        try (EmbeddedKafka kafka = startKafka(0);
                TestTopics topics = new TestTopics(kafka.bootstrapServers());
                ClassifyProcess frozen = ClassifyProcess.startReady(Loopback.freePort(), kafka.bootstrapServers());
                ClassifyProcess killed = ClassifyProcess.startReady(Loopback.freePort(), kafka.bootstrapServers())) {
            // Given
            List<ArticleEvent> articles = articles(9_000);
            articles.subList(0, 3_000).forEach(topics::send);
            topics.awaitVerdictOn("article-0");

            // When
            killed.kill();
            articles.subList(3_000, 6_000).forEach(topics::send);
            frozen.freeze();
            articles.subList(6_000, 9_000).forEach(topics::send);
            topics.flush();
            try (ClassifyProcess third = ClassifyProcess.startReady(Loopback.freePort(), kafka.bootstrapServers())) {
                topics.awaitVerdictOn("article-8999");
                frozen.thaw();

                // Then
                assertThat(topics.verdictIdsWhenAllIsConsumed()).containsExactlyInAnyOrderElementsOf(ids(articles));
                frozen.awaitReady();
                third.awaitReady();
            }
        }
    }

    private EmbeddedKafka startKafka(int port) {
        EmbeddedKafka kafka = EmbeddedKafka.at(folder, port);
        kafka.start();
        return kafka;
    }

    private static List<ArticleEvent> articles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Articles.article("article-" + i))
                .toList();
    }

    private static List<String> ids(List<ArticleEvent> articles) {
        return articles.stream().map(ArticleEvent::articleId).toList();
    }
}
