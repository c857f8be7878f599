package dev.parley.alert.console.dossier;

import dev.parley.alert.console.Cues;
import dev.parley.alert.console.EvidenceView;
import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.HistoryEntry;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The states of an agreement over time, as a picture and as a list.
 *
 * @param spans the states one after the other, along the width; long times are shortened
 * @param marks what moved it, each with its place in the picture
 * @param steps the same in words, the latest first
 * @param deadline when it runs out; absent where nobody said so, or that time has passed
 * @param dispute the two sentences held against each other; empty while it is not disputed
 */
public record StateTimeline(
        Instrument instrument,
        AgreementState state,
        @Nullable Instant since,
        List<String> acceptedBy,
        List<Span> spans,
        List<Mark> marks,
        List<Step> steps,
        List<EvidenceView> dispute,
        @Nullable DeadlineView deadline) {

    /** Of the picture, in its own units. */
    static final int WIDTH = 1_000;

    private static final double CHARACTER = 8.5;

    /** A state from one moment to the next. */
    public record Span(AgreementState state, double x, double width, Instant from) {

        /** Whether its name fits; names of states are of about the same length in all languages. */
        public boolean hasRoom() {
            return state.name().length() * CHARACTER + 20 < width;
        }

        /** The middle. */
        public double textX() {
            return round(x + width / 2);
        }
    }

    /** A moment at which something was reported. */
    public record Mark(double x, boolean moves) {}

    /** What happened, and what it did. */
    public record Step(
            Instant time,
            ChangeType change,
            List<String> actors,
            String certainty,
            String outcome,
            String why,
            AgreementState before,
            AgreementState after,
            int origins,
            boolean moves,
            EvidenceView evidence) {}

    /**
     * @param until the end of the picture
     */
    static StateTimeline of(Agreement agreement, Instant until, Cues cues) {
        List<HistoryEntry> history = agreement.history();
        List<Double> places =
                places(history.stream().map(entry -> entry.development().time()).toList(), until);
        List<Span> spans = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            HistoryEntry entry = history.get(i);
            boolean moves = entry.before() != entry.after();
            marks.add(new Mark(places.get(i), moves));
            steps.add(0, step(entry, moves, cues, agreement.subject().instrument()));
            if (moves || spans.isEmpty()) {
                spans.add(new Span(
                        entry.after(), places.get(i), 0, entry.development().time()));
            }
        }
        return new StateTimeline(
                agreement.subject().instrument(),
                agreement.state(),
                agreement.since().orElse(null),
                agreement.acceptedBy().stream().sorted().toList(),
                laidOut(spans),
                marks,
                steps,
                agreement
                        .dispute()
                        .map(dispute -> List.of(
                                EvidenceView.of(
                                        dispute.claim().evidence(),
                                        cues,
                                        agreement.subject().instrument(),
                                        dispute.claim().type()),
                                EvidenceView.of(
                                        dispute.against().evidence(),
                                        cues,
                                        agreement.subject().instrument(),
                                        dispute.against().type())))
                        .orElse(List.of()),
                agreement
                        .deadline()
                        .filter(deadline -> deadline.due().isAfter(until))
                        .map(deadline -> DeadlineView.of(
                                Objects.requireNonNull(agreement.subject().dossier(), "of a watched conflict"),
                                agreement.subject().instrument(),
                                deadline.event(),
                                until,
                                cues))
                        .orElse(null));
    }

    /** Where each moment lies. A gap takes as much as the logarithm of its minutes: days of quiet leave room for busy hours. */
    private static List<Double> places(List<Instant> moments, Instant until) {
        List<Double> ends = new ArrayList<>();
        double end = 0;
        for (int i = 0; i < moments.size(); i++) {
            ends.add(end);
            Instant next = i + 1 < moments.size() ? moments.get(i + 1) : until;
            end += Math.log(
                    2 + Math.max(0, Duration.between(moments.get(i), next).toMinutes()));
        }
        double whole = end;
        return ends.stream()
                .map(place -> round(place / whole * (WIDTH - 2) + 1))
                .toList();
    }

    /** Each reaches to the next one. */
    private static List<Span> laidOut(List<Span> spans) {
        List<Span> laidOut = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            double end = i + 1 < spans.size() ? spans.get(i + 1).x() : WIDTH;
            double width = round(Math.max(2, end - span.x()));
            laidOut.add(new Span(span.state(), span.x(), width, span.from()));
        }
        return laidOut;
    }

    private static double round(double x) {
        return Math.round(x * 10) / 10.0;
    }

    /** When the picture begins. */
    public @Nullable Instant from() {
        return spans.isEmpty() ? null : spans.get(0).from();
    }

    /** The steps that brought it to another state. */
    public List<Step> moving() {
        return steps.stream().filter(Step::moves).toList();
    }

    /** The others. */
    public List<Step> still() {
        return steps.stream().filter(step -> !step.moves()).toList();
    }

    private static Step step(HistoryEntry entry, boolean moves, Cues cues, Instrument instrument) {
        return new Step(
                entry.development().time(),
                entry.development().type(),
                entry.development().actors(),
                entry.development().certainty().name(),
                entry.outcome().name(),
                entry.why(),
                entry.before(),
                entry.after(),
                entry.development().origins(),
                moves,
                EvidenceView.of(
                        entry.development().evidence(),
                        cues,
                        instrument,
                        entry.development().type()));
    }
}
