package dev.parley.alert.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who really wrote the reports. Articles that credit the same agency, that carry the same text or that come from the same
 * outlet have one origin, and so has a chain of them.
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
        String agency = agency(one);
        return agency != null && agency.equals(agency(other)) || Copies.areCopies(one, other);
    }

    /** The agency credited first, in lower case. */
    private static @Nullable String agency(Report report) {
        String credit = report.article().credit();
        return credit == null || credit.isBlank()
                ? null
                : credit.split("[,;/]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
