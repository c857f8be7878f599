package dev.parley.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A command that runs as a user's shell would run it. What it prints is kept, and printed into the test's log. */
final class ShellCommand implements AutoCloseable {

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ShellCommand(Process process, Consumer<String> onLine) {
        this.process = process;
        this.reader = new Thread(() -> read(onLine), "shell-output");
        reader.start();
    }

    static ShellCommand start(Path folder, String command) throws IOException {
        return start(folder, Map.of(), command, line -> {});
    }

    /** @param onLine called with each line, standard error included, as it is printed */
    static ShellCommand start(Path folder, Map<String, String> environment, String command, Consumer<String> onLine)
            throws IOException {
        // a build in the background hands on that it ignores SIGINT, and then nothing would be interrupted
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec env --default-signal=INT " + command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        builder.environment().putAll(environment);
        return new ShellCommand(builder.start(), onLine);
    }

    /** The exit status; the command is ended when it takes longer. */
    int status(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("the command still runs after " + limit + ":\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** Everything printed so far. */
    String output() {
        return String.join("\n", output);
    }

    /** What Ctrl-C does to a command that runs alone. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the command, and what it started, at once. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private void read(Consumer<String> onLine) {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("> " + line);
                output.add(line);
                onLine.accept(line);
            }
        } catch (IOException e) {
            output.add("(cannot read the output: " + e + ")");
        }
    }
}
