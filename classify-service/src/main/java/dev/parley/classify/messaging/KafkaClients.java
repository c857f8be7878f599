package dev.parley.classify.messaging;

import static java.util.Map.entry;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Makes the Kafka clients of a session: what the operator configured, below what the guarantees need. */
final class KafkaClients {

    static final String GROUP = "parley-classify";

    private static final String ADDRESSES = "KAFKA_BOOTSTRAP_SERVERS";

    /** Tuning and time limits; the operator's {@code KAFKA_…} settings go before. */
    private static final Map<String, Object> CONSUMER_DEFAULTS = Map.ofEntries(
            // more at once would hardly be faster, but would keep the collector busy in a heap of 128 MB
            entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500),
            entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20),
            entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20),
            // a killed instance that does not come back hands its partitions on after this time
            entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000),
            entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
            entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000));

    private static final Map<String, Object> PRODUCER_DEFAULTS = Map.ofEntries(
            entry(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10),
            // the broker decides what is too large, not this client
            entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 24 << 20),
            entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L << 20),
            // a call to the broker gives up, and the session starts anew, well before liveness does
            entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000),
            entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
            entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000),
            // readers of committed verdicts wait so long for an instance that died in a transaction
            entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000),
            entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000));

    private final Map<String, Object> broker;

    private KafkaClients(Map<String, Object> broker) {
        this.broker = Map.copyOf(broker);
    }

    /**
     * @param broker the operator's settings, named as Kafka names them
     * @throws ConfigurationException when the address is missing or malformed, or a setting is not valid; the message
     *     says what is wrong where, and what to do
     */
    static KafkaClients of(Map<String, Object> broker) {
        KafkaClients clients = new KafkaClients(broker);
        requireAddresses(clients.bootstrapServers());
        InstanceName any = new InstanceName("validation");
        try {
            new ConsumerConfig(clients.consumerSettings(any));
            new ProducerConfig(clients.producerSettings(any));
        } catch (ConfigException e) {
            // without the cause: Quarkus then prints the message alone
            throw new ConfigurationException("Kafka settings (KAFKA_… in the environment): " + e.getMessage());
        }
        return clients;
    }

    /** As configured, for messages. */
    String bootstrapServers() {
        return Objects.toString(broker.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), "");
    }

    /** @throws org.apache.kafka.common.KafkaException when no address can be resolved */
    Consumer<byte[], byte[]> consumer(InstanceName instance) {
        return new KafkaConsumer<>(consumerSettings(instance));
    }

    /** @throws org.apache.kafka.common.KafkaException when no address can be resolved */
    Producer<byte[], byte[]> producer(InstanceName instance) {
        return new KafkaProducer<>(producerSettings(instance));
    }

    private Map<String, Object> consumerSettings(InstanceName instance) {
        Map<String, Object> settings = new HashMap<>(CONSUMER_DEFAULTS);
        settings.putAll(broker);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, instance.value() + "-consumer");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance.value());
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false); // offsets are part of the transaction
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false); // they would have the wrong settings
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    private Map<String, Object> producerSettings(InstanceName instance) {
        Map<String, Object> settings = new HashMap<>(PRODUCER_DEFAULTS);
        settings.putAll(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, instance.value() + "-producer");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, instance.value());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    private static void requireAddresses(String addresses) {
        if (addresses.isBlank()) {
            throw new ConfigurationException(ADDRESSES
                    + " is not set: the classify service does not know where Kafka is."
                    + " Set it in the environment, for instance " + ADDRESSES + "=kafka:9092.");
        }
        for (String address :
                Arrays.stream(addresses.split(",")).map(String::strip).toList()) {
            if (Utils.getHost(address) == null || Utils.getPort(address) == null) {
                throw new ConfigurationException(ADDRESSES + " holds \"" + address
                        + "\", which is no host and port: write it like kafka-1:9092,kafka-2:9092.");
            }
        }
    }
}
