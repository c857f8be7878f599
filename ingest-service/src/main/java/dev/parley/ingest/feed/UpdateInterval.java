package dev.parley.ingest.feed;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** How often a feed changes, as it says itself: {@code ttl} of RSS 2.0, {@code sy:updatePeriod} of its modules. */
final class UpdateInterval {

    private static final int LONGEST_TTL_MINUTES = 7 * 24 * 60;

    private UpdateInterval() {}

    static Optional<Duration> of(Element channel) {
        Optional<Duration> ttl = number(channel, "ttl")
                .filter(minutes -> minutes <= LONGEST_TTL_MINUTES)
                .map(Duration::ofMinutes);
        return ttl.isPresent() ? ttl : syndication(channel);
    }

    private static Optional<Duration> syndication(Element channel) {
        Duration period =
                switch (text(channel, "updateperiod").toLowerCase(Locale.ROOT)) {
                    case "hourly" -> Duration.ofHours(1);
                    case "daily" -> Duration.ofDays(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    case "yearly" -> Duration.ofDays(365);
                    default -> Duration.ZERO;
                };
        int frequency = number(channel, "updatefrequency").orElse(1);
        // hourly, once: what the most used publishing system writes into every feed, however busy the newsroom
        boolean isDefault = period.equals(Duration.ofHours(1)) && frequency == 1;
        return period.isZero() || isDefault ? Optional.empty() : Optional.of(period.dividedBy(frequency));
    }

    /** A positive number of at most six digits. */
    private static Optional<Integer> number(Element channel, String name) {
        String text = text(channel, name);
        boolean isNumber = !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Integer.parseInt(text)).filter(number -> number > 0) : Optional.empty();
    }

    private static String text(Element channel, String name) {
        for (Element child : channel.children()) {
            if (FeedReader.name(child).equals(name)) {
                return child.text().strip();
            }
        }
        return "";
    }
}
