package dev.parley.ingest.outlet;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** Reads the YAML and says of everything that is wrong on which line and in which entry it stands. */
final class OutletListParser {

    private static final Set<String> OUTLET_KEYS = Set.of("id", "name", "country", "language", "tier", "feeds");
    private static final Set<String> FEED_KEYS = Set.of("url", "interval");
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final int DEFAULT_TIER = 2;

    private final String source;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final Map<URI, Integer> lineOfFeed = new HashMap<>();

    OutletListParser(String source) {
        this.source = source;
    }

    List<Outlet> parse(String yaml) {
        List<Outlet> outlets = new ArrayList<>();
        Node root = compose(yaml);
        if (root == null) {
            faults.add("it is empty; it needs 'outlets:' with at least one outlet");
        } else {
            Map<String, Node> top = mapping(root, "the file", Set.of("outlets"));
            List<Node> entries = sequence(top.get("outlets"), root, "outlets");
            for (int i = 0; i < entries.size(); i++) {
                Outlet outlet = outlet(entries.get(i), "outlets[" + i + "]");
                if (outlet != null) {
                    outlets.add(outlet);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new OutletListException(source, faults);
        }
        return outlets;
    }

    private @Nullable Node compose(String yaml) {
        try {
            return new Yaml(new LoaderOptions()).compose(new java.io.StringReader(yaml));
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : "line " + (e.getProblemMark().getLine() + 1) + ": ";
            throw new OutletListException(source, List.of(line + "no valid YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new OutletListException(source, List.of("no valid YAML: " + e.getMessage()));
        }
    }

    private @Nullable Outlet outlet(Node node, String entry) {
        int faultsBefore = faults.size();
        Map<String, Node> fields = mapping(node, entry, OUTLET_KEYS);
        String id = text(fields, "id", node, entry);
        String where = id == null ? entry : entry + " (" + id + ")";
        if (id != null) {
            if (!id.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '-')) {
                fault(fields.get("id"), where, "the id may have only a to z, 0 to 9 and hyphens");
            }
            Integer earlier = lineOfId.putIfAbsent(id, line(node));
            if (earlier != null) {
                fault(node, where, "the id is already used on line " + earlier);
            }
        }
        String name = text(fields, "name", node, where);
        String country = code(fields, "country", where);
        String language = code(fields, "language", where);
        int tier = tier(fields.get("tier"), where);
        List<Feed> feeds = new ArrayList<>();
        List<Node> entries = sequence(fields.get("feeds"), node, where + ".feeds");
        for (int i = 0; i < entries.size(); i++) {
            Feed feed = feed(entries.get(i), where + ".feeds[" + i + "]");
            if (feed != null) {
                feeds.add(feed);
            }
        }
        if (faults.size() > faultsBefore || id == null || name == null) {
            return null;
        }
        return new Outlet(
                id,
                name,
                country == null ? null : country.toUpperCase(Locale.ROOT),
                language == null ? null : language.toLowerCase(Locale.ROOT),
                tier,
                feeds);
    }

    private @Nullable Feed feed(Node node, String where) {
        Map<String, Node> fields = mapping(node, where, FEED_KEYS);
        String text = text(fields, "url", node, where);
        if (text == null) {
            return null;
        }
        Node at = Objects.requireNonNull(fields.get("url"));
        try {
            URI url = new URI(text);
            boolean isWeb = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!isWeb || url.getHost() == null) {
                fault(at, where, "'" + text + "' is no http or https address");
                return null;
            }
            Integer earlier = lineOfFeed.putIfAbsent(url, line(at));
            if (earlier != null) {
                fault(at, where, "the feed " + text + " is already listed on line " + earlier);
                return null;
            }
            return new Feed(url, interval(fields.get("interval"), where));
        } catch (URISyntaxException e) {
            fault(at, where, "'" + text + "' is no address: " + e.getReason());
            return null;
        }
    }

    private @Nullable Duration interval(@Nullable Node node, String where) {
        if (node == null) {
            return null;
        }
        String text = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        int number = text.length() - 1;
        Duration unit =
                switch (text.isEmpty() ? ' ' : text.charAt(number)) {
                    case 's' -> Duration.ofSeconds(1);
                    case 'm' -> Duration.ofMinutes(1);
                    case 'h' -> Duration.ofHours(1);
                    default -> Duration.ZERO;
                };
        boolean isWritten = !unit.isZero()
                && number >= 1
                && number <= 5
                && text.chars().limit(number).allMatch(OutletListParser::isDigit);
        Duration interval = isWritten ? unit.multipliedBy(Integer.parseInt(text.substring(0, number))) : Duration.ZERO;
        if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
            fault(node, where, "the interval must be 10s to 24h, written as in 90s, 5m or 1h");
            return null;
        }
        return interval;
    }

    private @Nullable String code(Map<String, Node> fields, String key, String where) {
        Node node = fields.get(key);
        if (node == null) {
            return null;
        }
        String code = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        if (code.length() != 2 || !code.chars().allMatch(c -> isLetter(Character.toLowerCase(c)))) {
            fault(node, where, "the " + key + " must be a code of two letters");
            return null;
        }
        return code;
    }

    private int tier(@Nullable Node node, String where) {
        if (node == null) {
            return DEFAULT_TIER;
        }
        String value = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        if (!Set.of("1", "2", "3").contains(value)) {
            fault(node, where, "the tier must be 1, 2 or 3");
            return DEFAULT_TIER;
        }
        return Integer.parseInt(value);
    }

    private @Nullable String text(Map<String, Node> fields, String key, Node parent, String where) {
        Node node = fields.get(key);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        fault(node == null ? parent : node, where, "the " + key + " is missing");
        return null;
    }

    private Map<String, Node> mapping(Node node, String where, Set<String> known) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            fault(
                    node,
                    where,
                    "expected " + String.join(", ", known.stream().sorted().toList()) + " here");
            return fields;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                fault(
                        tuple.getKeyNode(),
                        where,
                        "unknown key '" + key + "'; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            } else if (!seen.add(key)) {
                fault(tuple.getKeyNode(), where, "the key '" + key + "' stands twice");
            } else {
                fields.put(key, tuple.getValueNode());
            }
        }
        return fields;
    }

    private List<Node> sequence(@Nullable Node node, Node parent, String where) {
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        fault(node == null ? parent : node, where, "a list with at least one entry is expected here");
        return List.of();
    }

    private void fault(@Nullable Node node, String where, String reason) {
        faults.add((node == null ? "" : "line " + line(node) + ": ") + where + ": " + reason);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
