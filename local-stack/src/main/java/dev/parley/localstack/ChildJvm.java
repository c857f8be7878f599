package dev.parley.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How child processes run Java: with the program that runs this process, and small, since all of them share one machine.
 * Code is compiled by the first compiler only, which makes the whole system ready in two thirds of the time; the last bit
 * of throughput is not what a system on one machine is for.
 */
public final class ChildJvm {

    /** The first release that warns about libraries' use of {@code sun.misc.Unsafe}, which users can do nothing about. */
    private static final int WARNS_ABOUT_UNSAFE = 24;

    private ChildJvm() {}

    /**
     * The beginning of a command line; what to run comes after it.
     *
     * @param folder by which the process is recognised as ours, see {@link ChildProcess}
     * @param heapMegabytes the most that the heap may take
     */
    public static List<String> command(Path folder, int heapMegabytes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dparley.folder=" + folder);
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        if (Runtime.version().feature() >= WARNS_ABOUT_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        return command;
    }
}
