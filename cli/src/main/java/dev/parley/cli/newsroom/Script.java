package dev.parley.cli.newsroom;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the newsroom publishes, when, and what a duty editor expects to be told about it.
 *
 * @param articles in the order in which they appear
 * @param notices all that should be raised; every other notice is one too many
 */
public record Script(String title, List<Outlet> outlets, List<Article> articles, List<ExpectedNotice> notices) {

    /**
     * An invented publisher.
     *
     * @param tier 1 (national outlets of record) to 3 (others)
     * @param feeds names of its feeds, at least one
     * @param charset in which feeds and pages are served
     */
    public record Outlet(
            String id,
            String name,
            String country,
            int tier,
            List<String> feeds,
            FeedFormat format,
            PageStyle page,
            String charset) {

        public Outlet {
            Objects.requireNonNull(format, "format");
            Objects.requireNonNull(page, "page");
            Objects.requireNonNull(charset, "charset");
            feeds = List.copyOf(feeds);
            if (feeds.isEmpty()) {
                throw new IllegalArgumentException("outlet " + id + " has no feed");
            }
        }
    }

    /**
     * A piece of an outlet. It has either {@code second} or {@code hoursBefore}.
     *
     * @param feeds the outlet's feeds that carry it; none means the first one
     * @param second when it appears, counted from the start of the timeline
     * @param hoursBefore how old it is when the newsroom opens
     * @param credit the agency it was taken from
     * @param dateline the place named before the first word
     * @param caption under the picture
     * @param text paragraphs, separated by empty lines
     * @param repeatLast how often the last paragraph is printed, for pages of unreasonable length
     */
    public record Article(
            String id,
            String outlet,
            List<String> feeds,
            @Nullable Integer second,
            @Nullable Integer hoursBefore,
            String title,
            String summary,
            @Nullable String byline,
            @Nullable String credit,
            @Nullable String dateline,
            @Nullable String caption,
            String text,
            int repeatLast,
            List<Correction> corrections) {

        public Article {
            feeds = feeds == null ? List.of() : List.copyOf(feeds);
            corrections = corrections == null ? List.of() : List.copyOf(corrections);
            if ((second == null) == (hoursBefore == null)) {
                throw new IllegalArgumentException("article " + id + " needs either second or hoursBefore");
            }
        }
    }

    /**
     * A later change of an article, in its title, summary and text alike.
     *
     * @param second when it is made, counted from the start of the timeline
     * @param note what the outlet prints below the text
     */
    public record Correction(int second, String find, String replace, String note) {}

    /**
     * A notice that should be raised exactly once.
     *
     * @param actor who did it; absent where the notice need not say
     * @param articles any of them may be the first report
     * @param because the news in a few words
     */
    public record ExpectedNotice(
            NoticeKind kind,
            String dossier,
            Instrument instrument,
            ChangeType change,
            @Nullable String actor,
            List<String> articles,
            String because) {

        public ExpectedNotice {
            articles = List.copyOf(articles);
        }
    }

    public Script {
        outlets = List.copyOf(outlets);
        articles = List.copyOf(articles);
        notices = notices == null ? List.of() : List.copyOf(notices);
        Set<String> ids = new HashSet<>();
        for (Article article : articles) {
            if (!ids.add(article.id())) {
                throw new IllegalArgumentException("two articles are called " + article.id());
            }
            if (outlets.stream().noneMatch(outlet -> outlet.id().equals(article.outlet()))) {
                throw new IllegalArgumentException(
                        "article " + article.id() + " names the unknown outlet " + article.outlet());
            }
        }
        for (ExpectedNotice notice : notices) {
            if (!ids.containsAll(notice.articles())) {
                throw new IllegalArgumentException("notice \"" + notice.because() + "\" names an unknown article");
            }
        }
    }

    /** The Istanbul talks of 1 and 2 June 2025 in about a minute. */
    public static Script istanbul() {
        return read("/newsroom/istanbul.yaml");
    }

    /**
     * Reads a script from the class path.
     *
     * @throws UncheckedIOException when the resource is missing or is no script
     */
    public static Script read(String resource) {
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no script " + resource + " on the class path");
            }
            return new YAMLMapper().readValue(in, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + ": " + e.getMessage(), e);
        }
    }
}
