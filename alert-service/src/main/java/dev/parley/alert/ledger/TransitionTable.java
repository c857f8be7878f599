package dev.parley.alert.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.alert.story.ContentId;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What each asserted change does to an agreement in each state, as {@code transitions.yaml} has it. The file is checked
 * when it is read: every state and every type of change has an outcome, whoever acts and whenever it happens.
 */
public final class TransitionTable {

    private static final String FILE = "/dev/parley/alert/transitions.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Who acts, compared with who brought the agreement to its state. */
    public enum By {
        /** The same, or it is not known that it was another. */
        SAME,
        /** Somebody else. */
        ANOTHER
    }

    /** A place in the table. */
    public record Cell(Instrument instrument, AgreementState state, ChangeType change, By by) {}

    /**
     * What stands there.
     *
     * @param soon when it happens within the window after the state was reached
     * @param later when it happens thereafter
     * @param why in words
     */
    public record Rule(Outcome soon, Outcome later, String why) {}

    private final Duration window;
    private final Map<Instrument, Set<AgreementState>> states;
    private final Map<Cell, Rule> rules;
    private final String fingerprint;

    private TransitionTable(Duration window, Map<Instrument, Set<AgreementState>> states, Map<Cell, Rule> rules) {
        this.window = window;
        this.states = states;
        this.rules = rules;
        this.fingerprint = ContentId.of(
                window.toString(),
                rules.entrySet().stream()
                        .map(cell -> cell.getKey() + ": " + cell.getValue())
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    /**
     * The table that ships with the service.
     *
     * @throws IllegalStateException naming the file, the entry and the reason, when it is wrong
     */
    public static TransitionTable standard() {
        try (InputStream in = TransitionTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": not found on the class path");
            }
            return read(FILE, in);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a table.
     *
     * @param name of the source, for messages
     * @throws IllegalStateException naming the source, the entry and the reason, when it is wrong
     */
    public static TransitionTable read(String name, InputStream in) throws IOException {
        return new Reader(name).read(YAML.readTree(in));
    }

    /** How long after a state was reached a contrary report is a contradiction, and a lesser one is merely late. */
    public Duration window() {
        return window;
    }

    /** The states that an agreement of this instrument can have, a dispute aside. */
    public Set<AgreementState> states(Instrument instrument) {
        return states.getOrDefault(instrument, Set.of());
    }

    /** Equal for tables by which the same reports make the same agreements. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The rule at a place. */
    public Rule at(Cell cell) {
        Rule rule = rules.get(cell);
        if (rule == null) {
            throw new IllegalArgumentException("no agreement stands there: " + cell);
        }
        return rule;
    }

    /** Reads and checks a table. */
    private static final class Reader {

        private final String name;
        private final Map<Instrument, Set<AgreementState>> states = new EnumMap<>(Instrument.class);
        private final Map<Cell, Rule> rules = new HashMap<>();

        Reader(String name) {
            this.name = name;
        }

        TransitionTable read(JsonNode root) {
            Duration window = window(root.path("window").asText());
            for (Instrument instrument : Instrument.values()) {
                JsonNode table = root.path(instrument.name());
                if (!table.isObject()) {
                    throw wrong(instrument.name(), "is missing");
                }
                states.put(instrument, new TreeSet<>(states(table.path("states"), instrument + ".states")));
                for (ChangeType change : ChangeType.values()) {
                    read(instrument, change, table.path(change.name()));
                }
                table.fieldNames().forEachRemaining(key -> {
                    if (!key.equals("states")
                            && Arrays.stream(ChangeType.values())
                                    .noneMatch(c -> c.name().equals(key))) {
                        throw wrong(instrument + "." + key, "is no type of change");
                    }
                });
            }
            return new TransitionTable(window, Map.copyOf(states), Map.copyOf(rules));
        }

        private void read(Instrument instrument, ChangeType change, JsonNode lines) {
            String path = instrument + "." + change;
            if (!lines.isArray()) {
                throw wrong(path, "must be a list of rules");
            }
            for (int i = 0; i < lines.size(); i++) {
                JsonNode line = lines.get(i);
                String at = path + "[" + i + "]";
                checkKeys(line, at);
                String why = line.path("why").asText();
                if (why.isBlank()) {
                    throw wrong(at, "does not say why");
                }
                Rule rule = line.has("is")
                        ? new Rule(
                                outcome(line.path("is"), instrument, at), outcome(line.path("is"), instrument, at), why)
                        : new Rule(
                                outcome(line.path("soon"), instrument, at),
                                outcome(line.path("later"), instrument, at),
                                why);
                for (AgreementState state : states(line.path("from"), at + ".from")) {
                    if (!states(instrument).contains(state)) {
                        throw wrong(at, state + " is no state of a " + instrument);
                    }
                    for (By by : by(line.path("by"), at)) {
                        if (rules.put(new Cell(instrument, state, change, by), rule) != null) {
                            throw wrong(at, "says again what happens in " + state + " by " + by);
                        }
                    }
                }
            }
            for (AgreementState state : states(instrument)) {
                for (By by : By.values()) {
                    if (!rules.containsKey(new Cell(instrument, state, change, by))) {
                        throw wrong(path, "does not say what happens in " + state + " by " + by);
                    }
                }
            }
        }

        private Set<AgreementState> states(Instrument instrument) {
            return states.getOrDefault(instrument, Set.of());
        }

        private void checkKeys(JsonNode line, String at) {
            Set<String> known = Set.of("from", "by", "is", "soon", "later", "why");
            for (Iterator<String> keys = line.fieldNames(); keys.hasNext(); ) {
                String key = keys.next();
                if (!known.contains(key)) {
                    throw wrong(at, "has an unknown entry '" + key + "'");
                }
            }
            if (line.has("is") == (line.has("soon") || line.has("later")) || line.has("soon") != line.has("later")) {
                throw wrong(at, "must have either 'is', or 'soon' and 'later'");
            }
        }

        private List<By> by(JsonNode node, String at) {
            if (node.isMissingNode()) {
                return List.of(By.values());
            }
            return List.of(constant(By.class, node.asText(), at + ".by"));
        }

        private List<AgreementState> states(JsonNode node, String at) {
            if (!node.isArray() || node.isEmpty()) {
                throw wrong(at, "must be a list of states");
            }
            List<AgreementState> found = new ArrayList<>();
            node.forEach(state -> found.add(constant(AgreementState.class, state.asText(), at)));
            if (found.contains(AgreementState.DISPUTED)) {
                throw wrong(at, "DISPUTED is a contradiction between states, not one of them");
            }
            return found;
        }

        /** {@code to STATE}, {@code repeats}, {@code disputes STATE}, or the name of a reason for no effect. */
        private Outcome outcome(JsonNode node, Instrument instrument, String at) {
            String[] words = node.asText().split(" ", 2);
            Outcome outcome =
                    switch (words[0]) {
                        case "to" -> new Outcome.Transition(constant(AgreementState.class, operand(words, at), at));
                        case "disputes" -> new Outcome.Dispute(constant(AgreementState.class, operand(words, at), at));
                        case "repeats" -> new Outcome.Corroboration();
                        default -> new Outcome.NoEffect(constant(Outcome.Reason.class, node.asText(), at));
                    };
            target(outcome).filter(state -> !states(instrument).contains(state)).ifPresent(state -> {
                throw wrong(at, state + " is no state of a " + instrument);
            });
            return outcome;
        }

        private static Optional<AgreementState> target(Outcome outcome) {
            if (outcome instanceof Outcome.Transition transition) {
                return Optional.of(transition.to());
            }
            return outcome instanceof Outcome.Dispute dispute ? Optional.of(dispute.otherwise()) : Optional.empty();
        }

        private String operand(String[] words, String at) {
            if (words.length < 2) {
                throw wrong(at, "'" + words[0] + "' needs a state");
            }
            return words[1];
        }

        private Duration window(String text) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong("window", "'" + text + "' is no duration such as PT36H");
            }
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
