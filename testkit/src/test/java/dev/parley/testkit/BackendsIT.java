package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class BackendsIT {

    @Test
    void kafkaAnswersWithTheTopicsOfTheContract() throws Exception {
        // Given
        try (KafkaBackend kafka = new KafkaBackend()) {
            // When
            Map<String, String> settings = kafka.start();
            // Then
            assertThat(settings).containsOnlyKeys("kafka.bootstrap.servers");
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get())
                        .containsAll(Topics.all().stream().map(Topic::name).toList());
            }
        }
    }

    @Test
    void postgresAnswers() throws Exception {
        // Given
        try (PostgresBackend postgres = new PostgresBackend()) {
            // When
            Map<String, String> settings = postgres.start();
            // Then
            assertThat(settings)
                    .containsOnlyKeys(
                            "quarkus.datasource.jdbc.url",
                            "quarkus.datasource.username",
                            "quarkus.datasource.password");
            try (var connection =
                    DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password())) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void plainTestsShareOne() {
        // When // Then
        assertThat(KafkaBackend.shared()).isSameAs(KafkaBackend.shared());
        assertThat(PostgresBackend.shared()).isSameAs(PostgresBackend.shared());
    }
}
