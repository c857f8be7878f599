package dev.parley.classify.messaging;

import dev.parley.classify.ArticleClassifier;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the article stream on a thread of its own from the start to the end of the service. */
@Singleton
final class StreamLifecycle {

    private static final Logger LOG = Logger.getLogger(StreamLifecycle.class);

    /** For the transaction that is under way and for leaving the group; a supervisor kills after 10 s or more. */
    private static final Duration FAREWELL = Duration.ofSeconds(8);

    private final Map<String, Object> broker;
    private final int httpPort;
    private final Clock clock;
    private final StreamStatus status;
    private final StreamMetrics metrics;
    private @Nullable ArticleStream stream;
    private @Nullable Thread thread;

    StreamLifecycle(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.http.port") int httpPort,
            Clock clock,
            StreamStatus status,
            StreamMetrics metrics) {
        this.broker = broker;
        this.httpPort = httpPort;
        this.clock = clock;
        this.status = status;
        this.metrics = metrics;
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    void start(@Observes StartupEvent event) {
        KafkaClients clients = KafkaClients.of(broker);
        RecordClassifier classifier = new RecordClassifier(standardClassifier()::classify, clock);
        InstanceName instance = InstanceName.of(httpPort);
        LOG.infof("Classifying as %s, with Kafka at %s", instance.value(), clients.bootstrapServers());
        ArticleStream articles = new ArticleStream(
                instance,
                name -> TransactionalSession.open(clients, name, classifier, status, metrics),
                status,
                clients.bootstrapServers());
        Thread runner = new Thread(articles, "article-stream");
        runner.setUncaughtExceptionHandler((ended, failure) -> {
            LOG.fatal("The article stream broke; ending the service so that its supervisor starts it anew", failure);
            Quarkus.asyncExit(1);
        });
        runner.start();
        stream = articles;
        thread = runner;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (stream != null && thread != null) {
            stream.stop();
            thread.join(FAREWELL.toMillis());
        }
    }

    private static ArticleClassifier standardClassifier() {
        try {
            return ArticleClassifier.standard();
        } catch (IllegalStateException e) {
            throw new ConfigurationException("The rules cannot be used: " + e.getMessage());
        }
    }
}
