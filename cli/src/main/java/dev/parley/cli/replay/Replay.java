package dev.parley.cli.replay;

import static java.util.Comparator.comparing;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.Priorities;
import dev.parley.classify.ArticleClassifier;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes articles of the past through the classifier and the rules of the services, at the times at which they came. It
 * needs neither a broker nor a database. Articles that came at the same moment are one batch, as after an outage.
 */
public final class Replay {

    private static final Comparator<ReplayArticle> BY_ARRIVAL = comparing(ReplayArticle::arrival)
            .thenComparing(article -> article.ref().published(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(article -> article.ref().articleId())
            .thenComparing(article -> article.ref().revision());

    private final ArticleClassifier classifier;

    public Replay(ArticleClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * Replays articles, in whatever order they are given.
     *
     * @param decisions gets every decision in the order of the articles' arrival
     * @param reminders gets the notices that no article but the clock raised, in their place between the decisions
     * @return all that is known in the end
     */
    Book run(Collection<ReplayArticle> articles, Consumer<NoticeDecision> decisions, Consumer<NoticeEvent> reminders) {
        Map<Instant, List<VerdictEvent>> batches = new TreeMap<>();
        articles.stream().sorted(BY_ARRIVAL).forEach(article -> batches.computeIfAbsent(
                        article.arrival(), time -> new ArrayList<>())
                .add(verdict(article)));
        VerdictReplay replay =
                new VerdictReplay(TransitionTable.standard(), Priorities.standard(), decisions, reminders);
        batches.forEach(replay::process);
        return replay.book();
    }

    private VerdictEvent verdict(ReplayArticle replayed) {
        return classifier.classify(replayed.article()).asEvent(replayed.ref(), replayed.article(), replayed.arrival());
    }
}
