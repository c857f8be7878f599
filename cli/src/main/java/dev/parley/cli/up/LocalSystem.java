package dev.parley.cli.up;

import dev.parley.localstack.EmbeddedKafka;
import dev.parley.localstack.EmbeddedPostgres;
import dev.parley.localstack.LocalServer;
import dev.parley.localstack.LocalStackException;
import dev.parley.localstack.Loopback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parley on this machine: Kafka and PostgreSQL, then the packaged services, each a child process that is started again
 * when it ends. Used once: {@link #start()}, {@link #awaitReady()}, {@link #stop()}; the next system on the same data
 * folder goes on with the state.
 */
public final class LocalSystem implements AutoCloseable {

    private final Path folder;
    private final Consumer<SystemEvent> events;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgresql;
    private final Map<Service, PackagedService> services = new EnumMap<>(Service.class);
    private final Set<Service> without;
    private final boolean fresh;
    private final List<Supervisor> infrastructure = new ArrayList<>();
    private final List<Supervisor> applications = new ArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable DataFolder lock;

    private LocalSystem(Builder builder) {
        this.folder = builder.folder;
        this.events = builder.events;
        this.without = EnumSet.copyOf(builder.without);
        this.fresh = builder.fresh;
        this.kafka = EmbeddedKafka.at(folder.resolve("kafka"), builder.ports.kafka());
        this.postgresql = EmbeddedPostgres.at(folder.resolve("postgresql"), builder.ports.postgresql());
        for (Service service : Service.values()) {
            services.put(service, packaged(service, builder));
        }
    }

    private PackagedService packaged(Service service, Builder builder) {
        int port = builder.ports.of(service);
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgresql.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                EmbeddedPostgres.USERNAME,
                "QUARKUS_DATASOURCE_PASSWORD",
                EmbeddedPostgres.PASSWORD,
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port)));
        if (service == Service.ALERT) {
            environment.put("PARLEY_ALERT_INGEST_URL", "http://127.0.0.1:" + builder.ports.of(Service.INGEST));
        }
        environment.putAll(builder.environment.getOrDefault(service, Map.of()));
        return new PackagedService(service, folder.resolve(service.label()), port, environment, builder.logs);
    }

    /** A system with all services on the standard ports, with data in {@code .parley} of the project, and silent. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Locks the data folder, stops what a killed run left behind, and begins to start the parts.
     *
     * @throws LocalStackException when the folder is in use, its disk is full, a port is taken or a service is not
     *     built; nothing runs then
     */
    public synchronized void start() {
        if (stopped.getCount() == 0) {
            throw new LocalStackException("stopped before it started");
        }
        requireBuilt();
        DataFolder locked = DataFolder.lock(folder);
        try {
            stopLeftOvers();
            if (fresh) {
                parts().forEach(LocalServer::deleteState);
            }
            requireFreePorts();
        } catch (LocalStackException e) {
            locked.close();
            throw e;
        }
        lock = locked;
        for (LocalServer server : List.of(kafka, postgresql)) {
            infrastructure.add(new Supervisor(server, locked, events));
        }
        running().forEach(service -> applications.add(new Supervisor(service, locked, events)));
        infrastructure.forEach(Supervisor::start);
        allReady(infrastructure)
                .thenRun(() -> applications.forEach(Supervisor::start))
                .thenCompose(started -> allReady(applications))
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        ready.complete(null);
                    } else {
                        ready.completeExceptionally(failure);
                    }
                });
    }

    /** Completes when all have, exceptionally as soon as one does. */
    private static CompletableFuture<Void> allReady(List<Supervisor> supervisors) {
        CompletableFuture<Void> all = new CompletableFuture<>();
        supervisors.forEach(supervisor -> supervisor.ready().exceptionally(failure -> {
            all.completeExceptionally(failure);
            return null;
        }));
        CompletableFuture.allOf(supervisors.stream().map(Supervisor::ready).toArray(CompletableFuture[]::new))
                .thenRun(() -> all.complete(null));
        return all;
    }

    private void requireBuilt() {
        for (PackagedService service : running()) {
            if (!Files.exists(service.jar())) {
                throw new LocalStackException(service.name() + " is not built: there is no " + service.jar());
            }
        }
    }

    private void stopLeftOvers() {
        for (LocalServer part : parts()) {
            if (part.stopLeftOver()) {
                events.accept(new SystemEvent.LeftOverStopped(part.name()));
            }
        }
    }

    /** All of them, also the service that is left out; in the order in which they are stopped. */
    private List<LocalServer> parts() {
        List<LocalServer> parts = new ArrayList<>(services.values());
        parts.addAll(List.of(kafka, postgresql));
        return parts;
    }

    private void requireFreePorts() {
        List<LocalServer> all = new ArrayList<>(List.of(kafka, postgresql));
        all.addAll(running());
        Set<Integer> seen = new HashSet<>();
        for (LocalServer server : all) {
            String option = "--" + server.name().toLowerCase(Locale.ROOT) + "-port";
            if (!seen.add(server.port())) {
                throw new LocalStackException(
                        "port " + server.port() + " is given to two parts; name another with " + option);
            }
            if (!Loopback.isFree(server.port())) {
                throw new LocalStackException("port " + server.port() + " on 127.0.0.1, which " + server.name()
                        + " needs, is taken by another program; stop that, or name another port with " + option);
            }
        }
    }

    private List<PackagedService> running() {
        return services.entrySet().stream()
                .filter(entry -> !without.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Waits until every part serves its clients.
     *
     * @throws LocalStackException as soon as one does not come up, with the reason; the others still run then
     */
    public void awaitReady() {
        try {
            ready.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LocalStackException reason) {
                throw reason;
            }
            throw e;
        }
    }

    /** Stops the services, then Kafka, then PostgreSQL, within seconds; no process is left. Once, whoever calls first. */
    public synchronized void stop() {
        stopped.countDown();
        if (lock == null) {
            return;
        }
        events.accept(new SystemEvent.Stopping());
        applications.parallelStream().forEach(Supervisor::stop);
        infrastructure.forEach(Supervisor::stop);
        lock.close();
        lock = null;
    }

    /** Waits until somebody has called {@link #stop()}. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        stop();
    }

    /** Where the state lies. */
    public Path data() {
        return folder;
    }

    /** Host and port for Kafka's clients. */
    public String kafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Where PostgreSQL's clients connect to, as {@link EmbeddedPostgres#USERNAME}. */
    public String jdbcUrl() {
        return postgresql.jdbcUrl();
    }

    /** Where the service answers, without a slash at the end. */
    public String url(Service service) {
        return "http://127.0.0.1:" + server(service).port();
    }

    /** The process ids of the parts that run now, by the names that events use. */
    public Map<String, Long> processes() {
        List<LocalServer> all = new ArrayList<>(List.of(kafka, postgresql));
        all.addAll(running());
        Map<String, Long> processes = new LinkedHashMap<>();
        all.stream().filter(LocalServer::isAlive).forEach(server -> processes.put(server.name(), server.pid()));
        return processes;
    }

    private PackagedService server(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    /** What a system is made of. */
    public static final class Builder {

        private Path folder = ProjectFolder.find().resolve(".parley");
        private boolean fresh;
        private Ports ports = Ports.standard();
        private final Set<Service> without = EnumSet.noneOf(Service.class);
        private final Map<Service, Map<String, String>> environment = new EnumMap<>(Service.class);
        private LogSink logs = (service, line) -> {};
        private Consumer<SystemEvent> events = event -> {};

        private Builder() {}

        /** Where the state lies; created when absent. */
        public Builder data(Path folder) {
            this.folder = folder.toAbsolutePath().normalize();
            return this;
        }

        /** Deletes the state that earlier systems left in the folder, once no other works on it. */
        public Builder fresh() {
            this.fresh = true;
            return this;
        }

        public Builder ports(Ports ports) {
            this.ports = ports;
            return this;
        }

        /** Leaves a service out: a developer runs it from the sources. */
        public Builder without(Service service) {
            without.add(service);
            return this;
        }

        /** Adds an environment variable to a service's settings. */
        public Builder environment(Service service, String name, String value) {
            environment.computeIfAbsent(service, any -> new HashMap<>()).put(name, value);
            return this;
        }

        /** Gets each line that a service logs; the lines are in files of the data folder in any case. */
        public Builder logs(LogSink sink) {
            this.logs = sink;
            return this;
        }

        /** Gets told what happens to the parts, from several threads. */
        public Builder events(Consumer<SystemEvent> listener) {
            this.events = listener;
            return this;
        }

        public LocalSystem build() {
            return new LocalSystem(this);
        }
    }
}
