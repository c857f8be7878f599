package dev.parley.alert.ledger;

import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.Development;
import dev.parley.alert.story.StepKind;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An instrument in a conflict with its state and the history that led there. It follows from the developments alone, taken
 * in the order in which they happened.
 */
public final class Agreement {

    /** How long after a contradiction the side that goes on being reported is taken as right. */
    static final Duration SETTLED_AFTER = Duration.ofHours(12);

    /** Two reports held against each other. */
    public record Dispute(Development claim, AgreementState claimed, Development against, AgreementState otherwise) {

        /** The state that it was not settled in favour of. */
        AgreementState notTaken(AgreementState taken) {
            return taken == claimed ? otherwise : claimed;
        }
    }

    /** In these states it runs, so that it can run out. */
    private static final Set<AgreementState> RUNNING = EnumSet.of(
            AgreementState.ACCEPTED,
            AgreementState.SIGNED,
            AgreementState.IN_FORCE,
            AgreementState.EXTENDED,
            AgreementState.VIOLATED,
            AgreementState.SUSPENDED);

    /** From these states it comes into force, and its time begins to run. */
    private static final Set<AgreementState> NOT_YET_IN_FORCE = EnumSet.complementOf(EnumSet.of(
            AgreementState.IN_FORCE,
            AgreementState.EXTENDED,
            AgreementState.VIOLATED,
            AgreementState.SUSPENDED,
            AgreementState.DISPUTED));

    /** Reports of these changes may say how long it is to last; others speak of some other time. */
    private static final Set<ChangeType> STATING_AN_END = EnumSet.of(
            ChangeType.ACCEPTED, ChangeType.SIGNED, ChangeType.IN_FORCE, ChangeType.EXTENDED, ChangeType.AMENDED);

    private static final Set<ChangeType> CONCLUSION = EnumSet.of(ChangeType.SIGNED, ChangeType.ACCEPTED);

    private static final Set<ChangeType> AFFIRMATION =
            EnumSet.of(ChangeType.ANNOUNCED, ChangeType.ACCEPTED, ChangeType.SIGNED);

    /**
     * How things stood when a development was taken.
     *
     * @param reports how many it had; with another one it may do something else
     * @param disputes how many there had been
     */
    private record Step(Development development, int reports, Standing before, int disputes) {

        boolean isOf(Development other) {
            return other == development && other.members().size() == reports;
        }
    }

    private final TransitionTable table;
    private final Subject subject;
    private final List<HistoryEntry> history = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private AgreementState state;
    private Instant since;
    private Instant lastDone;
    private @Nullable Development reachedBy;
    private @Nullable Dispute dispute;
    private @Nullable Deadline deadline;
    private final List<Dispute> disputes = new ArrayList<>();
    private Set<String> acceptedBy;
    private final @Nullable Development carried;
    private AgreementState before;
    private AgreementState otherwise;

    private Agreement(TransitionTable table, Subject subject, Standing start, @Nullable Development carried) {
        this.table = table;
        this.subject = subject;
        this.carried = carried;
        state = start.state();
        since = start.since();
        lastDone = start.lastDone();
        reachedBy = start.reachedBy();
        before = start.before();
        otherwise = start.otherwise();
        dispute = start.dispute();
        acceptedBy = start.acceptedBy();
        deadline = start.deadline();
    }

    /**
     * The agreement that the developments make.
     *
     * @param developments all on the subject, by time
     */
    public static Agreement of(TransitionTable table, Subject subject, List<Development> developments) {
        return of(table, subject, Standing.UNKNOWN, developments);
    }

    /**
     * The agreement that the developments make of what it was before.
     *
     * @param developments all on the subject that came after the start, by time
     */
    static Agreement of(TransitionTable table, Subject subject, Standing start, List<Development> developments) {
        Agreement agreement = new Agreement(table, subject, start, start.reachedBy());
        if (start.dispute() != null) {
            agreement.disputes.add(start.dispute());
        }
        developments.forEach(agreement::take);
        return agreement;
    }

    /**
     * The agreement that the developments make now that some of them changed. What those before them did is not asked
     * again.
     *
     * @param developments all on the subject that came after the same start, by time
     */
    Agreement with(List<Development> developments) {
        int same = 0;
        while (same < steps.size()
                && same < developments.size()
                && steps.get(same).isOf(developments.get(same))) {
            same++;
        }
        boolean all = same == steps.size();
        Agreement agreement = new Agreement(table, subject, all ? standing() : steps.get(same).before, carried);
        agreement.history.addAll(history.subList(0, same));
        agreement.steps.addAll(steps.subList(0, same));
        agreement.disputes.addAll(disputes.subList(0, all ? disputes.size() : steps.get(same).disputes));
        developments.subList(same, developments.size()).forEach(agreement::take);
        return agreement;
    }

    /** Where it stands now. */
    Standing standing() {
        return new Standing(state, since, lastDone, reachedBy, before, otherwise, dispute, acceptedBy, deadline);
    }

