package dev.parley.cli.demo;

import dev.parley.cli.newsroom.Script;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley demo}: the whole system on a sample newsroom. */
@Command(
        name = "demo",
        description = {
            "Starts the whole system and a sample newsroom, whose four invented outlets tell the Istanbul talks of"
                    + " June 2025 in about a minute, mixed with other news and with traps. Prints each notice as it is"
                    + " raised, and at the end what a duty editor expects beside what came.",
            "It begins with empty data each time (in .parley/demo of the project), and takes other ports when the usual ones are in use."
        })
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--exit",
            description = "Ends after the summary: with 0 when every expected notice came once and no other, with 1"
                    + " otherwise. Without it, everything keeps running until Ctrl-C.")
    private boolean exit;

    @Option(
            names = "--verbose",
            description = "Shows what the services log; it is in files of the data folder in any case.")
    private boolean verbose;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoScreen screen = new DemoScreen(spec.commandLine().getOut(), Ansi.AUTO, ZoneId.systemDefault());
        Demo demo = new Demo(Script.istanbul(), screen, Clock.systemUTC(), verbose);
        boolean perfect = demo.run(!exit);
        return perfect ? 0 : 1;
    }
}
