package dev.parley.alert.routing;

import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping in the routes file that knows where it stands. Whatever is read from it is checked, and refused with file,
 * line, entry and reason; {@link #end()} refuses what nobody asked for, so that a misspelt key is not passed over.
 */
public final class Entry {

    private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_.-]*)}");
    private static final Pattern TIME_SPAN = Pattern.compile("([0-9]{1,6})([smhd])");

    private record Source(String file, Function<String, Optional<String>> secrets) {}

    private final Source source;
    private final String path;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Entry(Source source, String path, Node node) {
        this.source = source;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "is no mapping of keys to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw wrong(tuple.getKeyNode(), "has a key that is no text");
            }
            if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                throw wrong(key, "has '" + key.getValue() + "' twice");
            }
        }
    }

    /**
     * The whole file.
     *
     * @param file its name, for messages
     * @param secrets what the names in {@code ${...}} stand for
     */
    static Entry root(String file, String yaml, Function<String, Optional<String>> secrets) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (node == null) {
                throw new RoutesFileException(file + " is empty; it needs receivers and routes");
            }
            return new Entry(new Source(file, secrets), "", node);
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1);
            throw new RoutesFileException(file + line + ": no valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new RoutesFileException(file + ": no valid YAML: " + e.getMessage());
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The entries of a list; at least one. */
    List<Entry> children(String key) {
        List<Entry> children = new ArrayList<>();
        for (Node item : items(key, required(key))) {
            children.add(new Entry(source, at(key) + "[" + children.size() + "]", item));
        }
        return children;
    }

    Optional<Entry> child(String key) {
        return optional(key).map(value -> new Entry(source, at(key), value));
    }

    public String text(String key) {
        return scalar(key, required(key));
    }

    public Optional<String> optionalText(String key) {
        return optional(key).map(value -> scalar(key, value));
    }

    /** One text or a list of them; at least one. */
    public List<String> texts(String key) {
        return texts(key, required(key));
    }

    /** As {@link #texts}; empty when the key is absent. */
    List<String> optionalTexts(String key) {
        return optional(key).map(value -> texts(key, value)).orElse(List.of());
    }

    private List<String> texts(String key, Node value) {
        return value instanceof SequenceNode
                ? items(key, value).stream().map(item -> scalar(key, item)).toList()
                : List.of(scalar(key, value));
    }

    /** Empty when the key is absent. */
    <E extends Enum<E>> Set<E> constants(String key, Class<E> type) {
        Set<E> constants = EnumSet.noneOf(type);
        for (String text : optionalTexts(key)) {
            try {
                constants.add(Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw wrong(key, "'" + text + "' is none of " + Arrays.toString(type.getEnumConstants()));
            }
        }
        return Collections.unmodifiableSet(constants);
    }

    /** A span of time such as {@code 30s}, {@code 5m}, {@code 8h} or {@code 1d}. */
    Optional<Duration> timeSpan(String key) {
        return optionalText(key).map(text -> {
            Matcher parts = TIME_SPAN.matcher(text);
            if (!parts.matches()) {
                throw wrong(key, "'" + text + "' is no span of time such as 30s, 5m, 8h or 1d");
            }
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        });
    }

    List<LocalTime> timesOfDay(String key) {
        return texts(key).stream().map(text -> timeOfDay(key, text)).sorted().toList();
    }

    LocalTime timeOfDay(String key) {
        return timeOfDay(key, text(key));
    }

    private LocalTime timeOfDay(String key, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw wrong(key, "'" + text + "' is no time of day such as \"07:30\", in quotation marks");
        }
    }

    ZoneId zone(String key) {
        String text = text(key);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(key, "'" + text + "' is no time zone such as Europe/Kyiv or UTC");
        }
    }

    /** An address that begins with http or https. It may be a secret. */
    public URI webAddress(String key) {
        String text = text(key);
        boolean isSecret = SECRET.matcher(text).matches();
        String address = isSecret ? secret(key) : text;
        try {
            URI uri = new URI(address);
            if (("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // refused below, without the text when it is a secret
        }
        throw wrong(
                key,
                "is no address such as https://hooks.example.org/parley, without user and password"
                        + (isSecret ? "" : ": " + text));
    }

    /** An address that lets whoever knows it send messages: it may only be named, as {@link #secret} has it. */
    public URI secretWebAddress(String key) {
        secret(key);
        return webAddress(key);
    }

    /** What is not to stand in the file: the file names it as {@code ${NAME}}, the environment or a setting has it. */
    public String secret(String key) {
        Matcher reference = SECRET.matcher(text(key));
        if (!reference.matches()) {
            throw wrong(
                    key, "is a secret, and must not stand here: name a setting that holds it, such as ${MY_SECRET}");
        }
        String name = reference.group(1);
        return source.secrets
                .apply(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> wrong(key, "names " + name + ", which is not set"));
    }

    /** As {@link #secret}; empty when the key is absent. */
    public Optional<String> optionalSecret(String key) {
        return has(key) ? Optional.of(secret(key)) : Optional.empty();
    }

    /** Refuses keys that nobody asked for. To be called when all is read. */
    public void end() {
        for (Map.Entry<String, Node> value : values.entrySet()) {
            if (!asked.contains(value.getKey())) {
                throw wrong(
                        value.getValue(),
                        "has an unknown key '" + value.getKey() + "'; known are " + String.join(", ", sorted(asked)));
            }
        }
    }

    /** To be thrown when a value cannot be used. */
    public RoutesFileException wrong(String key, String reason) {
        return new RoutesFileException(location(values.getOrDefault(key, node)) + at(key) + " " + reason);
    }

    private RoutesFileException wrong(Node where, String reason) {
        return new RoutesFileException(location(where) + (path.isEmpty() ? "the file" : path) + " " + reason);
    }

    private String location(Node where) {
        return source.file + ", line " + (where.getStartMark().getLine() + 1) + ": ";
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<Node> optional(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private Node required(String key) {
        return optional(key).orElseThrow(() -> wrong(node, "has no '" + key + "'"));
    }

    private List<Node> items(String key, @Nullable Node value) {
        if (value instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        throw wrong(key, "is no list with at least one entry");
    }

    private String scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(key, "is no text");
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}
