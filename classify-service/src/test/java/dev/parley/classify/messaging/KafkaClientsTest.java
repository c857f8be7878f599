package dev.parley.classify.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClientsTest {

    @Test
    void aMissingAddressIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> KafkaClients.of(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS is not set")
                .hasMessageContaining("Set it in the environment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "kafka-1:9092,kafka-2", "kafka:port"})
    void aMalformedAddressIsNamed(String addresses) {
        assertThatThrownBy(() -> KafkaClients.of(Map.of("bootstrap.servers", addresses)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS holds")
                .hasMessageContaining("no host and port");
    }

    @Test
    void anInvalidSettingIsNamedWithItsValue() {
        assertThatThrownBy(
                        () -> KafkaClients.of(Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "none")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("security.protocol")
                .hasMessageContaining("none");
    }

    @Test
    void severalAddressesAreTaken() {
        assertThat(KafkaClients.of(Map.of("bootstrap.servers", "kafka-1:9092, kafka-2:9092"))
                        .bootstrapServers())
                .isEqualTo("kafka-1:9092, kafka-2:9092");
    }
}
