package dev.parley.alert.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts by key, from a file that comes with the console. */
final class TextFile {

    private final String name;
    private final Properties texts = new Properties();

    private TextFile(String name) {
        this.name = name;
    }

    static TextFile read(String name) {
        TextFile file = new TextFile(name);
        try (InputStream in = TextFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the console comes without " + name);
            }
            file.texts.load(new InputStreamReader(in, UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalArgumentException when there is none: a mistake in a page
     */
    String text(String key) {
        String text = find(key);
        if (text == null) {
            throw new IllegalArgumentException(name + " has no text for " + key);
        }
        return text;
    }

    @Nullable
    String find(String key) {
        return texts.getProperty(key);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
