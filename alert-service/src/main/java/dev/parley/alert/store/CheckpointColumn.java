package dev.parley.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Checkpoint;
import dev.parley.alert.ledger.Deadline;
import dev.parley.alert.ledger.Standing;
import dev.parley.alert.story.Development;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.kafka.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A checkpoint as a JSON column. It names the reports it is made of by article and number. */
final class CheckpointColumn {

    private record Member(String article, int report, boolean beside) {}

    private record Dispute(
            List<Member> claim, AgreementState claimed, List<Member> against, AgreementState otherwise) {}

    private record DeadlineBody(Instant due, String words, Member report) {}

    private record Body(
            AgreementState state,
            Instant since,
            Instant lastDone,
            @Nullable List<Member> reachedBy,
            AgreementState before,
            AgreementState otherwise,
            @Nullable Dispute dispute,
            Set<String> acceptedBy,
            @Nullable DeadlineBody deadline,
            List<List<Member>> recent) {}

    private final Subject subject;
    private final Instant at;
    private final Body body;

    private CheckpointColumn(Subject subject, Instant at, Body body) {
        this.subject = subject;
        this.at = at;
        this.body = body;
    }

    /**
     * @throws IllegalStateException when the column does not hold a checkpoint: somebody else wrote it
     */
    static CheckpointColumn read(Subject subject, Instant at, String json) {
        try {
            return new CheckpointColumn(subject, at, EventJson.mapper().readValue(json, Body.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a checkpoint that cannot be read: " + json, e);
        }
    }

    Subject subject() {
        return subject;
    }

    Instant at() {
        return at;
    }

    /** The ids of the articles that it is made of. */
    Stream<String> articles() {
        Dispute dispute = body.dispute;
        return Stream.of(
                        body.recent.stream(),
                        Stream.ofNullable(body.reachedBy),
                        Stream.ofNullable(dispute).flatMap(d -> Stream.of(d.claim, d.against)),
                        Stream.ofNullable(body.deadline).map(deadline -> List.of(deadline.report)))
                .flatMap(Function.identity())
                .flatMap(List::stream)
                .map(Member::article);
    }

    /**
     * @param entries what each of the articles says
     */
    Checkpoint checkpoint(Function<String, Book.Entry> entries) {
        Dispute dispute = body.dispute;
        List<Member> reachedBy = body.reachedBy;
        DeadlineBody deadline = body.deadline;
        return new Checkpoint(
                subject,
                at,
                new Standing(
                        body.state,
                        body.since,
                        body.lastDone,
                        reachedBy == null ? null : development(reachedBy, entries),
                        body.before,
                        body.otherwise,
                        dispute == null
                                ? null
                                : new Agreement.Dispute(
                                        development(dispute.claim, entries),
                                        dispute.claimed,
                                        development(dispute.against, entries),
                                        dispute.otherwise),
                        body.acceptedBy,
                        deadline == null
                                ? null
                                : new Deadline(deadline.due, deadline.words, report(deadline.report, entries))),
                body.recent.stream()
                        .map(members -> development(members, entries))
                        .toList());
    }

    private static Development development(List<Member> members, Function<String, Book.Entry> entries) {
        return Development.ofMembers(members.stream()
                .map(member -> new Development.Member(report(member, entries), member.beside))
                .toList());
    }

    private static Report report(Member member, Function<String, Book.Entry> entries) {
        return entries.apply(member.article).reports().get(member.report);
    }

    /**
     * @param entries what each article says
     */
    static String write(Checkpoint checkpoint, Function<String, Book.Entry> entries) {
        Standing standing = checkpoint.standing();
        Development reachedBy = standing.reachedBy();
        Agreement.Dispute dispute = standing.dispute();
        Deadline deadline = standing.deadline();
        Body body = new Body(
                standing.state(),
                standing.since(),
                standing.lastDone(),
                reachedBy == null ? null : members(reachedBy, entries),
                standing.before(),
                standing.otherwise(),
                dispute == null
                        ? null
                        : new Dispute(
                                members(dispute.claim(), entries),
                                dispute.claimed(),
                                members(dispute.against(), entries),
                                dispute.otherwise()),
                standing.acceptedBy(),
                deadline == null
                        ? null
                        : new DeadlineBody(
                                deadline.due(),
                                deadline.words(),
                                member(new Development.Member(deadline.report(), false), entries)),
                checkpoint.recent().stream()
                        .map(development -> members(development, entries))
                        .toList());
        try {
            return EventJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write the checkpoint of " + checkpoint.subject(), e);
        }
    }

    private static List<Member> members(Development development, Function<String, Book.Entry> entries) {
        return development.members().stream()
                .map(member -> member(member, entries))
                .toList();
    }

    private static Member member(Development.Member member, Function<String, Book.Entry> entries) {
        String article = member.report().article().articleId();
        return new Member(article, entries.apply(article).reports().indexOf(member.report()), member.beside());
    }
}
