package dev.parley.alert.notice;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.Timeliness;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How urgent a notice is, by the rules of {@code priorities.yaml}: the first that fits decides. */
public final class Priorities {

    private static final String FILE = "/dev/parley/alert/priorities.yaml";
    private static final int LOWEST_TIER = 3;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What the rules look at. */
    record Facets(
            NoticeKind kind,
            ChangeType change,
            Instrument instrument,
            Modality modality,
            Timeliness timeliness,
            int bestTier,
            int origins) {}

    /**
     * A priority with its reason.
     *
     * @param because in words
     */
    record Ruling(NoticePriority priority, String because) {}

    private record Rule(
            Ruling ruling,
            Set<NoticeKind> kinds,
            Set<ChangeType> changes,
            Set<Instrument> instruments,
            Set<Modality> modalities,
            Set<Timeliness> timeliness,
            int tier,
            int origins) {

        boolean fits(Facets facets) {
            return kinds.contains(facets.kind)
                    && changes.contains(facets.change)
                    && instruments.contains(facets.instrument)
                    && modalities.contains(facets.modality)
                    && timeliness.contains(facets.timeliness)
                    && facets.bestTier <= tier
                    && facets.origins >= origins;
        }
    }

    private final List<Rule> rules;

    private Priorities(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * The rules that ship with the service.
     *
     * @throws IllegalStateException naming the file, the entry and the reason, when they are wrong
     */
    public static Priorities standard() {
        try (InputStream in = Priorities.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": not found on the class path");
            }
            return read(FILE, in);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads rules.
     *
     * @param name of the source, for messages
     * @throws IllegalStateException naming the source, the entry and the reason, when they are wrong
     */
    public static Priorities read(String name, InputStream in) throws IOException {
        return new Reader(name).read(YAML.readTree(in).path("rules"));
    }

    Ruling of(Facets facets) {
        return rules.stream()
                .filter(rule -> rule.fits(facets))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the last rule fits everything"))
                .ruling;
    }

    private record Reader(String name) {

        Priorities read(JsonNode lines) {
            List<Rule> rules = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                rules.add(rule(lines.get(i), "rules[" + i + "]"));
            }
            Rule last = rules.isEmpty() ? null : rules.get(rules.size() - 1);
            if (last == null
                    || last.kinds.size() < NoticeKind.values().length
                    || last.changes.size() < ChangeType.values().length
                    || last.instruments.size() < Instrument.values().length
                    || last.modalities.size() < Modality.values().length
                    || last.timeliness.size() < Timeliness.values().length
                    || last.tier < LOWEST_TIER
                    || last.origins > 0) {
                throw wrong("rules", "must end with a rule that has no conditions");
            }
            return new Priorities(List.copyOf(rules));
        }

        private Rule rule(JsonNode line, String at) {
            Set<String> known = Set.of(
                    "priority",
                    "because",
                    "kinds",
                    "changes",
                    "instruments",
                    "modalities",
                    "timeliness",
                    "tier",
                    "origins");
            line.fieldNames().forEachRemaining(key -> {
                if (!known.contains(key)) {
                    throw wrong(at, "has an unknown entry '" + key + "'");
                }
            });
            String because = line.path("because").asText();
            if (because.isBlank()) {
                throw wrong(at, "does not say why (because)");
            }
            Rule rule = new Rule(
                    new Ruling(
                            constant(NoticePriority.class, line.path("priority").asText(), at), because),
                    set(NoticeKind.class, line.path("kinds"), at),
                    set(ChangeType.class, line.path("changes"), at),
                    set(Instrument.class, line.path("instruments"), at),
                    set(Modality.class, line.path("modalities"), at),
                    set(Timeliness.class, line.path("timeliness"), at),
                    line.path("tier").asInt(LOWEST_TIER),
                    line.path("origins").asInt(0));
            if (rule.ruling.priority == NoticePriority.FLASH
                    && !rule.timeliness.equals(EnumSet.of(Timeliness.CURRENT))) {
                throw wrong(at, "makes stale or undated news a FLASH: it needs timeliness: [CURRENT]");
            }
            return rule;
        }

        private <E extends Enum<E>> Set<E> set(Class<E> type, JsonNode node, String at) {
            if (node.isMissingNode()) {
                return EnumSet.allOf(type);
            }
            if (!node.isArray() || node.isEmpty()) {
                throw wrong(at, "has an entry that is no list: " + node);
            }
            Set<E> set = EnumSet.noneOf(type);
            node.forEach(value -> set.add(constant(type, value.asText(), at)));
            return set;
        }

        private <E extends Enum<E>> E constant(Class<E> type, String text, String at) {
            try {
                return Enum.valueOf(type, text);
            } catch (IllegalArgumentException e) {
                throw wrong(at, "'" + text + "' is none of " + Arrays.toString(type.getEnumConstants()));
            }
        }

        private IllegalStateException wrong(String entry, String reason) {
            return new IllegalStateException(name + ": " + entry + " " + reason);
        }
    }
}
