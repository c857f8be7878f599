package dev.parley.cli;

import dev.parley.cli.backtest.BacktestCommand;
import dev.parley.cli.bench.BenchCommand;
import dev.parley.cli.classify.ClassifyCommand;
import dev.parley.cli.classify.EvaluateCommand;
import dev.parley.cli.classify.ExplainCommand;
import dev.parley.cli.demo.DemoCommand;
import dev.parley.cli.feed.ReadFeedCommand;
import dev.parley.cli.notice.NoticePreviewCommand;
import dev.parley.cli.page.ExtractCommand;
import dev.parley.cli.replay.ReplayCommand;
import dev.parley.cli.routes.CheckRoutesCommand;
import dev.parley.cli.up.UpCommand;
import dev.parley.localstack.LocalStackException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Subcommands inherit {@code --help} and {@code --version}; they end with 0 when all went well, 1 when
 * it did not, 2 when the command line itself is wrong.
 */
@Command(
        name = "parley",
        description = "Watches the news for changes of ceasefires and peace memorandums.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ParleyCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        usageHelpAutoWidth = true,
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            ReadFeedCommand.class,
            ExtractCommand.class,
            ClassifyCommand.class,
            ExplainCommand.class,
            EvaluateCommand.class,
            ReplayCommand.class,
            BacktestCommand.class,
            CheckRoutesCommand.class,
            NoticePreviewCommand.class,
            BenchCommand.class,
        })
public final class ParleyCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) throws IOException {
        try (InputStream logging = ParleyCommand.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(logging);
        }
        // what is written is text of all languages and JSON: UTF-8, whatever the locale
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(commandLine().setOut(out).execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ParleyCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> refuse(e))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> fail(e, commandLine));
    }

    /** Called when no subcommand is named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int refuse(ParameterException e) {
        CommandLine commandLine = e.getCommandLine();
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong arguments");
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !commandLine.getSubcommands().isEmpty()) {
            message = "there is no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        commandLine
                .getErr()
                .println("parley: " + message + " (see '"
                        + commandLine.getCommandSpec().qualifiedName() + " --help')");
        return CommandLine.ExitCode.USAGE;
    }

    private static int fail(Exception e, CommandLine commandLine) throws Exception {
        if (e instanceof CommandFailure || e instanceof LocalStackException) {
            commandLine.getErr().println("parley: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = ParleyCommand.class.getPackage().getImplementationVersion();
            return new String[] {"parley " + Objects.requireNonNullElse(version, "from the sources")};
        }
    }
}
