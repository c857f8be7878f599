package dev.parley.alert.story;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stories that a batch of reports may belong to, as they were before the batch and as the batch changes them. Not
 * safe for several threads: it lives as long as one transaction.
 */
public final class Stories {

    private record Part(String storyId, String articleId) {}

    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Map<StorySubject, Set<String>> bySubject = new HashMap<>();
    private final Map<Part, StoryArticle> articles = new HashMap<>();
    private final Set<String> changedStories = new LinkedHashSet<>();
    private final Set<Part> changedArticles = new LinkedHashSet<>();

    /**
     * @param known every story that a report of the batch could join
     * @param knownArticles the parts that the batch's own articles already have in them
     */
    public Stories(Collection<Story> known, Collection<StoryArticle> knownArticles) {
        known.forEach(this::put);
        knownArticles.forEach(a -> articles.put(new Part(a.storyId(), a.articleId()), a));
    }

    /**
     * The story that already tells what the report says: first the one that the article is part of, however late its
     * new revision comes; then one with the same actor; then the nearest in time.
     */
    public Optional<Story> telling(Report report) {
        Comparator<Story> byFit = comparing((Story s) -> !isPart(s, report))
                .thenComparing(s -> !namesActor(s, report))
                .thenComparing(s -> s.distanceTo(report.eventTime()))
                .thenComparing(Story::firstEvent)
                .thenComparing(Story::id);
        return bySubject.getOrDefault(report.subject(), Set.of()).stream()
                .map(stories::get)
                .filter(s -> s.tells(report) && (isPart(s, report) || s.isCurrentAt(report.eventTime())))
                .min(byFit);
    }

    /** The part that the article already has in the story, with its latest revision. */
    public Optional<StoryArticle> part(Story story, String articleId) {
        return Optional.ofNullable(articles.get(new Part(story.id(), articleId)));
    }

    /** Opens a story for reports of one article with the same subject and certainty. */
    public Story open(List<Report> reports) {
        return changed(Story.openedBy(reports));
    }

    /** Lets a report take part in a story that tells what it says. */
    public Story join(Story story, Report report) {
        return changed(story.joinedBy(report));
    }

    /** Remembers the article's part in a story, in place of an earlier one. */
    public void remember(StoryArticle article) {
        Part part = new Part(article.storyId(), article.articleId());
        articles.put(part, article);
        changedArticles.add(part);
    }

    /** The stories that the batch opened or widened. */
    public List<Story> changedStories() {
        return changedStories.stream().map(stories::get).toList();
    }

    /** The parts that the batch added or replaced. */
    public List<StoryArticle> changedArticles() {
        return changedArticles.stream().map(articles::get).toList();
    }

    private boolean isPart(Story story, Report report) {
        return articles.containsKey(new Part(story.id(), report.article().articleId()));
    }

    private static boolean namesActor(Story story, Report report) {
        return report.actor() != null && story.actors().contains(report.actor());
    }

    private Story changed(Story story) {
        if (!story.equals(stories.get(story.id()))) {
            put(story);
            changedStories.add(story.id());
        }
        return story;
    }

    private void put(Story story) {
        stories.put(story.id(), story);
        bySubject.computeIfAbsent(story.subject(), s -> new LinkedHashSet<>()).add(story.id());
    }
}
