package dev.parley.cli.demo;

import dev.parley.cli.CommandFailure;
import dev.parley.cli.newsroom.Newsroom;
import dev.parley.cli.newsroom.Script;
import dev.parley.cli.newsroom.Timeline;
import dev.parley.cli.up.LocalSystem;
import dev.parley.cli.up.Ports;
import dev.parley.cli.up.ProjectFolder;
import dev.parley.cli.up.Service;
import dev.parley.cli.up.SystemEvent;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * One demonstration: an empty system polls the sample newsroom; once every feed was polled, the newsroom tells its
 * story; when that is told and judged, what was raised is held against what a duty editor expects.
 */
final class Demo {

    private static final Duration FIRST_POLL_LIMIT = Duration.ofSeconds(60);

    /** After the last publication; a process that was killed just then comes up again within it. */
    private static final Duration LATE_NOTICE_LIMIT = Duration.ofSeconds(90);

    /** How long nothing more must come before the run counts as complete. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Script script;
    private final DemoScreen screen;
    private final Clock clock;
    private final Tally tally;
    private final LocalSystem.Builder builder;
    private final Path folder;

    Demo(Script script, DemoScreen screen, Clock clock, boolean verbose) {
        this.script = script;
        this.screen = screen;
        this.clock = clock;
        this.tally = new Tally(script, clock);
        this.folder = ProjectFolder.find().resolve(".parley").resolve("demo");
        this.builder = LocalSystem.builder()
                .data(folder)
                .fresh()
                .ports(Ports.standardIfFree())
                .events(this::onSystemEvent)
                .logs((service, line) -> {
                    if (verbose) {
                        screen.say(service + " | " + line);
                    }
                });
    }

    /**
     * @param stay keeps everything running after the summary until the process is asked to stop
     * @return whether every expected notice came once and no other
     */
    boolean run(boolean stay) throws IOException, InterruptedException {
        try (Newsroom newsroom = Newsroom.open(script, clock);
                LocalSystem system = system(newsroom)) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::stop, "stop"));
            screen.say("Starting Kafka, PostgreSQL and the services; their logs are in " + folder);
            system.start();
            system.awaitReady();
            try (TopicReader reader = listen(system)) {
                Tally.Result result = tell(newsroom);
                screen.onEnd(result, newsroom.traffic());
                if (stay) {
                    screen.say("Everything keeps running: notices at " + system.url(Service.ALERT)
                            + "/notices, Kafka at " + system.kafkaBootstrapServers() + ". Ctrl-C stops it.");
                    system.awaitStop();
                }
                return result.isPerfect();
            }
        }
    }

    private LocalSystem system(Newsroom newsroom) throws IOException {
        Path feeds = Files.createTempFile("parley-feeds-", ".yaml");
        feeds.toFile().deleteOnExit();
        Files.writeString(feeds, newsroom.feedList());
        return builder.environment(Service.INGEST, "PARLEY_INGEST_FEEDS_FILE", feeds.toString())
                .environment(Service.INGEST, "PARLEY_INGEST_POLL_INTERVAL", "1s")
                .environment(Service.INGEST, "PARLEY_INGEST_ALLOWED_ADDRESSES", "127.0.0.0/8")
                .environment(Service.INGEST, "PARLEY_INGEST_CONTACT_URL", "http://127.0.0.1/parley-demo")
                .build();
    }

    private TopicReader listen(LocalSystem system) {
        return TopicReader.start(
                system.kafkaBootstrapServers(),
                List.of(
                        new TopicReader.Subscription<>(Topics.VERDICTS, this::onVerdict),
                        new TopicReader.Subscription<>(Topics.NOTICES, this::onNotice)));
    }

    private Tally.Result tell(Newsroom newsroom) throws InterruptedException {
        if (!await(newsroom::everyFeedWasRead, FIRST_POLL_LIMIT)) {
            throw new CommandFailure("ingest did not poll every feed of the newsroom within "
                    + FIRST_POLL_LIMIT.toSeconds() + " s; its log is in " + folder);
        }
        screen.say(script.title() + ", told by "
                + String.join(
                        ", ", script.outlets().stream().map(Script.Outlet::name).toList()));
        try (Timeline timeline = new Timeline()) {
            CompletableFuture<Void> told = timeline.play(script, newsroom, publication -> {
                tally.onPublication(publication);
                screen.onPublication(publication);
            });
            told.join();
        }
        if (!await(() -> tally.isSettled(QUIET), LATE_NOTICE_LIMIT)) {
            screen.say(
                    "Nothing more is waited for, " + LATE_NOTICE_LIMIT.toSeconds() + " s after the last publication");
        }
        return tally.result();
    }

    private void onVerdict(VerdictEvent verdict) {
        if (tally.onVerdict(verdict) && !verdict.flagged()) {
            screen.onUnflagged(verdict);
        }
    }

    private void onNotice(NoticeEvent notice) {
        screen.onNotice(notice, tally.onNotice(notice));
    }

    private void onSystemEvent(SystemEvent event) {
        screen.say(event.message());
    }

    /** Whether the condition came true within the limit. */
    private boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        Instant end = clock.instant().plus(limit);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(end)) {
                return false;
            }
            Thread.sleep(GLANCE.toMillis());
        }
        return true;
    }
}
