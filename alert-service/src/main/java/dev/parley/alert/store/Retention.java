package dev.parley.alert.store;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets what is old: how verdicts were decided about, notices with what was delivered and thought of them, stories of
 * which no notice is left, and what was done by whom. What the ledger knows of watched conflicts is not forgotten. A verdict may come again as long as its topic keeps it, and is told
 * twice if it is forgotten by then: so the retention of decisions must be longer than that of the topic.
 */
@Singleton
final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** So many rows at a time hold no lock for long. */
    private static final int CHUNK = 5_000;

    /** Silences, corrections and what waits for receivers refer to notices of the last weeks. */
    private static final Duration SHORTEST_OF_NOTICES = Duration.ofDays(31);

    private static final String DECISIONS = """
            with old as (
              select event_id from verdict where decided_at < :before
              order by decided_at limit :chunk for update skip locked),
            gone as (delete from verdict where event_id in (select event_id from old) returning 1)
            select count(*) from gone""";

    private static final String ATTEMPTS = """
            with old as (
              select number from delivery_attempt where at < :before order by at limit :chunk for update skip locked),
            gone as (delete from delivery_attempt where number in (select number from old) returning 1)
            select count(*) from gone""";

    private static final String DELIVERIES = """
            with old as (
              select delivery_id from delivery where settled_at < :before
              order by settled_at limit :chunk for update skip locked),
            gone as (delete from delivery where delivery_id in (select delivery_id from old) returning 1)
            select count(*) from gone""";

    /** One that nothing waits in, and that keeps nothing waiting: what comes next makes it anew. */
    private static final String GROUPS = """
            with idle as (
              select receiver, group_key from delivery_group
              where due_at is null and lease is null and (sent_at is null or sent_at + pause < :before)
              limit :chunk for update skip locked),
            gone as (delete from delivery_group where (receiver, group_key) in (select * from idle) returning 1)
            select count(*) from gone""";

    private static final String UNPLANNED = """
            with old as (
              select number from delivery_unplanned where noticed_at < :before limit :chunk for update skip locked),
            gone as (delete from delivery_unplanned where number in (select number from old) returning 1)
            select count(*) from gone""";

    /** What people thought of them goes with them, but first: its trigger asks the notice for its story. */
    private static final String FEEDBACK = """
            with old as (
              select notice_id, author from feedback
              where notice_id in (select notice_id from notice where raised_at < :before) limit :chunk for update skip locked),
            gone as (delete from feedback where (notice_id, author) in (select * from old) returning 1)
            select count(*) from gone""";

    private static final String NOTICES = """
            with old as (
              select notice_id from notice where raised_at < :before
              order by raised_at limit :chunk for update skip locked),
            gone as (delete from notice where notice_id in (select notice_id from old) returning 1)
            select count(*) from gone""";

    /** Of what is no longer told of, nobody needs to take care. */
    private static final String ACKNOWLEDGEMENTS = """
            with old as (
              select story_id from acknowledgement a
              where at < :before and not exists (select 1 from notice n where n.story_id = a.story_id)
              limit :chunk for update skip locked),
            gone as (delete from acknowledgement where story_id in (select story_id from old) returning 1)
            select count(*) from gone""";

    private static final String CLAIMS = """
            with old as (
              select story_id from claim c
              where at < :before and not exists (select 1 from notice n where n.story_id = c.story_id)
              limit :chunk for update skip locked),
            gone as (delete from claim where story_id in (select story_id from old) returning 1)
            select count(*) from gone""";

    /** Its parts go with it. One that brought an agreement to its state is named by it, and stays. */
    private static final String STORIES = """
            with old as (
              select story_id from story s
              where opened_at < :before and not exists (select 1 from notice n where n.story_id = s.story_id)
                and not exists (select 1 from agreement a where a.event ->> 'storyId' = s.story_id)
              order by opened_at limit :chunk for update skip locked),
            gone as (delete from story where story_id in (select story_id from old) returning 1)
            select count(*) from gone""";

    /** What came before the latest of those that are old is never read from again: so much later nothing is entered. */
    private static final String CHECKPOINTS = """
            with old as (
              select subject, taken_until from checkpoint c
              where taken_until < :before and exists (
                select 1 from checkpoint l
                where l.subject = c.subject and l.rules = c.rules and l.taken_until > c.taken_until
                  and l.taken_until < :before)
              limit :chunk for update skip locked),
            gone as (delete from checkpoint where (subject, taken_until) in (select * from old) returning 1)
            select count(*) from gone""";

    /**
     * What is reported of watched conflicts is the history of their agreements, and stays. Of the others, what a
     * checkpoint is made of stays, too.
     */
    private static final String ARTICLES = """
            with old as (
              select article_id from article a
              where event_time < :before and body ->> 'dossier' is null
                and not exists (select 1 from story_article s where s.article_id = a.article_id)
                and not exists (
                  select 1 from article_place p
                  left join checkpoint c on c.subject = p.subject and position(a.article_id in c.body::text) > 0
                  where p.article_id = a.article_id and (p.subject like 'dossier:%' or c.subject is not null))
              order by event_time limit :chunk for update skip locked),
            places as (delete from article_place where article_id in (select article_id from old)),
            gone as (delete from article where article_id in (select article_id from old) returning 1)
            select count(*) from gone""";

    /** That somebody did something about a story, of which nothing is left. */
    private static final String CHANGES = """
            with old as (
              select story_id from attention_change c
              where story_id <> '' and not exists (select 1 from notice n where n.story_id = c.story_id)
                and not exists (select 1 from story s where s.story_id = c.story_id and s.opened_at >= :before)
              limit :chunk for update skip locked),
            gone as (delete from attention_change where story_id in (select story_id from old) returning 1)
            select count(*) from gone""";

    private static final String AUDIT = """
            with old as (
              select number from audit_entry where at < :before order by at limit :chunk for update skip locked),
            gone as (delete from audit_entry where number in (select number from old) returning 1)
            select count(*) from gone""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration decisions;
    private final Duration notices;
    private final Duration audit;

    Retention(
            Jdbi jdbi,
            Clock clock,
            @ConfigProperty(name = "parley.alert.decision-retention", defaultValue = "P45D") Duration decisions,
            @ConfigProperty(name = "parley.alert.notice-retention", defaultValue = "P366D") Duration notices,
            @ConfigProperty(name = "parley.alert.audit-retention", defaultValue = "P731D") Duration audit) {
        if (notices.compareTo(SHORTEST_OF_NOTICES) < 0) {
            throw new ConfigurationException("alert-service cannot start: parley.alert.notice-retention is " + notices
                    + "; at least " + SHORTEST_OF_NOTICES.toDays()
                    + " days are needed, since corrections and silences refer to earlier notices");
        }
        this.jdbi = jdbi;
        this.clock = clock;
        this.decisions = decisions;
        this.notices = notices;
        this.audit = audit;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        forget("verdicts decided", DECISIONS, now.minus(decisions));
        Instant before = now.minus(notices);
        forget("attempts made", ATTEMPTS, before);
        forget("deliveries settled", DELIVERIES, before);
        forget("notices set aside", UNPLANNED, before);
        forget("opinions on notices raised", FEEDBACK, before);
        forget("notices raised", NOTICES, before);
        forget("acknowledgements made", ACKNOWLEDGEMENTS, before);
        forget("stories claimed", CLAIMS, before);
        forget("stories opened", STORIES, before);
        forget("changes of stories opened", CHANGES, before);
        forget("checkpoints taken", CHECKPOINTS, before);
        forget("articles on what happened", ARTICLES, before);
        forget("groups of deliveries idle since", GROUPS, now);
        forget("audit entries written", AUDIT, now.minus(audit));
    }

    private void forget(String what, String sql, Instant before) {
        int forgotten = 0;
        int some;
        do {
            some = jdbi.inTransaction(handle -> handle.createQuery(sql)
                    .bind("before", before)
                    .bind("chunk", CHUNK)
                    .mapTo(Integer.class)
                    .one());
            forgotten += some;
        } while (some == CHUNK);
        if (forgotten > 0) {
            LOG.infof("forgot %d %s before %s", forgotten, what, before);
        }
    }
}
