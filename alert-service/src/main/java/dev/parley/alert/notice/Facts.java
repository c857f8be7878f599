package dev.parley.alert.notice;

import dev.parley.alert.story.Report;
import dev.parley.contract.event.ChangeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What reports say beside who did what: how long it is to last, until when, what is in it, and who takes part. Each fact is
 * a line of text, such as {@code lasts PT720H}, {@code until 2026-05-10T21:00:00Z}, {@code clause prisoners} or {@code
 * party Poland}; the lines stand in the database.
 */
final class Facts {

    private static final String LASTS = "lasts ";
    private static final String UNTIL = "until ";
    private static final String CLAUSE = "clause ";
    private static final String PARTY = "party ";

    /** "A month" and "30 days" are no two lengths. */
    private static final double SAME_LENGTH = 0.1;

    private Facts() {}

    /** All that the reports say. */
    static Set<String> of(Collection<Report> reports) {
        Set<String> facts = new TreeSet<>();
        for (Report report : reports) {
            facts.addAll(ends(report));
            report.sentences().forEach(sentence -> FactWords.clauses(sentence).forEach(c -> facts.add(CLAUSE + c)));
            report.parties().forEach(party -> facts.add(PARTY + party));
        }
        return facts;
    }

    private static Set<String> ends(Report report) {
        Instant event = report.eventTime();
        return report.ends(event, event).stream()
                .map(end -> end.isDate() ? UNTIL + end.at() : LASTS + Duration.between(event, end.at()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What reports say that is news to who knows the facts: another length or end than was told; the first day that is
     * named as the end; something that is in it, from who tells what is in it; somebody who joins. Who is the first to
     * name a length adds a detail that others left out.
     */
    static Set<String> news(Collection<Report> reports, Set<String> known) {
        Set<String> news = new TreeSet<>();
        Set<String> said = new TreeSet<>();
        reports.forEach(report -> said.addAll(ends(report)));
        List<String> lengths = startingWith(LASTS, said);
        List<String> knownLengths = startingWith(LASTS, known);
        if (!knownLengths.isEmpty()
                && lengths.stream().noneMatch(one -> knownLengths.stream().anyMatch(other -> areSame(one, other)))) {
            news.addAll(lengths);
        }
        List<String> days = startingWith(UNTIL, said);
        List<String> knownDays = startingWith(UNTIL, known);
        boolean first = knownDays.isEmpty() && knownLengths.isEmpty();
        if ((first || !knownDays.isEmpty()) && days.stream().noneMatch(knownDays::contains)) {
            news.addAll(days);
        }
        for (Report report : reports) {
            if (report.type() == ChangeType.TERMS || report.type() == ChangeType.AMENDED) {
                FactWords.clauses(report.quote()).stream()
                        .map(CLAUSE::concat)
                        .filter(clause -> !known.contains(clause))
                        .forEach(news::add);
            }
            joining(report, known).ifPresent(news::add);
        }
        return news;
    }

    /** Whether reports name a length where neither a length nor an end was known. */
    static boolean isFirstLength(Collection<Report> reports, Set<String> known) {
        return startingWith(LASTS, known).isEmpty()
                && startingWith(UNTIL, known).isEmpty()
                && reports.stream()
                        .anyMatch(report -> !startingWith(LASTS, ends(report)).isEmpty());
    }

    private static Optional<String> joining(Report report, Set<String> known) {
        String actor = report.change().actor();
        boolean joins = actor != null && report.parties().contains(actor) && FactWords.saysJoining(report.quote());
        return joins && !startingWith(PARTY, known).isEmpty() && !known.contains(PARTY + actor)
                ? Optional.of(PARTY + actor)
                : Optional.empty();
    }

    private static List<String> startingWith(String kind, Set<String> facts) {
        return facts.stream().filter(fact -> fact.startsWith(kind)).toList();
    }

    private static boolean areSame(String one, String other) {
        double length = length(one);
        return Math.abs(length - length(other)) <= SAME_LENGTH * length;
    }

    private static double length(String fact) {
        return Duration.parse(fact.substring(LASTS.length())).toSeconds();
    }
}
