package dev.parley.alert.routing;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which notices are meant. Each set that is not empty must contain what the notice has; an empty or absent one matches
 * everything. Names of parties, dossiers, outlets and languages are compared without regard to case.
 *
 * @param parties any of the notice's parties, or its actor
 * @param languages of any outlet that the notice rests on
 * @param outlets the ids of any outlet that the notice rests on
 */
public record Match(
        Set<String> dossiers,
        Set<Instrument> instruments,
        Set<ChangeType> changes,
        Set<String> parties,
        Set<NoticePriority> priorities,
        Set<String> languages,
        Set<String> outlets,
        Set<NoticeKind> kinds,
        Set<String> stories) {

    /** Every notice. */
    public static final Match EVERYTHING =
            new Match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Match {
        dossiers = lowerCase(dossiers);
        instruments = copy(instruments);
        changes = copy(changes);
        parties = lowerCase(parties);
        priorities = copy(priorities);
        languages = lowerCase(languages);
        outlets = lowerCase(outlets);
        kinds = copy(kinds);
        stories = copy(stories);
    }

    /** All notices about stories, by their ids. */
    public static Match ofStories(Set<String> stories) {
        return new Match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), stories);
    }

    static Match of(Entry entry) {
        Match match = new Match(
                Set.copyOf(entry.optionalTexts("dossiers")),
                entry.constants("instruments", Instrument.class),
                entry.constants("changes", ChangeType.class),
                Set.copyOf(entry.optionalTexts("parties")),
                entry.constants("priorities", NoticePriority.class),
                Set.copyOf(entry.optionalTexts("languages")),
                Set.copyOf(entry.optionalTexts("outlets")),
                entry.constants("kinds", NoticeKind.class),
                Set.of());
        entry.end();
        return match;
    }

    /** Whether the notice is meant. */
    public boolean fits(NoticeEvent notice) {
        return hasAny(dossiers, Stream.ofNullable(notice.dossier()))
                && (instruments.isEmpty() || instruments.contains(notice.instrument()))
                && (changes.isEmpty() || changes.contains(notice.change()))
                && hasAny(parties, Stream.concat(notice.parties().stream(), Stream.ofNullable(notice.actor())))
                && (priorities.isEmpty() || priorities.contains(priority(notice)))
                && hasAny(languages, articles(notice).map(article -> article.outlet()
                        .language()))
                && hasAny(outlets, articles(notice).map(article -> article.outlet()
                        .id()))
                && (kinds.isEmpty() || kinds.contains(notice.kind()))
                && (stories.isEmpty() || stories.contains(notice.storyId()));
    }

    /** A notice without a priority is no haste. */
    public static NoticePriority priority(NoticeEvent notice) {
        return Objects.requireNonNullElse(notice.priority(), NoticePriority.ROUTINE);
    }

    private static Stream<ArticleRef> articles(NoticeEvent notice) {
        return notice.evidence().stream().map(NoticeEvidence::article);
    }

    private static boolean hasAny(Set<String> wanted, Stream<@Nullable String> present) {
        return wanted.isEmpty()
                || present.filter(Objects::nonNull)
                        .anyMatch(text -> wanted.contains(String.valueOf(text).toLowerCase(Locale.ROOT)));
    }

    private static Set<String> lowerCase(@Nullable Collection<String> texts) {
        return texts == null
                ? Set.of()
                : texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Set<T> copy(@Nullable Set<T> set) {
        return set == null ? Set.of() : Set.copyOf(set);
    }
}
