package dev.parley.alert.console.settings;

import dev.parley.alert.console.Conflict;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.Words;
import dev.parley.alert.routing.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which notices are meant, in words. */
final class MatchText {

    private MatchText() {}

    /** Conflict: Ukraine–Russia; Priority: Flash, Urgent. */
    static String of(Match match, Words words) {
        List<String> parts = new ArrayList<>();
        add(parts, words, "dossier", match.dossiers(), Conflict::name);
        add(parts, words, "instrument", match.instruments(), words::of);
        add(parts, words, "change", match.changes(), words::of);
        add(parts, words, "party", match.parties(), OutsideText::plain);
        add(parts, words, "priority", match.priorities(), words::of);
        add(parts, words, "kind", match.kinds(), words::of);
        add(parts, words, "outlet", match.outlets(), OutsideText::plain);
        add(parts, words, "language", match.languages(), words::ofLanguage);
        if (!match.stories().isEmpty()) {
            parts.add(words.count("story", match.stories().size()));
        }
        return parts.isEmpty() ? words.of("everything") : String.join("; ", parts);
    }

    private static <T> void add(
            List<String> parts, Words words, String filter, Collection<T> values, Function<T, String> name) {
        if (!values.isEmpty()) {
            parts.add(words.of("filter." + filter) + ": "
                    + values.stream().map(name).sorted().collect(Collectors.joining(", ")));
        }
    }
}
