package dev.parley.ingest.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set; environment variables spell it {@code PARLEY_INGEST_FEEDS_FILE} and so on. */
@ConfigMapping(prefix = "parley.ingest")
public interface IngestConfig {

    /** The YAML list of outlets; without it the list that comes with the service is used. */
    Optional<Path> feedsFile();

    /**
     * Polls every feed at this interval, whatever its outlet publishes. Shorter finds news earlier and burdens the
     * outlets; below a minute only for outlets that you run yourself. Without it each feed has an interval of its own,
     * between the two below, as its outlet writes.
     */
    Optional<Duration> pollInterval();

    /** No feed is polled more often, unless the list pins its interval. */
    @WithDefault("60s")
    Duration shortestPollInterval();

    /** No feed that is well is polled less often, unless the list pins its interval. */
    @WithDefault("30m")
    Duration longestPollInterval();

    /**
     * Between the starts of two requests to the same registered domain, the second being for a feed. Shorter is rude;
     * addresses that are opened below are not spaced.
     */
    @WithDefault("1s")
    Duration feedSpacing();

    /** Between the starts of two requests to the same registered domain, the second being for an article page. */
    @WithDefault("2s")
    Duration pageSpacing();

    /**
     * Reading one document, a feed or a page, may take so much of a processor's time once it has been fetched; what takes
     * longer is given up. Real ones take milliseconds.
     */
    @WithDefault("5s")
    Duration readingLimit();

    /**
     * Where outlets reach whoever runs this service; it is sent with every request. Outlets block pollers that they
     * cannot ask to behave.
     */
    @WithDefault(LOCAL_CONTACT)
    URI contactUrl();

    /**
     * Address ranges in CIDR notation that may be read although they are not on the public internet, for instance
     * {@code 127.0.0.0/8} for outlets on this machine. Whoever can put a link into a feed can make the service read
     * from there.
     */
    Optional<List<String>> allowedAddresses();

    /**
     * The public address of this service, under which hubs reach {@code /push/}; without it no hub is used and every feed
     * is only polled. Whatever stands in front must let nothing else through.
     */
    Optional<URI> publicUrl();

    /**
     * What callers of the HTTP API must show, as {@code Authorization: Bearer …}; 32 characters or more. The start
     * refuses to go without where the service listens beyond this machine. Health, metrics and {@code /push/} ask for
     * none.
     */
    Optional<String> token();

    /** Stands for nobody; good enough for trying things out. */
    String LOCAL_CONTACT = "https://parley.invalid/contact";
}
