package dev.parley.classify.lexicon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A YAML file from the class path; whatever is wrong with it is said with file, entry and reason. */
public final class YamlFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final JsonNode root;

    /** A key and what stands under it. */
    public record Entry(String key, JsonNode value) {}

    private YamlFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * Reads a file that stands beside the classifier's classes.
     *
     * @throws IllegalStateException when it is missing or no YAML mapping
     */
    public static YamlFile onClassPath(String name) {
        try (InputStream in = YamlFile.class.getResourceAsStream("/dev/parley/classify/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": not found on the class path");
            }
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads YAML.
     *
     * @param name by which messages call it
     * @throws IllegalStateException when it is no YAML mapping
     */
    public static YamlFile of(String name, String yaml) {
        try {
            JsonNode root = YAML.readTree(yaml);
            if (root == null || !root.isObject()) {
                throw new IllegalStateException(name + ": is no YAML mapping");
            }
            return new YamlFile(name, root);
        } catch (IOException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    public JsonNode root() {
        return root;
    }

    /** The members of a mapping in the order of the file. */
    public List<Entry> entries(JsonNode node, String path) {
        if (!node.isObject()) {
            throw wrong(path, "must be a mapping");
        }
        List<Entry> entries = new ArrayList<>();
        node.properties().forEach(member -> entries.add(new Entry(member.getKey(), member.getValue())));
        return entries;
    }

    /** The texts of a list. */
    public List<String> strings(JsonNode node, String path) {
        if (!node.isArray() || node.isEmpty()) {
            throw wrong(path, "must be a list of texts");
        }
        List<String> strings = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isTextual() || element.asText().isBlank()) {
                throw wrong(path, "has an entry that is no text: " + element + " (quote it)");
            }
            strings.add(element.asText());
        }
        return strings;
    }

    /** The failure to throw for an entry. */
    public IllegalStateException wrong(String path, String reason) {
        return new IllegalStateException(name + ": " + path + " " + reason);
    }
}
