package dev.parley.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.ingest.feed.FeedProblem.Kind;
import dev.parley.ingest.fetch.WebAddress;
import dev.parley.ingest.markup.Deadline;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** One entry (or the channel itself) of a feed document, in any of the vocabularies. */
final class EntryElement {

    private final Element element;
    private final @Nullable URI base;
    private final List<FeedProblem> problems;
    private final Deadline deadline;

    private @Nullable String id;
    private @Nullable String otherId;
    private @Nullable String permalink;
    private @Nullable String link;
    private @Nullable String title;
    private @Nullable String otherTitle;
    private @Nullable String summary;
    private @Nullable String otherSummary;
    private @Nullable String content;
    private @Nullable String author;
    private @Nullable String otherAuthor;
    private @Nullable Instant published;
    private @Nullable Instant updated;
    private @Nullable Instant dated;
    private @Nullable Instant modified;

    EntryElement(Element element, @Nullable URI base, List<FeedProblem> problems, Deadline deadline) {
        this.element = element;
        this.base = base;
        this.problems = problems;
        this.deadline = deadline;
    }

    FeedEntry read() {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            read(child);
        }
        String about = blankToNull(element.attr("rdf:about"));
        if (link == null && element.hasAttr("href")) {
            link = resolved(element.attr("href"), element); // CDF
        }
        if (updated == null && element.hasAttr("lastmod")) {
            updated = date(element.attr("lastmod")); // CDF
        }
        return new FeedEntry(
                id != null ? id : about != null ? about : otherId,
                link != null ? link : permalink,
                title != null ? title : otherTitle,
                summary != null ? summary : otherSummary,
                content,
                author != null ? author : otherAuthor,
                published != null ? published : dated,
                updated != null ? updated : modified != null ? modified : dated);
    }

    /** The element's own title, when nothing else of it is wanted. */
    @Nullable
    String title() {
        for (Element child : element.children()) {
            if (FeedReader.name(child).equals("title")) {
                read(child);
            }
        }
        return title != null ? title : otherTitle;
    }

    private void read(Element child) {
        deadline.check();
        String name = FeedReader.name(child);
        switch (Vocabulary.of(child)) {
            case RSS, ATOM -> readCore(child, name);
            case DC -> readDublinCore(child, name);
            case DCTERMS -> {
                switch (name) {
                    case "issued", "created" -> published = published == null ? date(child) : published;
                    case "modified" -> modified = date(child);
                    default -> {}
                }
            }
            case CONTENT -> {
                if (name.equals("encoded")) {
                    content = content == null ? markup(child) : content;
                }
            }
            case MEDIA -> readMedia(child, name);
            case ITUNES -> {
                switch (name) {
                    case "author" -> otherAuthor = otherAuthor == null ? text(child) : otherAuthor;
                    case "summary" -> otherSummary = otherSummary == null ? markup(child) : otherSummary;
                    case "title" -> otherTitle = otherTitle == null ? plain(child) : otherTitle;
                    default -> {}
                }
            }
            case XHTML -> {
                if (name.equals("body") || name.equals("div")) {
                    content = content == null ? child.html() : content;
                }
            }
            case OTHER -> {}
        }
    }

    private void readCore(Element child, String name) {
        switch (name) {
            case "guid", "id" -> readId(child, name.equals("guid"));
            case "link" -> readLink(child);
            case "title" -> title = plain(child);
            case "description", "summary", "abstract", "tagline" -> summary = summary == null ? markup(child) : summary;
            case "content", "fullitem", "body" -> content = content == null ? markup(child) : content;
            case "author", "managingeditor" -> author = author == null ? person(child) : author;
            case "pubdate", "published", "issued" -> published = orElse(date(child), published);
            case "updated", "modified", "lastmod", "lastbuilddate" -> updated = orElse(date(child), updated);
            default -> {}
        }
    }

    private void readDublinCore(Element child, String name) {
        switch (name) {
            case "date" -> dated = orElse(date(child), dated);
            case "creator" -> otherAuthor = otherAuthor == null ? text(child) : otherAuthor;
            case "title" -> otherTitle = otherTitle == null ? plain(child) : otherTitle;
            case "description" -> otherSummary = otherSummary == null ? markup(child) : otherSummary;
            case "identifier" -> otherId = otherId == null ? text(child) : otherId;
            default -> {}
        }
    }

    private void readMedia(Element child, String name) {
        deadline.check();
        switch (name) {
            case "title" -> otherTitle = otherTitle == null ? plain(child) : otherTitle;
            case "description" -> otherSummary = otherSummary == null ? markup(child) : otherSummary;
            case "group", "content" -> {
                for (Element inner : child.children()) {
                    if (Vocabulary.of(inner) == Vocabulary.MEDIA) {
                        readMedia(inner, FeedReader.name(inner));
                    }
                }
            }
            default -> {}
        }
    }

    private void readId(Element child, boolean isGuid) {
        String value = text(child);
        if (value == null) {
            return;
        }
        id = value;
        boolean isPermalink = !isGuid || !child.attr("isPermaLink").strip().equalsIgnoreCase("false");
        if (isPermalink && (isGuid || isWebAddress(value) || isRelative(value))) {
            permalink = resolved(value, child);
        }
    }

    private void readLink(Element child) {
        String href = child.attr("href").strip();
        if (href.isEmpty()) {
            String written = text(child);
            if (written != null) {
                link = resolved(written, child);
            }
            return;
        }
        String relation = child.attr("rel").strip().toLowerCase(Locale.ROOT);
        String type = child.attr("type").strip().toLowerCase(Locale.ROOT);
        boolean isAlternate = relation.isEmpty() || relation.equals("alternate");
        if (isAlternate && (type.isEmpty() || type.contains("html"))) {
            link = resolved(href, child);
        } else if (isAlternate && permalink == null) {
            permalink = resolved(href, child);
        }
    }

    private static boolean isRelative(String text) {
        return text.indexOf('/') >= 0 && text.indexOf(':') < 0 && text.indexOf(' ') < 0;
    }

    private static boolean isWebAddress(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    private @Nullable Instant date(Element child) {
        return date(child.wholeText());
    }

    private @Nullable Instant date(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return null;
        }
        Optional<Instant> date = FeedDates.parse(text);
        if (date.isEmpty()) {
            problems.add(new FeedProblem(
                    Kind.DATE, "no date: \"" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "\""));
        }
        return date.orElse(null);
    }

    private static @Nullable Instant orElse(@Nullable Instant date, @Nullable Instant other) {
        return date != null ? date : other;
    }

    private static @Nullable String person(Element child) {
        for (Element part : child.children()) {
            if (FeedReader.name(part).equals("name")) {
                return text(part);
            }
        }
        return text(child);
    }

    private static @Nullable String text(Element child) {
        return blankToNull(child.wholeText());
    }

    private static @Nullable String blankToNull(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private @Nullable String plain(Element child) {
        String markup = markup(child);
        if (markup == null) {
            return null;
        }
        boolean isPlain = isDeclaredPlain(child) && child.childrenSize() == 0;
        return isPlain ? Markup.oneLine(markup) : Markup.plainLine(markup, deadline);
    }

    private static boolean isDeclaredPlain(Element child) {
        String type = child.attr("type").strip();
        return type.equals("text") || type.equals("text/plain") || type.equals("plain");
    }

    /** The element's content as the markup or text that it stands for; null where blank. */
    private static @Nullable String markup(Element child) {
        if (child.childrenSize() > 0) {
            Element only = child.childrenSize() == 1 ? child.firstElementChild() : null;
            boolean isWrapper = only != null
                    && child.attr("type").equals("xhtml")
                    && FeedReader.name(only).equals("div");
            return blankToNull(isWrapper && only != null ? only.html() : child.html());
        }
        String text = child.wholeText();
        if (isBase64(child)) {
            try {
                return blankToNull(new String(Base64.getMimeDecoder().decode(text), UTF_8));
            } catch (IllegalArgumentException e) {
                return blankToNull(text);
            }
        }
        return blankToNull(text);
    }

    private static boolean isBase64(Element child) {
        if (child.attr("mode").equals("base64")) {
            return true;
        }
        String type = child.attr("type");
        return type.equals("application/octet-stream");
    }

    private String resolved(String reference, Element at) {
        String stripped = reference.strip();
        return isWebAddress(stripped) ? stripped : WebAddress.resolved(stripped, baseOf(at));
    }

    private @Nullable URI baseOf(Element at) {
        Element parent = at.parent();
        URI outer = parent == null ? base : baseOf(parent);
        String own = at.attr("xml:base").strip();
        if (own.isEmpty() || WebAddress.isTooLong(own)) {
            return outer;
        }
        try {
            URI declared = URI.create(own);
            return outer == null ? declared : outer.resolve(declared);
        } catch (IllegalArgumentException e) {
            return outer;
        }
    }
}
