package dev.parley.localstack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of a child process: it grows over restarts, and is put aside when it is large. */
public final class LogFile {

    private static final long LARGE = 8L << 20;
    private static final int TAIL_LINES = 15;

    private final Path path;
    private final long before;

    private LogFile(Path path, long before) {
        this.path = path;
        this.before = before;
    }

    /** Makes the file ready for the next start. */
    static LogFile open(Path path) throws IOException {
        if (Files.exists(path) && Files.size(path) > LARGE) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new LogFile(path, Files.exists(path) ? Files.size(path) : 0);
    }

    /** Where the process writes to. */
    public Redirect append() {
        return Redirect.appendTo(path.toFile());
    }

    public Path path() {
        return path;
    }

    /** What was written last since this start, for a message. */
    public String tail() {
        try (var channel = Files.newByteChannel(path)) {
            channel.position(Math.max(before, channel.size() - (64 << 10)));
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .filter(line -> !line.startsWith("\t")) // stack frames
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
