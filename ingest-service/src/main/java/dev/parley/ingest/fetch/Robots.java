package dev.parley.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.Permission.Denied;
import dev.parley.ingest.fetch.Permission.Granted;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What outlets allow robots to read, and how fast, by their {@code robots.txt} (RFC 9309, {@code Crawl-delay}). Asked
 * once a day for each host, after an error once an hour. Thread-safe.
 */
public final class Robots implements Permission.Giver {

    /** The name by which a {@code robots.txt} may address us. */
    private static final List<String> NAMES = List.of("parley");

    private static final int LENGTH_LIMIT = 500 << 10;
    private static final int CACHED_HOSTS = 10_000;

    /** A feed may name thousands of hosts, each with rules as long as they may be. */
    private static final int CACHED_BYTES = 32 << 20;

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration KEPT_AFTER_ERROR = Duration.ofHours(1);

    /** Some ask for minutes between pages; then a newsroom's day would take a week. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private static final int WARNINGS = 0;

    private final HttpFetcher web;
    private final Clock clock;

    private final int cachedBytes;
    private final Map<String, Rules> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Rules(@Nullable BaseRobotRules rules, int bytes, Instant until) {}

    public Robots(HttpFetcher web, Clock clock) {
        this(web, clock, CACHED_BYTES);
    }

    /**
     * @param cachedBytes of files whose rules are kept
     */
    Robots(HttpFetcher web, Clock clock, int cachedBytes) {
        this.web = web;
        this.clock = clock;
        this.cachedBytes = cachedBytes;
    }

    /** Whether we may read this page; while the rules cannot be read, nothing may be. */
    @Override
    public Permission permission(URI page) {
        BaseRobotRules rules = rules(page);
        if (rules == null) {
            return new Denied(new Failed(Failure.BUSY, "the outlet's robots.txt cannot be read", null));
        }
        if (!rules.isAllowed(page.toString())) {
            return new Denied(new Refused("the outlet's robots.txt asks robots not to read " + page));
        }
        return new Granted(delay(rules));
    }

    private static Duration delay(BaseRobotRules rules) {
        Duration asked = Duration.ofMillis(Math.max(0, rules.getCrawlDelay())); // negative where none is asked for
        return asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
    }

    private @Nullable BaseRobotRules rules(URI page) {
        String host = page.getScheme() + "://" + page.getRawAuthority();
        synchronized (cache) {
            Rules known = cache.get(host);
            if (known != null && clock.instant().isBefore(known.until())) {
                return known.rules();
            }
        }
        // not under the lock: it may take its time
        Rules read = read(host);
        keep(host, read);
        return read.rules();
    }

    private void keep(String host, Rules read) {
        synchronized (cache) {
            Rules before = cache.put(host, read);
            bytes += read.bytes() - (before == null ? 0 : before.bytes());
            Iterator<Rules> longestUnused = cache.values().iterator();
            while (cache.size() > CACHED_HOSTS || bytes > cachedBytes) {
                bytes -= longestUnused.next().bytes();
                longestUnused.remove();
            }
        }
    }

    private Rules read(String host) {
        URI address = URI.create(host + "/robots.txt");
        FetchResult result = web.fetch(address, Wanted.ROBOTS, Validators.NONE);
        // left to itself it takes a long delay for a ban
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, WARNINGS);
        if (result instanceof Fetched fetched) {
            byte[] body = fetched.body();
            byte[] bounded = body.length > LENGTH_LIMIT ? Arrays.copyOf(body, LENGTH_LIMIT) : body;
            String type = fetched.contentType() == null ? "text/plain" : fetched.contentType();
            return new Rules(
                    parser.parseContent(address.toString(), bounded, type, NAMES),
                    bounded.length,
                    clock.instant().plus(KEPT));
        }
        boolean cannotSay = result instanceof Failed failed
                && failed.failure() != Failure.MISSING
                && failed.failure() != Failure.STATUS;
        return cannotSay
                ? new Rules(null, 0, clock.instant().plus(KEPT_AFTER_ERROR))
                : new Rules(parser.failedFetch(404), 0, clock.instant().plus(KEPT));
    }
}
