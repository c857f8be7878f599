package dev.parley.ingest.article;

import dev.parley.contract.event.TextSource;
import dev.parley.contract.event.Withdrawal;
import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.fetch.FetchResult;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Gone;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Robots;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an article of a feed entry: its page where that can be read, else what the feed carries. Thread-safe.
 */
public final class ArticleReader {

    /** A page that gives less than this share of the feed's own content has hidden the rest behind a wall. */
    private static final double WALLED = 0.5;

    private static final int TITLE_FROM_TEXT_LIMIT = 120;

    /** Longer ones are no news, and would not fit into a Kafka record. */
    private static final int TEXT_LIMIT = 200_000;

    private static final int LINE_LIMIT = 1_000;

    /** A live blog with fewer updates reads like an article. */
    private static final int UPDATES_OF_A_BLOG = 2;

    /** A live blog without an update for so long has ended. */
    private static final Duration QUIET = Duration.ofHours(3);

    /**
     * What came of reading an entry.
     *
     * @param articles none when the entry has no usable link or no word of text; several when it is a live blog, the
     *     oldest update first
     * @param isWorthAnother true when the page could not be read now but may well be in a minute, or goes on by itself
     * @param missing why there is no page; absent where there is one, or where nobody can tell
     * @param pageTrouble why the page was not read, in words; absent where it was
     */
    public record Reading(
            List<Article> articles,
            boolean isWorthAnother,
            @Nullable Withdrawal missing,
            @Nullable String pageTrouble) {
        public Reading {
            articles = List.copyOf(articles);
        }

        private static Reading ofPage(List<Article> articles, boolean isWorthAnother) {
            return new Reading(articles, isWorthAnother, null, null);
        }
    }

    /** What came of the page behind a link: the page, or why there is none. */
    private record Look(@Nullable Page page, @Nullable String trouble) {}

    private final HttpFetcher web;
    private final Robots robots;
    private final ArticleExtractor extractor;
    private final Clock clock;

    public ArticleReader(HttpFetcher web, Robots robots, ArticleExtractor extractor, Clock clock) {
        this.web = web;
        this.robots = robots;
        this.extractor = extractor;
        this.clock = clock;
    }

    /**
     * Reads the article behind an entry.
     *
     * @param language of feed or outlet, for pages that do not say theirs
     */
    public Reading read(FeedEntry entry, @Nullable String language) {
        String url = entry.link();
        Optional<CanonicalUrl> link = CanonicalUrl.of(url);
        if (url == null || link.isEmpty()) {
            return Reading.ofPage(List.of(), false);
        }
        FetchResult fetched = web.page(asGiven(url, link.get()), robots);
        Look look = look(fetched, link.get());
        Page page = look.page();
        String carried = text(entry.content());
        boolean isWhole = page != null && !page.text().isBlank() && page.text().length() >= WALLED * carried.length();
        if (page != null && page.updates().size() >= UPDATES_OF_A_BLOG) {
            return Reading.ofPage(updates(entry, url, link.get(), page, language), isLive(page));
        }
        if (page != null && isWhole) {
            return Reading.ofPage(List.of(fromPage(entry, url, link.get(), page, language)), false);
        }
        boolean pageMissed =
                fetched instanceof Failed failed && failed.failure().isTemporary();
        return new Reading(
                fromFeed(entry, url, link.get(), page, carried, language).stream()
                        .toList(),
                pageMissed,
                missing(fetched),
                look.trouble());
    }

    /**
     * Reads the page of a known article again. The reading has no article when its page gives none; that of a live blog
     * has all its updates.
     *
     * @param url as the feed gave it
     * @param known identifies the article
     * @param language of the outlet, for pages that do not say theirs
     */
    public Reading reread(String url, CanonicalUrl known, @Nullable String language) {
        Reading reading = read(new FeedEntry(null, url, null, null, null, null, null, null), language);
        List<Article> articles = reading.articles().size() == 1 && !known.isUpdate()
                ? List.of(reading.articles().get(0).withCanonicalUrl(known))
                : reading.articles();
        return new Reading(articles, reading.isWorthAnother(), reading.missing(), reading.pageTrouble());
    }

    /** Each update as an article of its own, the oldest first. */
    private List<Article> updates(
            FeedEntry entry, String url, CanonicalUrl link, Page page, @Nullable String language) {
        CanonicalUrl blog = page.canonicalUrl() == null ? link : page.canonicalUrl();
        List<Article> articles = new ArrayList<>();
        for (LiveUpdate update : page.updates()) {
            String byline = update.byline() != null ? update.byline() : page.byline();
            articles.add(new Article(
                    url,
                    blog.update(update.anchor()),
                    firstOf(update.title() != null ? update.title() : page.title(), entry.title(), update.text()),
                    shortened(update.text(), TEXT_LIMIT),
                    TextSource.JSON_LD,
                    page.language() != null ? page.language() : language,
                    line(byline),
                    Credit.of(byline, update.text()).orElse(null),
                    update.published(),
                    update.updated(),
                    clock.instant(),
                    page.access(),
                    isPart(update.text()) ? false : null));
        }
        Collections.reverse(articles);
        return articles;
    }

