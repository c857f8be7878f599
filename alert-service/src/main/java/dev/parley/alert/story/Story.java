package dev.parley.alert.story;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.NoticeKind;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A development that was told.
 *
 * @param id derives from what opened the story, so that a repeat of the same input finds the same story
 * @param facts what is known beside who did what: durations, deadlines
 * @param told the kinds of notices raised so far
 */
public record Story(
        String id, Subject subject, ChangeType type, Certainty certainty, Set<String> facts, Set<NoticeKind> told) {

    public Story {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(certainty, "certainty");
        facts = Set.copyOf(facts);
        told = Set.copyOf(told);
    }

    /** The story of a development that is told for the first time. */
    public static Story of(Development development, Set<String> facts) {
        Report first = development.first();
        String id = ContentId.of(
                development.subject().asText(),
                development.type().name(),
                development.certainty().name(),
                String.join("+", development.actors()),
                first.article().articleId(),
                first.published().toString());
        return new Story(id, development.subject(), development.type(), development.certainty(), facts, Set.of());
    }

    /** Whether a notice of this kind was raised. */
    public boolean hasTold(NoticeKind kind) {
        return told.contains(kind);
    }

    /** The story with one more kind of notice raised. */
    public Story telling(NoticeKind kind) {
        Set<NoticeKind> more = EnumSet.of(kind);
        more.addAll(told);
        return new Story(id, subject, type, certainty, facts, more);
    }

    /** The story of what the article that opened it turns out to report, which is on the same subject. */
    public Story becoming(Development development) {
        return new Story(id, subject, development.type(), development.certainty(), facts, told);
    }

    /** The story with more facts known. */
    public Story knowing(Set<String> more) {
        Set<String> all = new TreeSet<>(facts);
        all.addAll(more);
        return new Story(id, subject, type, certainty, all, told);
    }
}
