package dev.parley.localstack;

import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Brings the topics of the contract to a broker that stands alone. */
public final class ParleyTopics {

    private ParleyTopics() {}

    /**
     * Creates those that do not exist yet, each record held once.
     *
     * @throws LocalStackException when the broker refuses or does not answer
     */
    public static void createMissing(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(ParleyTopics::onOneNode)
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new LocalStackException("cannot create the topics at " + bootstrapServers + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while topics were created at " + bootstrapServers, e);
        }
    }

    private static NewTopic onOneNode(Topic<?> topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings());
    }
}