    public Subject subject() {
        return subject;
    }

    /** Where it stands; {@link AgreementState#DISPUTED} while reports contradict each other. */
    public AgreementState state() {
        return dispute == null ? state : AgreementState.DISPUTED;
    }

    /** When it came to stand there; absent while nothing is known. */
    public Optional<Instant> since() {
        Dispute open = dispute;
        return open != null
                ? Optional.of(open.against().time())
                : Optional.ofNullable(reachedBy).map(development -> since);
    }

    /** What brought it to its state; absent while nothing is known. */
    public Optional<Development> reachedBy() {
        return dispute != null ? Optional.of(dispute.against()) : Optional.ofNullable(reachedBy);
    }

    /** What is held against each other, while it is disputed. */
    public Optional<Dispute> dispute() {
        return Optional.ofNullable(dispute);
    }

    /** When it runs out; absent where no report says so, and once it is over. */
    public Optional<Deadline> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** The contradiction that the development is part of, open or settled. */
    public Optional<Dispute> disputeOf(Development development) {
        return disputes.stream()
                .filter(d -> d.claim() == development || d.against() == development)
                .findFirst();
    }

    /** What brought it to the state in which the development found it. */
    public Optional<Development> reachedBefore(Development development) {
        Development reached = carried;
        for (HistoryEntry entry : history) {
            if (entry.development() == development) {
                break;
            }
            if (entry.outcome() instanceof Outcome.Transition || entry.outcome() instanceof Outcome.Resolution) {
                reached = entry.development();
            }
        }
        return Optional.ofNullable(reached);
    }

    /** The state that it had before it came to the one it has. */
    public AgreementState before() {
        Dispute open = dispute;
        return open == null ? before : open.claimed();
    }

    /** The parties that have agreed to it. */
    public Set<String> acceptedBy() {
        return acceptedBy;
    }

    /** What every development did to it since what it was carried over from, in the order in which they happened. */
    public List<HistoryEntry> history() {
        return List.copyOf(history);
    }

    /** The entry of a development. */
    public Optional<HistoryEntry> entryOf(Development development) {
        return history.stream().filter(e -> e.development() == development).findFirst();
    }

    private void take(Development development) {
        steps.add(new Step(development, development.members().size(), standing(), disputes.size()));
        AgreementState found = state();
        Deadline known = deadline;
        boolean lapsed = known != null && known.due().isBefore(development.time());
        if (lapsed && STATING_AN_END.contains(development.type()) && development.certainty() == Certainty.ASSERTED) {
            deadline = null; // what is agreed now has an end of its own
        }
        Ruling ruling = dispute == null ? ruling(development) : rulingInDispute(dispute, development);
        apply(ruling.outcome, development, found);
        date(ruling.outcome, development, found);
        history.add(new HistoryEntry(development, ruling.outcome, ruling.why, found, state(), lapsed));
    }

    /**
     * What comes into force lasts from then on as long as it says, or as long as was agreed; what is extended, so much longer or till the new date. Who repeats
     * later how long it was agreed for does not prolong it. An extension without an end leaves none.
     */
    private void date(Outcome outcome, Development development, AgreementState found) {
        boolean moved = outcome instanceof Outcome.Transition || outcome instanceof Outcome.Resolution;
        if (!RUNNING.contains(state)) {
            deadline = null;
        } else if (moved || outcome instanceof Outcome.Corroboration) {
            boolean extended = development.type() == ChangeType.EXTENDED;
            Deadline known = deadline;
            Instant from = extended && known != null && known.due().isAfter(development.time())
                    ? known.due()
                    : development.time();
            Optional<Deadline.Stated> stated =
                    STATING_AN_END.contains(development.type()) ? Deadline.in(development, from) : Optional.empty();
            boolean begins = moved && NOT_YET_IN_FORCE.contains(found);
            if (stated.isPresent()
                    && (known == null || extended || begins || stated.get().isDate())) {
                deadline = stated.get().deadline();
            } else if (begins && known != null && development.type() == ChangeType.IN_FORCE) {
                deadline = known.from(development.time());
            } else if (moved && (extended || !RUNNING.contains(found) && found != AgreementState.DISPUTED)) {
                deadline = null;
            }
        }
    }

    private record Ruling(Outcome outcome, String why) {}

    private Ruling ruling(Development development) {
        return switch (development.certainty()) {
            case TENTATIVE -> tentative(development);
            case DENIED -> denial(development);
            case ASSERTED -> step(state, development);
        };
    }

    private static Ruling tentative(Development development) {
        return development.first().change().modality() == Modality.CONDITIONAL
                ? new Ruling(new Outcome.NoEffect(Outcome.Reason.ONLY_CONDITIONAL), "it is bound to a condition")
                : new Ruling(new Outcome.NoEffect(Outcome.Reason.ONLY_POSSIBLE), "it is not said to have happened");
    }

