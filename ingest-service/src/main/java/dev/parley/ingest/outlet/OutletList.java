package dev.parley.ingest.outlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The outlets to be watched. Immutable. */
public final class OutletList implements OutletDirectory {

    private static final String BUNDLED = "/feeds.yaml";

    private final String source;
    private final Map<String, Outlet> outlets = new LinkedHashMap<>();

    /**
     * @param source the file it was read from, for messages
     */
    public OutletList(String source, List<Outlet> outlets) {
        this.source = Objects.requireNonNull(source, "source");
        outlets.forEach(outlet -> this.outlets.put(outlet.id(), outlet));
    }

    /**
     * Reads a list from a file.
     *
     * @throws OutletListException when it cannot be read or something in it is wrong
     */
    public static OutletList read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, UTF_8));
        } catch (NoSuchFileException e) {
            throw new OutletListException(file.toString(), List.of("there is no such file"));
        } catch (CharacterCodingException e) {
            throw new OutletListException(file.toString(), List.of("it is not UTF-8 text"));
        } catch (IOException e) {
            throw new OutletListException(file.toString(), List.of("it cannot be read: " + e.getMessage()));
        }
    }

    /** The list that comes with the service. */
    public static OutletList bundled() {
        try (InputStream in = OutletList.class.getResourceAsStream(BUNDLED)) {
            Objects.requireNonNull(in, "the bundled list is missing from the class path");
            return parse("bundled feeds.yaml", new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new OutletListException("bundled feeds.yaml", List.of("it cannot be read: " + e.getMessage()));
        }
    }

    static OutletList parse(String source, String yaml) {
        return new OutletList(source, new OutletListParser(source).parse(yaml));
    }

    public String source() {
        return source;
    }

    public Collection<Outlet> outlets() {
        return Collections.unmodifiableCollection(outlets.values());
    }

    public int feedCount() {
        return outlets.values().stream()
                .mapToInt(outlet -> outlet.feeds().size())
                .sum();
    }

    @Override
    public Optional<Outlet> outlet(String id) {
        return Optional.ofNullable(outlets.get(id));
    }
}