    /** Whether more is to be expected: the last update is not long ago. */
    private boolean isLive(Page page) {
        Instant recent = clock.instant().minus(QUIET);
        return page.updates().stream()
                .anyMatch(update ->
                        update.published() != null && update.published().isAfter(recent));
    }

    private static @Nullable Withdrawal missing(FetchResult result) {
        if (result instanceof Gone) {
            return Withdrawal.GONE;
        }
        return result instanceof Failed failed && failed.failure() == Failure.MISSING ? Withdrawal.NOT_FOUND : null;
    }

    /** The address that the feed gives, tracking parameters and all, as a browser would follow it. */
    private static URI asGiven(String url, CanonicalUrl cleaned) {
        try {
            URI given = URI.create(url.strip());
            return given.getHost() == null ? cleaned.address() : given; // letters beyond ASCII
        } catch (IllegalArgumentException e) {
            return cleaned.address();
        }
    }

    private Look look(FetchResult result, CanonicalUrl link) {
        if (!(result instanceof Fetched fetched)) {
            return new Look(null, trouble(result));
        }
        if (!isHtml(fetched)) {
            return new Look(null, "it is no HTML page");
        }
        CanonicalUrl foundAt = CanonicalUrl.of(fetched.address().toString()).orElse(link);
        if (foundAt.isFront() && !link.isFront()) {
            return new Look(null, "it leads to the front page"); // a wall, a log-in, an article that is gone
        }
        return extractor
                .extract(fetched.body(), fetched.contentType(), fetched.address())
                .map(page -> new Look(page, null))
                .orElseGet(() -> new Look(null, extractor.tooSlow()));
    }

    private static String trouble(FetchResult result) {
        if (result instanceof Failed failed) {
            return failed.reason();
        }
        return result instanceof Refused refused ? refused.reason() : "it is gone for good (410)";
    }

    /** What a field of the feed says; empty where it says nothing, or takes too long to read. */
    private String text(@Nullable String html) {
        return html == null ? "" : extractor.text(html).orElse("");
    }

    private static boolean isHtml(Fetched fetched) {
        String type = fetched.contentType();
        return type == null || type.toLowerCase(Locale.ROOT).contains("html");
    }

    private Article fromPage(FeedEntry entry, String url, CanonicalUrl link, Page page, @Nullable String language) {
        return new Article(
                url,
                page.canonicalUrl() == null ? link : page.canonicalUrl(),
                firstOf(page.title(), entry.title(), page.text()),
                shortened(page.text(), TEXT_LIMIT),
                page.method(),
                page.language() != null ? page.language() : language,
                line(page.byline() != null ? page.byline() : entry.author()),
                Credit.of(page.byline(), page.text()).orElse(null),
                page.published() != null ? page.published() : entry.published(),
                page.updated() != null ? page.updated() : entry.updated(),
                clock.instant(),
                page.access(),
                isPart(page.text()) ? Boolean.FALSE : Completeness.of(page.text(), page.access(), page.words()));
    }

    /** Cut by the outlet or by us. */
    private static boolean isPart(String text) {
        return text.length() > TEXT_LIMIT || Completeness.isCut(text);
    }

    private Optional<Article> fromFeed(
            FeedEntry entry,
            String url,
            CanonicalUrl link,
            @Nullable Page page,
            String carried,
            @Nullable String language) {
        String summary = text(entry.summary());
        String text = carried.isBlank() ? summary : carried;
        TextSource source = carried.isBlank() ? TextSource.FEED_SUMMARY : TextSource.FEED_CONTENT;
        if (text.isBlank()) {
            text = entry.title() == null ? "" : entry.title();
        }
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Article(
                url,
                page == null || page.canonicalUrl() == null ? link : page.canonicalUrl(),
                firstOf(entry.title(), page == null ? null : page.title(), text),
                shortened(text, TEXT_LIMIT),
                source,
                page != null && page.language() != null ? page.language() : language,
                line(entry.author() != null ? entry.author() : page == null ? null : page.byline()),
                Credit.of(entry.author(), text).orElse(null),
                entry.published() != null ? entry.published() : page == null ? null : page.published(),
                entry.updated() != null ? entry.updated() : page == null ? null : page.updated(),
                clock.instant(),
                page == null ? null : page.access(),
                carried.isBlank() || isPart(carried) ? Boolean.FALSE : Completeness.of(carried, null, words(page))));
    }

    private static int words(@Nullable Page page) {
        return page == null ? 0 : page.words();
    }

    private static String firstOf(@Nullable String title, @Nullable String otherTitle, String text) {
        if (title != null && !title.isBlank()) {
            return shortened(title, LINE_LIMIT);
        }
        if (otherTitle != null && !otherTitle.isBlank()) {
            return shortened(otherTitle, LINE_LIMIT);
        }
        String start = text.lines().findFirst().orElse(text);
        return shortened(start, TITLE_FROM_TEXT_LIMIT);
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : shortened(text, LINE_LIMIT);
    }

    private static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        // never half of a surrogate pair
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
