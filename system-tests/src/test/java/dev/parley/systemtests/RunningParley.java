package dev.parley.systemtests;

import static org.awaitility.Awaitility.await;

import dev.parley.cli.newsroom.Newsroom;
import dev.parley.cli.newsroom.Script;
import dev.parley.cli.up.LocalSystem;
import dev.parley.cli.up.Ports;
import dev.parley.cli.up.Service;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The packaged services with data and ports of their own, polling a newsroom that publishes what the test asks for. */
final class RunningParley implements AutoCloseable {

    /** Long enough for a process that was killed to come up again on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Script script;
    private final Newsroom newsroom;
    private final LocalSystem system;

    private RunningParley(Script script, Newsroom newsroom, LocalSystem system) {
        this.script = script;
        this.newsroom = newsroom;
        this.system = system;
    }

    /** Returns when everything is ready and each feed was polled, so that what is published next is news. */
    static RunningParley start(Script script, Path folder) throws IOException {
        return start(script, folder, Map.of());
    }

    /**
     * The same with settings of alert.
     *
     * @param alert what its environment has besides
     */
    static RunningParley start(Script script, Path folder, Map<String, String> alert) throws IOException {
        Newsroom newsroom = Newsroom.open(script, Clock.systemUTC());
        Path feeds = Files.writeString(folder.resolve("feeds.yaml"), newsroom.feedList());
        LocalSystem.Builder builder = LocalSystem.builder()
                .data(folder.resolve("data"))
                .ports(Ports.free())
                .environment(Service.INGEST, "PARLEY_INGEST_FEEDS_FILE", feeds.toString())
                .environment(Service.INGEST, "PARLEY_INGEST_POLL_INTERVAL", "1s")
                .environment(Service.INGEST, "PARLEY_INGEST_ALLOWED_ADDRESSES", "127.0.0.0/8")
                .environment(Service.INGEST, "PARLEY_INGEST_CONTACT_URL", "http://127.0.0.1/system-tests")
                .logs((service, line) -> System.out.println(service + " | " + line))
                .events(event -> System.out.println("parley | " + event.message()));
        alert.forEach((name, value) -> builder.environment(Service.ALERT, name, value));
        LocalSystem system = builder.build();
        RunningParley parley = new RunningParley(script, newsroom, system);
        try {
            system.start();
            system.awaitReady();
            await().atMost(PATIENCE).until(newsroom::everyFeedWasRead);
            return parley;
        } catch (RuntimeException e) {
            parley.close();
            throw e;
        }
    }

    LocalSystem system() {
        return system;
    }

    /** The addresses of the newsroom's feeds. */
    List<URI> feeds() {
        return newsroom.feeds();
    }

    TopicProbe topics() {
        return new TopicProbe(system.kafkaBootstrapServers());
    }

    void publish(String articleId) {
        newsroom.publish(article(articleId));
    }

    void correct(String articleId) {
        newsroom.correct(article(articleId), article(articleId).corrections().get(0));
    }

    /** Ends a part at once, as {@code kill -9} does. */
    void kill(String part) {
        ProcessHandle.of(Objects.requireNonNull(system.processes().get(part), part))
                .orElseThrow()
                .destroyForcibly();
    }

    /** Waits until the topic holds a notice that rests on the article. */
    NoticeEvent awaitNotice(String articleId) {
        return awaitNotices(articleId, 1).get(0);
    }

    /** Waits until the topic holds so many notices that rest on the article. */
    List<NoticeEvent> awaitNotices(String articleId, int count) {
        return await().atMost(PATIENCE)
                .ignoreExceptions() // the broker may be down just now
                .until(() -> noticesAbout(articleId), notices -> notices.size() >= count);
    }

    List<NoticeEvent> noticesAbout(String articleId) {
        return topics().events(Topics.NOTICES).stream()
                .filter(notice -> notice.evidence().get(0).article().url().endsWith("/articles/" + articleId))
                .toList();
    }

    private Script.Article article(String id) {
        return script.articles().stream()
                .filter(article -> article.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        system.close();
        newsroom.close();
    }
}
