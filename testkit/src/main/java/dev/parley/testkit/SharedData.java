package dev.parley.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Real articles, feeds and pages that belong to their publishers and are therefore no part of the project: they lie in a
 * folder {@code shared} beside it. Tests that read them are skipped where it is absent.
 */
public final class SharedData {

    private SharedData() {}

    /**
     * A file or folder of the shared data; the calling test is skipped, with a message, when it is absent.
     *
     * @param name relative to the folder, for instance {@code corpus/dev.jsonl}
     */
    public static Path path(String name) {
        Path found = projectRoot().resolveSibling("shared").resolve(name);
        Assumptions.assumeTrue(Files.exists(found), () -> "skipped: there is no " + found);
        return found;
    }

    /** The folder with the settings of the whole build; tests run in it or in one of its modules. */
    private static Path projectRoot() {
        Path start = Path.of("").toAbsolutePath();
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException(start + " does not lie in the project");
    }
}
