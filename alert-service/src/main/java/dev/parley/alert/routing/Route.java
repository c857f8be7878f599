package dev.parley.alert.routing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line from notices to receivers.
 *
 * @param groupWait how long the first notice of a dossier waits for others that come along; a FLASH never does
 * @param groupInterval how long after a message on a dossier the next one is sent; a FLASH at once
 * @param quietHours when only the most urgent is told
 * @param digest when it is told, instead of at once
 * @param escalation who is told of a FLASH that nobody acknowledges
 */
public record Route(
        String name,
        Match match,
        List<String> receivers,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration groupWait,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration groupInterval,
        @Nullable QuietHours quietHours,
        @Nullable DigestTimes digest,
        @Nullable Escalation escalation) {

    private static final Duration GROUP_WAIT = Duration.ofSeconds(30);
    private static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

    public Route {
        receivers = List.copyOf(receivers);
    }

    /** A route that leads nowhere and has nothing but the usual timing. */
    public static Route plain(String name) {
        return new Route(name, Match.EVERYTHING, List.of(), GROUP_WAIT, GROUP_INTERVAL, null, null, null);
    }

    static Route of(Entry entry, String defaultName) {
        DigestTimes digest = entry.child("digest").map(DigestTimes::of).orElse(null);
        if (digest != null) {
            for (String other : List.of("group-wait", "group-interval", "quiet-hours")) {
                if (entry.has(other)) {
                    throw entry.wrong(other, "has no meaning beside a digest, which has its own times");
                }
            }
        }
        Route route = new Route(
                entry.optionalText("name").orElse(defaultName),
                entry.child("match").map(Match::of).orElse(Match.EVERYTHING),
                entry.texts("receivers"),
                entry.timeSpan("group-wait").orElse(GROUP_WAIT),
                entry.timeSpan("group-interval").orElse(GROUP_INTERVAL),
                entry.child("quiet-hours").map(QuietHours::of).orElse(null),
                digest,
                entry.child("escalation").map(Escalation::of).orElse(null));
        entry.end();
        return route;
    }
}
