package dev.parley.alert.delivery.text;

import dev.parley.alert.notice.OneLine;
import dev.parley.alert.routing.Match;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.Coverage;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.Timeliness;
import dev.parley.contract.event.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A notice in words, for templates. Each part is one line without control and invisible characters, and of a length that
 * nobody can drown a message with; escaping for a channel's markup is left to its template.
 *
 * @param kind {@code New}, {@code Correction} and so on
 * @param tags what is special about it: the priority, that it is old; may be empty
 * @param states before and after, with an arrow between them; empty when nothing is known of them
 * @param evidence at most three sentences, the latest first
 * @param origins how many independent sources report it
 * @param difference what was changed in the sentence, for a correction
 * @param because why it has its priority
 * @param latency how long it took from the outlet to here
 */
public record NoticeText(
        String id,
        String storyId,
        String kind,
        String headline,
        String tags,
        String states,
        List<Sentence> evidence,
        String origins,
        @Nullable String difference,
        String because,
        String latency,
        Instant raised) {

    private static final int HEADLINE = 250;
    private static final int QUOTE = 600;
    private static final int NAME = 100;
    private static final int SENTENCES = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A sentence that the notice rests on. */
    public record Sentence(String quote, @Nullable String speaker, String outlet, String url) {

        static Sentence of(NoticeEvidence evidence) {
            String speaker = evidence.speaker();
            return new Sentence(
                    cut(evidence.evidence().quote(), QUOTE),
                    speaker == null ? null : cut(speaker, NAME),
                    cut(evidence.article().outlet().name(), NAME),
                    OneLine.of(evidence.article().url()));
        }
    }

    public static NoticeText of(NoticeEvent notice) {
        Wording wording = notice.wording();
        Coverage coverage = notice.coverage();
        return new NoticeText(
                notice.noticeId(),
                notice.storyId(),
                sentenceCase(notice.kind()),
                cut(notice.headline(), HEADLINE),
                tags(notice),
                states(notice.before(), notice.after()),
                notice.evidence().stream().limit(SENTENCES).map(Sentence::of).toList(),
                coverage == null || coverage.origins() < 2 ? "one source" : coverage.origins() + " independent sources",
                wording == null ? null : cut(wording.difference(), QUOTE),
                notice.because() == null ? "" : cut(notice.because(), HEADLINE),
                latency(notice),
                notice.latency().raised());
    }

    /** The time of raising, for people. */
    public String time() {
        return TIME.format(raised);
    }

    /** Where the first sentence stands. */
    public String url() {
        return evidence.get(0).url();
    }

    private static String tags(NoticeEvent notice) {
        String priority = Match.priority(notice).name();
        if (notice.timeliness() == Timeliness.STALE) {
            return priority + ", more than a day old";
        }
        return notice.timeliness() == Timeliness.UNDATED ? priority + ", undated" : priority;
    }

    private static String states(@Nullable AgreementState before, @Nullable AgreementState after) {
        if (before == null || after == null) {
            return "";
        }
        return before == after ? words(after) : words(before) + " → " + words(after);
    }

    private static String latency(NoticeEvent notice) {
        Instant published = notice.latency().published();
        Instant from = published == null ? notice.latency().firstSeen() : published;
        Duration took = Duration.between(from, notice.latency().raised());
        String words;
        if (took.isNegative()) {
            return "";
        } else if (took.compareTo(Duration.ofMinutes(2)) < 0) {
            words = took.toSeconds() + " s";
        } else if (took.compareTo(Duration.ofHours(2)) < 0) {
            words = took.toMinutes() + " min";
        } else {
            words = took.toHours() + " h";
        }
        return words + (published == null ? " after it was first seen" : " after it was published");
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String sentenceCase(Enum<?> constant) {
        String words = words(constant);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** In one line, cut behind so many characters. */
    static String cut(String text, int limit) {
        String line = OneLine.of(text);
        if (line.codePointCount(0, line.length()) <= limit) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, limit - 1)) + "…";
    }

    /** To the second, as feeds have it. */
    public String isoTime() {
        return raised.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
