package dev.parley.alert.console.notice;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.feedback.Opinion;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.store.AttentionArchive.Deed;
import dev.parley.alert.store.AttentionArchive.Known;
import dev.parley.alert.store.NoticeArchive.Entry;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people know, do and think about a notice, with what the reader can do.
 *
 * @param number of the notice
 * @param acknowledged who acknowledged this notice, or a later one of its story
 * @param claimed who takes care of its story
 * @param muted by whom and until when; absent while it is not
 */
public record AttentionView(
        long number,
        String noticeId,
        String storyId,
        @Nullable Doer acknowledged,
        @Nullable Doer claimed,
        @Nullable Mute muted,
        List<Vote> votes) {

    private static final int NAME = 60;
    private static final int REASON = 160;

    /** Who did something, and when. */
    public record Doer(String name, Instant at, boolean isReader) {}

    /**
     * A silence.
     *
     * @param ofStory whether it is about this story only, so that it can be ended here
     */
    public record Mute(String by, Instant until, String reason, boolean ofStory) {}

    /**
     * Those who think the same.
     *
     * @param who their names
     * @param mine whether the reader is one of them
     */
    public record Vote(Opinion opinion, int count, String who, boolean mine) {

        /** What the button does: to press it again takes it back. */
        public String deed() {
            return mine ? "no_opinion" : opinion.name().toLowerCase(Locale.ROOT);
        }

        /** The key that presses the button. */
        public String key() {
            return switch (opinion) {
                case USEFUL -> "y";
                case WRONG -> "x";
                case LATE -> "l";
            };
        }
    }

    static AttentionView of(Entry entry, Known known, List<Silence> silences, String reader) {
        return new AttentionView(
                entry.number(),
                entry.notice().noticeId(),
                entry.notice().storyId(),
                doer(known.acknowledged(), reader),
                doer(known.claimed(), reader),
                silences.stream()
                        .filter(silence -> silence.match().fits(entry.notice()))
                        .findFirst()
                        .map(AttentionView::mute)
                        .orElse(null),
                Arrays.stream(Opinion.values())
                        .map(opinion -> vote(
                                opinion, known.opinions().getOrDefault(opinion, Collections.emptySortedSet()), reader))
                        .toList());
    }

    /** The address of the notice in full, which also takes what is done about it. */
    public String address() {
        return Address.notice(noticeId);
    }

    private static @Nullable Doer doer(@Nullable Deed deed, String reader) {
        return deed == null
                ? null
                : new Doer(name(deed.by()), deed.at(), deed.by().equals(reader));
    }

    private static Mute mute(Silence silence) {
        return new Mute(
                name(silence.author()),
                silence.ends(),
                OutsideText.excerpt(silence.reason(), REASON).shown(),
                !silence.match().stories().isEmpty());
    }

    private static Vote vote(Opinion opinion, Set<String> authors, String reader) {
        return new Vote(
                opinion,
                authors.size(),
                authors.stream().map(AttentionView::name).collect(Collectors.joining(", ")),
                authors.contains(reader));
    }

    private static String name(String author) {
        return OutsideText.excerpt(author, NAME).shown();
    }
}
