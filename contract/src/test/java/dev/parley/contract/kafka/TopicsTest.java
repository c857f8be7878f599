package dev.parley.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final Path DOCUMENTATION = Path.of("..", "docs", "contract.md");
    private static final Path SCRIPT = Path.of("..", "deploy", "create-topics.sh");

    @Test
    void every_topic_is_listed_once() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
        assertThat(Topics.all())
                .containsExactlyElementsOf(Arrays.stream(Topics.class.getFields())
                        .filter(field -> field.getType() == Topic.class)
                        .map(TopicsTest::value)
                        .toList());
    }

    @Test
    void the_topic_table_of_the_documentation_is_true() throws IOException {
        // Given
        Map<String, List<String>> documented = Files.readAllLines(DOCUMENTATION).stream()
                .dropWhile(line -> !line.equals("## Topics"))
                .takeWhile(line -> !line.equals("## A record"))
                .filter(line -> line.startsWith("| `parley."))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .collect(Collectors.toMap(cells -> cells.get(1), cells -> cells.subList(2, 5)));

        // Then
        assertThat(documented)
                .isEqualTo(Topics.all().stream()
                        .collect(Collectors.toMap(
                                Topic::name,
                                topic -> List.of(
                                        Integer.toString(topic.partitions()),
                                        kept(topic.retention()),
                                        Integer.toString(topic.maxRecordBytes())))));
    }

    @Test
    void the_script_that_creates_the_topics_of_a_cluster_is_true() throws IOException {
        // Given
        List<String> scripted = Files.readAllLines(SCRIPT).stream()
                .filter(line -> line.startsWith("topic parley."))
                .map(line -> line.replaceAll(" +", " "))
                .toList();

        // Then
        assertThat(scripted)
                .isEqualTo(Topics.all().stream()
                        .map(topic -> "topic %s %d %s".formatted(topic.name(), topic.partitions(), arguments(topic)))
                        .toList());
    }

    @Test
    void settings_carry_retention_and_record_size() {
        assertThat(new TreeMap<>(Topics.ARTICLES.settings()))
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete", "max.message.bytes", "1048588", "retention.ms", "604800000"));
        assertThat(new TreeMap<>(Topics.AGREEMENTS.settings()))
                .isEqualTo(Map.of("cleanup.policy", "compact", "max.message.bytes", "1048588"));
    }

    private static String arguments(Topic<?> topic) {
        return Stream.of("cleanup.policy", "retention.ms", "max.message.bytes")
                .filter(topic.settings()::containsKey)
                .map(name -> name + "=" + topic.settings().get(name))
                .collect(Collectors.joining(" "));
    }

    private static String kept(Retention retention) {
        if (retention instanceof Retention.Limited limited) {
            return limited.duration().toDays() + " days";
        }
        return "compacted";
    }

    private static Topic<?> value(Field field) {
        try {
            return (Topic<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
