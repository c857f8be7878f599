package dev.parley.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topics;
import dev.parley.localstack.EmbeddedKafka;
import dev.parley.localstack.Loopback;
import dev.parley.localstack.ParleyTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code parley backtest} on the real Kafka. */
class BacktestIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "127.0.0.1:" + Loopback.freePort();

    private static EmbeddedKafka kafka;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path priorities;

    BacktestIT(@TempDir Path folder) throws IOException {
        priorities = Files.writeString(
                folder.resolve("priorities.yaml"), "rules: [{priority: ROUTINE, because: nothing is urgent}]");
    }

    @BeforeAll
    static void newsIsOnTheTopic(@TempDir Path folder) {
        kafka = EmbeddedKafka.at(folder, Loopback.freePort());
        kafka.start();
        ParleyTopics.createMissing(kafka.bootstrapServers());
        try (KafkaProducer<String, byte[]> plain = producer(Map.of());
                KafkaProducer<String, byte[]> transactional = producer(Map.of("transactional.id", "test"))) {
            for (VerdictEvent verdict : List.of(
                    PastVerdict.of("signature", "2025-06-03T10:00:00Z", ChangeType.SIGNED, "Russia"),
                    PastVerdict.ofNothing("weather", "2025-06-02T09:00:00Z"),
                    PastVerdict.of("refusal", "2025-06-02T10:00:00Z", ChangeType.REJECTED, "Russia"))) {
                plain.send(message(verdict));
            }
            plain.send(new ProducerRecord<>(
                    Topics.VERDICTS.name(), "broken", "no verdict".getBytes(StandardCharsets.UTF_8)));
            transactional.initTransactions();
            transactional.beginTransaction();
            transactional.send(
                    message(PastVerdict.of("undone", "2025-06-02T11:00:00Z", ChangeType.ACCEPTED, "Ukraine")));
            transactional.flush();
            transactional.abortTransaction();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<String, byte[]> message(VerdictEvent verdict) {
        Headers headers = new RecordHeaders();
        byte[] value = Topics.VERDICTS.valueSerde().serializer().serialize(Topics.VERDICTS.name(), headers, verdict);
        return new ProducerRecord<>(Topics.VERDICTS.name(), null, verdict.key(), value, headers);
    }

    private int backtest(String servers, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--from", "2025-06-02", "--to", "2025-06-04T00:00:00+00:00", "--rules", priorities.toString()));
        arguments.addAll(List.of("--bootstrap-servers", servers));
        arguments.addAll(List.of(more));
        return new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void whatIsCommittedIsReplayedInTheOrderOfTimeAndNothingIsLeftBehind() throws Exception {
        // When
        int status = backtest(kafka.bootstrapServers(), "--json");

        // Then
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.subList(0, 2))
                .extracting(
                        line -> line.at("/difference").asText(),
                        line -> line.at("/present/article").asText(),
                        line -> line.at("/present/priority").asText(),
                        line -> line.at("/other/priority").asText())
                .containsExactly(
                        tuple("CHANGED", "https://refusal.example/", "URGENT", "ROUTINE"),
                        tuple("CHANGED", "https://signature.example/", "FLASH", "ROUTINE"));
        assertThat(lines.get(2).at("/summary/verdicts").asInt()).isEqualTo(3);
        assertThat(lines.get(2).at("/summary/changed").asInt()).isEqualTo(2);
        assertThat(status).as("a record cannot be read").isEqualTo(1);
        assertThat(err.toString()).contains("parley.verdicts, partition ", "does not reach back");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.listConsumerGroups().all().get()).isEmpty();
        }
    }

    @Test
    void differencesAreReadable() {
        // When
        backtest(kafka.bootstrapServers());

        // Then
        assertThat(out.toString())
                .contains("2025-06-02T10:00:01Z CHANGED ", "FLASH (fighting starts or stops)")
                .contains("other:   2 notices: 2 ROUTINE")
                .contains("0 alike, 0 gained, 0 lost, 2 changed, 0 to other receivers");
    }

    @Test
    void brokerThatIsNotThereIsNamed() {
        assertThat(backtest(NOBODY)).isEqualTo(1);
        assertThat(err.toString()).contains("no broker answers at " + NOBODY).contains("./parley up");
    }
}
