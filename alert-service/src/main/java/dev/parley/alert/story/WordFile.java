package dev.parley.alert.story;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.function.Function;

/** The files that hold the words by which sentences are read, such as {@code deadlines.yaml}. */
public final class WordFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
            .build();

    private WordFile() {}

    /**
     * What the file says.
     *
     * @param name of the file that ships with the service
     * @param form what its entries are; what is left out is empty
     * @param meaning makes of them what is asked for
     * @throws IllegalStateException when there is no such file, or when something in it is wrong; names the file
     */
    public static <F, T> T read(String name, Class<F> form, Function<F, T> meaning) {
        String path = "/dev/parley/alert/" + name;
        try (InputStream in = WordFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + ": not found on the class path");
            }
            return meaning.apply(YAML.readValue(in, form));
        } catch (IOException | DateTimeException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }
}
