package dev.parley.alert.messaging;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Asks the broker every few seconds whether it is there. Not ready while it does not answer, and says so once. */
@Readiness
@Singleton
final class BrokerReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(BrokerReadiness.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String servers;
    private final Admin admin;
    private volatile boolean answers;
    private boolean told;

    BrokerReadiness(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.servers = String.valueOf(connection.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.admin = Admin.create(settings);
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    void ask() throws InterruptedException {
        try {
            admin.describeCluster().nodes().get();
            if (told) {
                LOG.infof("Kafka at %s answers again", servers);
            }
            answers = true;
            told = false;
        } catch (ExecutionException e) {
            answers = false;
            if (!told) {
                LOG.warnf(
                        "Kafka at %s does not answer: verdicts and notices wait until it does (%s)",
                        servers, e.getMessage());
            }
            told = true;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Kafka")
                .status(answers)
                .withData("brokers", servers)
                .build();
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
