package dev.parley.alert.console.live;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.Conflict;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.Visit;
import dev.parley.alert.console.Words;
import dev.parley.alert.console.notice.NoticeRow;
import dev.parley.alert.store.NoticeSearch.Choices;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The notices that a reader wants to see.
 *
 * @param rows the newest first
 * @param selects by what the list can be narrowed
 * @param search the words looked for; empty when none are
 * @param chips what it is narrowed by, each with the address without it
 * @param older the address of the next older notices; absent on the last page
 * @param isNewest whether the list begins with the newest notice, so that what comes belongs above it
 * @param last the number of the newest notice of all when the page was read
 * @param parameters the filters as a query, for the rows that come later
 */
public record LivePage(
        List<NoticeRow> rows,
        List<Select> selects,
        String search,
        List<Chip> chips,
        @Nullable String older,
        boolean isNewest,
        long last,
        String parameters) {

    static final String PATH = "/";
    static final List<String> FILTERS =
            List.of("dossier", "instrument", "change", "party", "priority", "kind", "outlet", "language", "q");

    /** A list of values of which one can be chosen. */
    public record Select(String name, List<Choice> choices) {}

    public record Choice(String value, String label, boolean chosen) {}

    public record Chip(String name, String label, String without) {}

    /**
     * @param rows one more than a page has, if there are older ones
     * @param size of a page
     */
    static LivePage of(Visit visit, LiveFilter filter, List<NoticeRow> rows, int size, Choices choices, long last) {
        List<NoticeRow> shown = rows.subList(0, Math.min(size, rows.size()));
        List<Select> selects = selects(visit.words(), filter.active(), choices);
        return new LivePage(
                shown,
                selects,
                filter.active().getOrDefault("q", ""),
                chips(filter.active(), selects),
                rows.size() > size
                        ? Address.of(
                                PATH,
                                plus(
                                        filter.active(),
                                        "before",
                                        Long.toString(shown.get(size - 1).card().number())))
                        : null,
                filter.before() == null,
                last,
                Address.of("", filter.active()));
    }

    private static List<Select> selects(Words words, Map<String, String> active, Choices choices) {
        return List.of(
                select("priority", active, constants(words, NoticePriority.values())),
                select("dossier", active, choices.dossiers().stream().map(id -> Map.entry(id, Conflict.name(id)))),
                select("instrument", active, constants(words, Instrument.values())),
                select("change", active, constants(words, ChangeType.values())),
                select(
                        "party",
                        active,
                        choices.parties().stream().map(name -> Map.entry(name, OutsideText.plain(name)))),
                select("kind", active, constants(words, NoticeKind.values())),
                select(
                        "outlet",
                        active,
                        choices.outlets().entrySet().stream()
                                .map(outlet -> Map.entry(outlet.getKey(), OutsideText.plain(outlet.getValue())))),
                select(
                        "language",
                        active,
                        choices.languages().stream().map(id -> Map.entry(id, words.ofLanguage(id)))));
    }

    private static <E extends Enum<E>> Stream<Map.Entry<String, String>> constants(Words words, E[] values) {
        return Arrays.stream(values).map(value -> Map.entry(value.name(), words.of(value)));
    }

    /** What is chosen stays a choice, though no recent notice has it. */
    private static Select select(String name, Map<String, String> active, Stream<Map.Entry<String, String>> values) {
        String chosen = active.get(name);
        List<Choice> choices = new ArrayList<>(values.map(value -> new Choice(
                        value.getKey(), value.getValue(), value.getKey().equals(chosen)))
                .toList());
        if (chosen != null && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(chosen, OutsideText.excerpt(chosen, 60).shown(), true));
        }
        return new Select(name, choices);
    }

    private static List<Chip> chips(Map<String, String> active, List<Select> selects) {
        List<Chip> chips = new ArrayList<>();
        for (Select select : selects) {
            select.choices().stream()
                    .filter(Choice::chosen)
                    .forEach(choice ->
                            chips.add(new Chip(select.name(), choice.label(), without(active, select.name()))));
        }
        if (active.containsKey("q")) {
            chips.add(
                    new Chip("q", "“" + OutsideText.excerpt(active.get("q"), 60).shown() + "”", without(active, "q")));
        }
        return chips;
    }

    private static String without(Map<String, String> active, String name) {
        Map<String, String> rest = new TreeMap<>(active);
        rest.remove(name);
        return Address.of(PATH, rest);
    }

    private static Map<String, String> plus(Map<String, String> active, String name, String value) {
        Map<String, String> more = new TreeMap<>(active);
        more.put(name, value);
        return more;
    }
}
