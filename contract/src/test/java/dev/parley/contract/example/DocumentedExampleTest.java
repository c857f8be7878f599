package dev.parley.contract.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocumentedExampleTest {

    @Test
    void the_example_in_the_documentation_is_the_one_that_is_compiled_here() throws IOException {
        // Given
        String source = Files.readString(Path.of("src/test/java/dev/parley/contract/example/NoticeReader.java"));
        String documentation = Files.readString(Path.of("..", "docs", "contract.md"));

        // Then
        assertThat(documentation).contains("```java\n" + source.substring(source.indexOf("/**")) + "```");
    }
}
