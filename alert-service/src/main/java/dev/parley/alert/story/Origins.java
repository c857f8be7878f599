package dev.parley.alert.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who really wrote the reports. Articles that credit the same agency, that carry the same text, that come from the same
 * outlet, or of which one says that it has the news from the other, have one origin, and so has a chain of them.
 */
public final class Origins {

    private Origins() {}

    /** How many origins the reports have. */
    public static int count(Collection<Report> reports) {
        List<List<Report>> origins = new ArrayList<>();
        Set<String> articles = new HashSet<>();
        for (Report report : reports) {
            if (!articles.add(report.article().articleId())) {
                continue;
            }
            List<Report> merged = new ArrayList<>(List.of(report));
            origins.removeIf(origin -> {
                boolean same = origin.stream().anyMatch(member -> areOne(member, report));
                if (same) {
                    merged.addAll(origin);
                }
                return same;
            });
            origins.add(merged);
        }
        return origins.size();
    }

    /** Whether the two reports have the same origin by themselves. */
    static boolean areOne(Report one, Report other) {
        if (one.article().outlet().id().equals(other.article().outlet().id())) {
            return true;
        }
        return one.isFrom(other) || other.isFrom(one) || Copies.areCopies(one, other);
    }
}
