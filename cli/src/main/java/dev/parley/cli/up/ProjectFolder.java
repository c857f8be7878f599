package dev.parley.cli.up;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of the project's root: the packaged services lie in it, and by default the data. */
public final class ProjectFolder {

    private ProjectFolder() {}

    /**
     * What the launcher says by the system property {@code parley.home}, or else the project that the working folder
     * lies in.
     */
    public static Path find() {
        String home = System.getProperty("parley.home");
        Path start = Path.of(home == null ? "" : home).toAbsolutePath();
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException(start + " does not lie in the project");
    }
}
