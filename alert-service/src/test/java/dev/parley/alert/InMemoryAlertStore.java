package dev.parley.alert;

import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Stories;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.contract.event.VerdictEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Remembers as long as the test runs; a failing transaction is not undone. */
final class InMemoryAlertStore implements AlertStore {

    private final Set<String> claimed = new HashSet<>();
    private final Map<String, Story> stories = new HashMap<>();
    private final Map<String, StoryArticle> articles = new HashMap<>();

    @Override
    public <R> R inTransaction(Function<Transaction, R> work) {
        return work.apply(new Transaction() {
            @Override
            public Set<String> claim(Collection<VerdictEvent> verdicts) {
                return verdicts.stream()
                        .map(VerdictEvent::eventId)
                        .filter(claimed::add)
                        .collect(Collectors.toSet());
            }

            @Override
            public Stories storiesFor(Collection<Report> reports) {
                return new Stories(stories.values(), articles.values());
            }

            @Override
            public void save(List<NoticeDecision> decisions, Stories changed) {
                changed.changedStories().forEach(story -> stories.put(story.id(), story));
                changed.changedArticles().forEach(part -> articles.put(part.storyId() + part.articleId(), part));
            }
        });
    }
}
