package dev.parley.alert.store;

import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.PositionEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Agreements, positions and stories as they are known now, to be read. */
@Singleton
public final class LedgerArchive {

    /** A story with everything that was told of it. */
    public record StoryRecord(String storyId, List<ArticleRef> articles, List<NoticeEvent> notices) {}

    /**
     * What became of a verdict, or of one of the changes it reports.
     *
     * @param verdictId the verdict's event id
     * @param outcome RAISED or HELD
     * @param reason why: a {@code NoticeReason} where it was raised, otherwise a {@code HoldReason}
     * @param storyId absent when it got no further than the verdict
     * @param noticeId of the notice that was raised
     */
    public record DecisionRecord(
            String verdictId,
            String articleId,
            int revision,
            Instant decided,
            String outcome,
            String reason,
            @Nullable String storyId,
            @Nullable String noticeId) {}

    private final Jdbi jdbi;
    private final TransitionTable table;

    public LedgerArchive(Jdbi jdbi, TransitionTable table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    /** The agreements that match, by dossier and instrument; absent parts match everything. */
    public List<AgreementEvent> agreements(
            @Nullable String dossier, @Nullable Instrument instrument, @Nullable AgreementState state) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select event from agreement
                        where (:dossier::text is null or dossier = :dossier)
                          and (:instrument::text is null or instrument = :instrument)
                          and (:state::text is null or state = :state)
                        order by agreement_id""")
                .bind("dossier", dossier)
                .bind("instrument", instrument)
                .bind("state", state)
                .map((row, context) -> EventColumn.read(row.getString("event"), AgreementEvent.class))
                .list());
    }

    /** One agreement with its history, as it follows from all reports; absent when nothing is known of it. */
    public Optional<Agreement> agreement(String dossier, Instrument instrument) {
        Subject subject = Subject.ofDossier(dossier, instrument);
        List<Book.Entry> entries = jdbi.withHandle(handle -> handle.createQuery("""
                                select a.body from article_place p join article a using (article_id)
                                where p.subject = :subject""")
                .bind("subject", subject.asText())
                .map((row, context) -> ArticleColumn.read(row.getString("body")))
                .list());
        Book book = new Book(table, new Book.Known(List.of(), entries, List.of(), List.of(), List.of(), List.of()));
        return Optional.of(book.agreement(subject))
                .filter(agreement -> !agreement.history().isEmpty());
    }

    /** The positions that match, by dossier, party and clause; absent parts match everything. */
    public List<PositionEvent> positions(@Nullable String dossier, @Nullable String party, @Nullable String clause) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select event from position
                        where (:dossier::text is null or dossier = :dossier)
                          and (:party::text is null or party = :party)
                          and (:clause::text is null or clause = :clause)
                        order by dossier, party, clause""")
                .bind("dossier", dossier)
                .bind("party", party)
                .bind("clause", clause)
                .map((row, context) -> EventColumn.read(row.getString("event"), PositionEvent.class))
                .list());
    }

    /** The latest decisions that match, by reason, article and story; absent parts match everything. */
    public List<DecisionRecord> decisions(
            @Nullable String reason, @Nullable String articleId, @Nullable String storyId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select v.event_id, v.article_id, v.revision, v.decided_at,
                               d.outcome, d.reason, d.story_id, d.notice_id
                        from verdict v join decision d on d.verdict_id = v.event_id
                        where (:reason::text is null or d.reason = :reason)
                          and (:article::text is null or v.article_id = :article)
                          and (:story::text is null or d.story_id = :story)
                        order by v.decided_at desc, v.event_id, d.reason limit :limit""")
                .bind("reason", reason)
                .bind("article", articleId)
                .bind("story", storyId)
                .bind("limit", limit)
                .map((row, context) -> new DecisionRecord(
                        row.getString("event_id"),
                        row.getString("article_id"),
                        row.getInt("revision"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getString("story_id"),
                        row.getString("notice_id")))
                .list());
    }

    /** A story; absent when none has this id. */
    public Optional<StoryRecord> story(String storyId) {
        return jdbi.withHandle(handle -> {
            List<ArticleRef> articles = handle.createQuery("""
                            select a.body from story_article s join article a using (article_id)
                            where s.story_id = :id order by a.event_time, a.article_id""")
                    .bind("id", storyId)
                    .map((row, context) ->
                            ArticleColumn.read(row.getString("body")).article())
                    .list();
            List<NoticeEvent> notices = handle.createQuery(
                            "select event from notice where story_id = :id order by number")
                    .bind("id", storyId)
                    .map((row, context) -> EventColumn.read(row.getString("event"), NoticeEvent.class))
                    .list();
            return articles.isEmpty() && notices.isEmpty()
                    ? Optional.<StoryRecord>empty()
                    : Optional.of(new StoryRecord(storyId, articles, notices));
        });
    }
}
