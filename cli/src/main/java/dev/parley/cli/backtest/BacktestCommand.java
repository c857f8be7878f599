package dev.parley.cli.backtest;

import dev.parley.alert.routing.Routes;
import dev.parley.alert.routing.RoutesFileException;
import dev.parley.cli.CommandFailure;
import dev.parley.cli.backtest.Comparison.Difference;
import dev.parley.cli.backtest.Comparison.Kind;
import dev.parley.cli.backtest.Comparison.Share;
import dev.parley.cli.backtest.Course.Told;
import dev.parley.cli.backtest.VerdictTopic.Verdicts;
import dev.parley.cli.input.JsonLines;
import dev.parley.cli.input.Moment;
import dev.parley.cli.input.SettingsFile;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.NoticeReason;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code parley backtest}: the verdicts of the past in, what other rules or routes would have told out. */
@Command(
        name = "backtest",
        description = {
            "Shows what other rules or routes would have told of past news, and what they would not have.",
            "",
            "Reads the verdicts on Kafka from their beginning, so that the ledger stands as it did, takes them twice "
                    + "through ledger and rules at the times at which they were classified, and compares the notices "
                    + "raised between --from and --to: gained, lost, changed, to other receivers. It writes nothing to "
                    + "Kafka, belongs to no consumer group, and needs no database. A record that cannot be read is "
                    + "named on standard error; the others go on, and the exit status is 1."
        })
public final class BacktestCommand implements Callable<Integer> {

    private static final int ALL_READ = 0;
    private static final int SOME_FAILED = 1;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "Compares notices raised at this time or later: 2025-06-02, 2025-06-02T10:00:00Z.")
    private Instant from = Instant.MIN;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = "Compares notices raised before this time.")
    private Instant to = Instant.MAX;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Other rules: priorities or transitions (YAML); may be given for each of them. "
                    + "Default: the present ones.")
    private List<Path> rules = List.of();

    @Option(
            names = "--routes",
            paramLabel = "FILE",
            description = "Other routes (YAML, see docs/delivery.md). Default: the present ones.")
    private @Nullable Path routes;

    @Option(
            names = "--present-rules",
            paramLabel = "FILE",
            description = "The rules to compare with. Default: those that ship with alert.")
    private List<Path> presentRules = List.of();

    @Option(
            names = "--present-routes",
            paramLabel = "FILE",
            description = "The routes to compare with. Default: none, nobody is told.")
    private @Nullable Path presentRoutes;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:19092}",
            description = "Where Kafka is. Default: ${DEFAULT-VALUE}")
    private String bootstrapServers = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "More settings of the Kafka client, as Kafka's own tools take them.")
    private @Nullable Path commandConfig;

    @Option(names = "--json", description = "Write JSON lines: differences, receivers, a summary.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class MomentConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Moment.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** A notice that is not alike in both; the names are part of the command's contract. */
    private record DifferenceLine(
            Kind difference,
            Instant time,
            String storyId,
            @Nullable String dossier,
            List<String> heldBack,
            @Nullable NoticeSide present,
            @Nullable NoticeSide other) {

        static DifferenceLine of(Difference difference) {
            NoticeEvent shown = difference.shown();
            return new DifferenceLine(
                    difference.kind(),
                    difference.time(),
                    shown.storyId(),
                    shown.dossier(),
                    difference.heldBack(),
                    NoticeSide.of(difference.present()),
                    NoticeSide.of(difference.other()));
        }
    }

    private record NoticeSide(
            String noticeId,
            NoticeKind kind,
            NoticeReason reason,
            @Nullable NoticePriority priority,
            @Nullable String because,
            String headline,
            @Nullable AgreementState before,
            @Nullable AgreementState after,
            String article,
            Set<String> receivers,
            Set<String> escalations) {

        static @Nullable NoticeSide of(@Nullable Told told) {
            if (told == null) {
                return null;
            }
            NoticeEvent notice = told.notice();
            return new NoticeSide(
                    notice.noticeId(),
                    notice.kind(),
                    notice.reason(),
                    notice.priority(),
                    notice.because(),
                    notice.headline(),
                    notice.before(),
                    notice.after(),
                    notice.evidence().get(0).article().url(),
                    told.receivers(),
                    told.escalations());
        }
    }

    private record ReceiverLine(Share receiver) {}

    private record SummaryLine(Summary summary) {}

    @Override
    public Integer call() {
        if (rules.isEmpty() && routes == null) {
            throw wrong(
                    "there is nothing to compare with: name other rules (--rules), other routes (--routes), or both");
        }
        if (!from.isBefore(to)) {
            throw wrong("--from must lie before --to");
        }
        RuleSet presentSet = RuleSet.standard().with(readable("--present-rules", presentRules));
        RuleSet otherSet = presentSet.with(readable("--rules", rules));
        Routes presentWays = routes("--present-routes", presentRoutes).orElse(Routes.NONE);
        Routes otherWays = routes("--routes", routes).orElse(presentWays);
        PrintWriter err = spec.commandLine().getErr();
        List<String> unreadable = new ArrayList<>();
        Verdicts verdicts;
        try (VerdictTopic topic = VerdictTopic.at(bootstrapServers, settings())) {
            verdicts = topic.before(to, unreadable::add);
        }
        unreadable.forEach(err::println);
        if (verdicts.begins() == null || verdicts.begins().isAfter(from)) {
            err.println("parley: the topic does not reach back to " + from
                    + "; what was known before its earliest verdict is not known here");
        }
        Course present = Course.of(verdicts.batches(), presentSet, presentWays, from, to);
        Course other = Course.of(verdicts.batches(), otherSet, otherWays, from, to);
        Comparison comparison = Comparison.of(present, other);
        write(Summary.of(from, to, verdicts, present, other, comparison), comparison);
        return unreadable.isEmpty() ? ALL_READ : SOME_FAILED;
    }

    private void write(Summary summary, Comparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            ComparisonText.write(summary, comparison, out);
            return;
        }
        JsonLines lines = new JsonLines(out);
        comparison.differences().forEach(difference -> lines.write(DifferenceLine.of(difference)));
        comparison.shares().forEach(share -> lines.write(new ReceiverLine(share)));
        lines.write(new SummaryLine(summary));
    }

    private Optional<Routes> routes(String option, @Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            // receivers are named here and not opened, so that their secrets are not needed
            return Optional.of(Routes.read(readable(option, file), name -> Optional.empty()));
        } catch (RoutesFileException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, String> settings() {
        return commandConfig == null ? Map.of() : SettingsFile.read(readable("--command-config", commandConfig));
    }

    private List<Path> readable(String option, List<Path> files) {
        files.forEach(file -> readable(option, file));
        return files;
    }

    private Path readable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw wrong(option + ": cannot read the file " + file);
        }
        return file;
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
