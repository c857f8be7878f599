package dev.parley.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.AgreementStep;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Deadline;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.ledger.PositionTrack;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.classify.ArticleClassifier;
import dev.parley.cli.input.JsonLines;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Coverage;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.Timeliness;
import dev.parley.contract.event.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley replay}: article revisions in, the notices they would have raised and the ledger out, as JSON lines. */
@Command(
        name = "replay",
        description = {
            "Shows which notices articles of the past would have raised, and what the ledger would say.",
            "",
            "Reads JSON lines in any order (id, url, outlet, language, published, title, text; optional revision, "
                    + "firstSeen, credit) and takes them through classifier, origins, ledger and rules at the times at "
                    + "which they came. Writes one JSON line per notice, and a last one with the ledger: agreements "
                    + "with their history, and positions. A line that cannot be read is named on standard error; the "
                    + "others go on, and the exit status is 1."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int ALL_READ = 0;
    private static final int SOME_FAILED = 1;

    @Parameters(paramLabel = "ARTICLES.jsonl", description = "File of JSON lines, - for standard input.")
    private String file = "-";

    @Option(names = "--decisions", description = "Write every decision, also those that raise no notice.")
    private boolean decisions;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A notice as it is written; the names are part of the command's contract. */
    private record NoticeLine(
            Instant time,
            NoticeKind kind,
            NoticeReason reason,
            @Nullable NoticePriority priority,
            @Nullable String because,
            @Nullable String dossier,
            Instrument instrument,
            ChangeType change,
            @Nullable String actor,
            String storyId,
            String noticeId,
            @Nullable String supersedes,
            String headline,
            @Nullable AgreementState before,
            @Nullable AgreementState after,
            List<String> articles,
            int origins,
            @Nullable Timeliness timeliness,
            List<EvidenceLine> evidence,
            @Nullable Wording wording) {

        static NoticeLine of(NoticeEvent notice) {
            Coverage coverage = notice.coverage();
            return new NoticeLine(
                    notice.latency().raised(),
                    notice.kind(),
                    notice.reason(),
                    notice.priority(),
                    notice.because(),
                    notice.dossier(),
                    notice.instrument(),
                    notice.change(),
                    notice.actor(),
                    notice.storyId(),
                    notice.noticeId(),
                    notice.supersedes(),
                    notice.headline(),
                    notice.before(),
                    notice.after(),
                    coverage == null ? List.of() : coverage.articles(),
                    coverage == null ? 0 : coverage.origins(),
                    notice.timeliness(),
                    notice.evidence().stream().map(EvidenceLine::of).toList(),
                    notice.wording());
        }
    }

    private record EvidenceLine(
            String article,
            int revision,
            String outlet,
            String url,
            String quote,
            @Nullable String speaker) {

        static EvidenceLine of(NoticeEvidence evidence) {
            return new EvidenceLine(
                    evidence.article().articleId(),
                    evidence.article().revision(),
                    evidence.article().outlet().name(),
                    evidence.article().url(),
                    evidence.evidence().quote(),
                    evidence.speaker());
        }
    }

    private record HeldLine(
            String held,
            String article,
            int revision,
            @Nullable String storyId) {}

    private record LedgerLine(Ledger ledger) {}

    private record Ledger(List<AgreementLine> agreements, List<PositionLine> positions) {

        static Ledger of(Book book) {
            return new Ledger(
                    book.agreements().stream()
                            .filter(agreement -> !agreement.history().isEmpty())
                            .map(AgreementLine::of)
                            .toList(),
                    book.positions().stream().map(PositionLine::of).toList());
        }
    }

    private record AgreementLine(
            String id,
            @Nullable String dossier,
            Instrument instrument,
            AgreementState state,
            @Nullable Instant since,
            Set<String> acceptedBy,
            @Nullable DeadlineLine deadline,
            @Nullable DisputeLine dispute,
            List<AgreementStep> history) {

        static AgreementLine of(Agreement agreement) {
            String dossier = agreement.subject().dossier();
            return new AgreementLine(
                    (dossier == null ? agreement.subject().scope() : dossier) + "/"
                            + agreement.subject().instrument(),
                    dossier,
                    agreement.subject().instrument(),
                    agreement.state(),
                    agreement.since().orElse(null),
                    new TreeSet<>(agreement.acceptedBy()),
                    agreement.deadline().map(DeadlineLine::of).orElse(null),
                    agreement.dispute().map(DisputeLine::of).orElse(null),
                    agreement.history().stream().map(AgreementStep::of).toList());
        }
    }

    private record DisputeLine(String claim, AgreementState claimed, String against, AgreementState otherwise) {

        static DisputeLine of(Agreement.Dispute dispute) {
            return new DisputeLine(
                    dispute.claim().first().quote(),
                    dispute.claimed(),
                    dispute.against().first().quote(),
                    dispute.otherwise());
        }
    }

    private record DeadlineLine(Instant due, String words, String quote) {

        static DeadlineLine of(Deadline deadline) {
            return new DeadlineLine(
                    deadline.due(), deadline.words(), deadline.report().quote());
        }
    }

    private record PositionLine(
            String dossier,
            String party,
            String clause,
            String stance,
            String quote,
            Instant stated,
            String article,
            List<FlipLine> flips) {

        static PositionLine of(PositionTrack track) {
            Position latest = track.latest();
            return new PositionLine(
                    latest.dossier(),
                    latest.position().party(),
                    latest.position().clause(),
                    latest.position().stance(),
                    latest.position().quote(),
                    latest.stated(),
                    latest.article().articleId(),
                    track.flips().stream()
                            .map(flip ->
                                    new FlipLine(flip.stated(), flip.position().stance()))
                            .toList());
        }
    }

    private record FlipLine(Instant stated, String stance) {}

    @Override
    public Integer call() throws IOException {
        if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
        PrintWriter out = spec.commandLine().getOut();
        JsonLines lines = new JsonLines(out);
        List<ReplayArticle> articles = new ArrayList<>();
        boolean failed = read(articles, spec.commandLine().getErr());
        Book book = new Replay(ArticleClassifier.standard())
                .run(articles, decision -> write(decision, lines), notice -> lines.write(NoticeLine.of(notice)));
        lines.write(new LedgerLine(Ledger.of(book)));
        return failed ? SOME_FAILED : ALL_READ;
    }

    private void write(NoticeDecision decision, JsonLines lines) {
        if (decision instanceof Raised raised) {
            lines.write(NoticeLine.of(raised.notice()));
        } else if (decisions) {
            lines.write(new HeldLine(
                    decision.reasonName(),
                    decision.verdict().article().articleId(),
                    decision.verdict().article().revision(),
                    decision.storyId()));
        }
    }

    private boolean read(List<ReplayArticle> articles, PrintWriter err) throws IOException {
        JsonMapper json = new JsonMapper();
        boolean failed = false;
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Instant before = Instant.EPOCH;
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    ReplayArticle article = ReplayArticle.of(json.readTree(line), before);
                    articles.add(article);
                    before = article.arrival();
                } catch (JsonProcessingException e) {
                    failed = true;
                    err.println(file + ": line " + number + " is no JSON: " + e.getOriginalMessage());
                } catch (IllegalArgumentException e) {
                    failed = true;
                    err.println(file + ": line " + number + " " + e.getMessage());
                }
            }
        }
        return failed;
    }
}