    private Ruling denial(Development denial) {
        Development denied = reachedBy;
        if (denied != null && denied.type() == denial.type() && denied.sharesActor(denial) && isSoon(denial)) {
            return new Ruling(new Outcome.Dispute(otherwise), "what was reported is denied");
        }
        return new Ruling(new Outcome.NoEffect(Outcome.Reason.DENIES_NOTHING_KNOWN), "nobody reported what is denied");
    }

    private Ruling step(AgreementState from, Development development) {
        TransitionTable.Rule rule =
                table.at(new TransitionTable.Cell(subject.instrument(), from, development.type(), by(development)));
        return new Ruling(isSoon(development) ? rule.soon() : rule.later(), rule.why());
    }

    /** A mediator may reject what a party accepts, but its consent is not that of the other party. */
    private TransitionTable.By by(Development development) {
        Optional<String> last = reachedBy == null ? Optional.empty() : reachedBy.actor();
        Optional<String> actor = development.actor();
        boolean counts = development.type() != ChangeType.ACCEPTED
                || development.parties().isEmpty()
                || actor.filter(development.parties()::contains).isPresent();
        return last.isPresent() && actor.isPresent() && !actor.equals(last) && counts
                ? TransitionTable.By.ANOTHER
                : TransitionTable.By.SAME;
    }

    private boolean isSoon(Development development) {
        return !development.time().isAfter(lastDone.plus(table.window()));
    }

    /** A side that goes on being reported wins after a while; a step beyond either state settles it at once. */
    private Ruling rulingInDispute(Dispute open, Development development) {
        if (development.certainty() == Certainty.TENTATIVE) {
            return tentative(development);
        }
        boolean settled = !development.time().isBefore(open.against().time().plus(SETTLED_AFTER));
        if (repeats(development, open.claim()) || affirms(development, open.claim())) {
            return settled
                    ? new Ruling(new Outcome.Resolution(open.claimed()), "what was contradicted goes on being reported")
                    : stands();
        }
        if (repeats(development, open.against())) {
            return settled
                    ? new Ruling(new Outcome.Resolution(open.otherwise()), "the contradiction goes on being reported")
                    : stands();
        }
        if (development.certainty() == Certainty.DENIED) {
            return stands();
        }
        for (AgreementState side : List.of(open.claimed(), open.otherwise())) {
            if (step(side, development).outcome() instanceof Outcome.Transition transition) {
                return new Ruling(new Outcome.Resolution(transition.to()), "it went on from one of both");
            }
        }
        return stands();
    }

    private static boolean repeats(Development development, Development earlier) {
        return development.type() == earlier.type()
                && development.certainty() == earlier.certainty()
                && development.sharesActor(earlier);
    }

    /** Who announces what is said to be agreed says so, too: writers call it by either name. */
    private static boolean affirms(Development development, Development claim) {
        return CONCLUSION.contains(claim.type())
                && AFFIRMATION.contains(development.type())
                && claim.certainty() == Certainty.ASSERTED
                && development.certainty() == Certainty.ASSERTED
                && development.sharesActor(claim);
    }

    private static Ruling stands() {
        return new Ruling(
                new Outcome.NoEffect(Outcome.Reason.DISPUTE_STANDS), "the reports still contradict each other");
    }

    private void apply(Outcome outcome, Development development, AgreementState found) {
        if (outcome instanceof Outcome.Transition transition) {
            reach(transition.to(), development, found, found);
        } else if (outcome instanceof Outcome.Resolution resolution) {
            Dispute settled = dispute;
            dispute = null;
            reach(resolution.to(), development, found, settled == null ? state : settled.notTaken(resolution.to()));
        } else if (outcome instanceof Outcome.Dispute opened && reachedBy != null) {
            dispute = new Dispute(reachedBy, state, development, opened.otherwise());
            disputes.add(dispute);
        } else if (outcome instanceof Outcome.Corroboration && !StepKind.isLasting(development.type())) {
            lastDone = development.time();
        }
    }

    private void reach(AgreementState to, Development development, AgreementState found, AgreementState ifDenied) {
        before = found;
        otherwise = ifDenied;
        state = to;
        since = development.time();
        lastDone = since;
        reachedBy = development;
        if (to == AgreementState.ACCEPTED_IN_PART || to == AgreementState.ACCEPTED) {
            acceptedBy = with(acceptedBy, development.actors());
        } else if (development.type() == ChangeType.REJECTED) {
            Set<String> left = new TreeSet<>(acceptedBy);
            left.removeAll(development.actors());
            acceptedBy = Set.copyOf(left);
        } else if (development.type() == ChangeType.SIGNED) {
            acceptedBy = with(acceptedBy, development.parties());
        } else if (to == AgreementState.MOOTED
                || to == AgreementState.PROPOSED
                || to == AgreementState.ANNOUNCED
                || to == AgreementState.HANDED_OVER) {
            acceptedBy = Set.of();
        }
    }

    private static Set<String> with(Set<String> parties, List<String> more) {
        Set<String> all = new TreeSet<>(parties);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
