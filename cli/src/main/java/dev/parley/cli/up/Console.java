package dev.parley.cli.up;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** Writes what the parts say to one terminal, each line with its part before it, in colour where there is any. */
final class Console {

    private static final int PREFIX_WIDTH = 8;

    private final PrintWriter out;
    private final boolean colour;

    Console(PrintWriter out) {
        this.out = out;
        this.colour = Ansi.AUTO.enabled();
    }

    void log(Service service, String line) {
        print(service.label(), colourOf(service), line);
    }

    void event(SystemEvent event) {
        say(event.message());
    }

    void say(String line) {
        line.lines().forEach(part -> print("parley", "1", part));
    }

    private void print(String prefix, String code, String line) {
        String padded = String.format("%-" + PREFIX_WIDTH + "s", prefix);
        synchronized (out) {
            out.println((colour ? "\033[" + code + "m" + padded + "\033[0m" : padded) + " | " + line);
            out.flush();
        }
    }

    private static String colourOf(Service service) {
        return switch (service) {
            case INGEST -> "36";
            case CLASSIFY -> "35";
            case ALERT -> "33";
        };
    }
}
