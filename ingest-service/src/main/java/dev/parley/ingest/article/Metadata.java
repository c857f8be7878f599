package dev.parley.ingest.article;

import dev.parley.contract.event.Access;
import dev.parley.ingest.feed.FeedDates;
import dev.parley.ingest.fetch.WebAddress;
import dev.parley.ingest.markup.Deadline;
import dev.parley.ingest.markup.ElementTree;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about its article beside the text: JSON-LD first, then meta tags, then what can be seen. */
final class Metadata {

    private static final List<String> TITLE_TAGS = List.of(
            "meta[property=og:title]",
            "meta[name=og:title]",
            "meta[name=twitter:title]",
            "meta[name=title]",
            "meta[name=dc.title]");
    private static final List<String> SEPARATORS =
            List.of(" | ", " - ", " – ", " — ", " :: ", " · ", " « ", " » ", " › ");
    private static final List<String> DESCRIPTION_TAGS =
            List.of("meta[property=og:description]", "meta[name=description]", "meta[name=twitter:description]");
    private static final List<String> PUBLISHED_TAGS = List.of(
            "meta[property=article:published_time]",
            "meta[name=article:published_time]",
            "meta[property=og:article:published_time]",
            "meta[itemprop=datePublished]",
            "meta[name=parsely-pub-date]",
            "meta[name=sailthru.date]",
            "meta[name=dc.date.issued]",
            "meta[name=dcterms.created]",
            "meta[name=dc.date]",
            "meta[name=date]",
            "meta[name=pubdate]",
            "meta[name=publish-date]",
            "meta[name=cXenseParse:recs:publishtime]",
            "time[itemprop=datePublished]",
            "time[pubdate]");
    private static final List<String> UPDATED_TAGS = List.of(
            "meta[property=article:modified_time]",
            "meta[property=og:updated_time]",
            "meta[itemprop=dateModified]",
            "meta[name=last-modified]",
            "meta[name=dcterms.modified]",
            "time[itemprop=dateModified]");

    /** So many headings of the first rank are looked at. */
    private static final int HEADINGS = 5;

    private final Document page;
    private final @Nullable JsonLd described;
    private final Deadline deadline;
    private final List<Element> headings;

    Metadata(Document page, @Nullable JsonLd described, Deadline deadline) {
        this.page = page;
        this.described = described;
        this.deadline = deadline;
        this.headings = page.select("h1").stream().limit(HEADINGS).toList();
    }

    /** The headline, without the outlet's name. */
    @Nullable
    String title() {
        String headline = described == null ? null : described.headline();
        if (headline != null) {
            return withoutSiteName(plain(headline));
        }
        for (String tag : TITLE_TAGS) {
            String title = attribute(tag);
            if (title != null) {
                return withoutSiteName(plain(title));
            }
        }
        String heading = heading();
        if (!heading.isEmpty()) {
            return heading;
        }
        String title = PlainText.oneLine(page.title());
        return title.isEmpty() ? null : withoutSiteName(title);
    }

    /** The first heading that is not the outlet's name, as it stands above every page of some. */
    private String heading() {
        return headings.stream()
                .filter(heading -> !isSiteName(heading))
                .findFirst()
                .map(Metadata::line)
                .orElse("");
    }

    /** Outlets link their names to their front pages. */
    private static boolean isSiteName(Element heading) {
        Element link = heading.selectFirst("a[href]");
        return link != null
                && line(link).equals(line(heading))
                && !WebAddress.isTooLong(link.attr("href"))
                && CanonicalUrl.of(link.absUrl("href"))
                        .filter(CanonicalUrl::isFront)
                        .isPresent();
    }

    private static String line(Element element) {
        return PlainText.oneLine(element.text());
    }

    /** What stands behind the headline of the page, or is the outlet's name, is not part of the title. */
    private String withoutSiteName(String title) {
        for (String separator : SEPARATORS) {
            int at = title.lastIndexOf(separator);
            String rest = at < 0 ? "" : title.substring(at + separator.length());
            String before = at < 0 ? "" : title.substring(0, at);
            boolean isSite = rest.equals(attribute("meta[property=og:site_name]"))
                    || headings.stream()
                            .anyMatch(heading ->
                                    isSiteName(heading) && line(heading).equals(rest));
            if (at > 0 && (isSite || before.equals(heading()))) {
                return before;
            }
        }
        return title;
    }

    @Nullable
    String byline() {
        if (described != null && !described.authors().isEmpty()) {
            return String.join(", ", described.authors());
        }
        for (String tag : List.of(
                "meta[name=author]", "meta[property=article:author]", "meta[name=byl]", "meta[name=dc.creator]")) {
            String author = attribute(tag);
            if (author != null && !author.startsWith("http")) {
                return author;
            }
        }
        Element printed = page.selectFirst(
                "[itemprop=author] [itemprop=name], [itemprop=author], a[rel=author], .byline, .author");
        String text = printed == null ? "" : PlainText.oneLine(printed.text());
        return text.isEmpty() || text.length() > 120 ? null : text;
    }

    /** What the page says of itself in a sentence or two; often the lead of the article, word for word. */
    List<String> descriptions() {
        List<String> descriptions = new ArrayList<>();
        for (String tag : DESCRIPTION_TAGS) {
            String description = attribute(tag);
            if (description != null) {
                descriptions.add(plain(description));
            }
        }
        if (described != null && described.description() != null) {
            descriptions.add(plain(described.description()));
        }
        return descriptions;
    }

    @Nullable
    Instant published() {
        return date(described == null ? null : described.published(), PUBLISHED_TAGS);
    }

    @Nullable
    Instant updated() {
        return date(described == null ? null : described.updated(), UPDATED_TAGS);
    }

    private @Nullable Instant date(@Nullable String first, List<String> tags) {
        Instant date = FeedDates.parse(first).orElse(null);
        for (int i = 0; date == null && i < tags.size(); i++) {
            date = FeedDates.parse(attribute(tags.get(i))).orElse(null);
        }
        return date;
    }

    @Nullable
    String language() {
        Element html = page.selectFirst("html");
        String declared = html == null ? "" : html.attr("lang").strip();
        if (declared.isEmpty() && described != null && described.language() != null) {
            declared = described.language();
        }
        if (declared.isEmpty()) {
            String locale = attribute("meta[property=og:locale]");
            declared = locale == null ? "" : locale;
        }
        return Language.code(declared);
    }

    /** Who may read the whole article, by the page's own word; the more precise word counts. */
    @Nullable
    Access access() {
        String tier = attribute("meta[property=article:content_tier], meta[name=article:content_tier]");
        switch (tier == null ? "" : tier.toLowerCase(Locale.ROOT)) {
            case "metered":
                return Access.METERED;
            case "locked":
                return Access.PAID;
            default:
                break;
        }
        Boolean isFree = described == null ? null : described.isFree();
        if (isFree == null) {
            String stated = attribute("[itemprop=isAccessibleForFree]");
            isFree = stated == null ? null : !stated.equalsIgnoreCase("false");
        }
        if (isFree != null) {
            return isFree ? Access.FREE : Access.PAID;
        }
        return "free".equalsIgnoreCase(tier) ? Access.FREE : null;
    }

    /** The page's own word on its address: only of the site it was found on, never a front page. */
    @Nullable
    CanonicalUrl canonicalUrl(@Nullable URI foundAt) {
        CanonicalUrl found =
                foundAt == null ? null : CanonicalUrl.of(foundAt.toString()).orElse(null);
        for (String tag : List.of("link[rel=canonical]", "meta[property=og:url]")) {
            Element element = page.selectFirst(tag);
            String attribute = tag.startsWith("link") ? "href" : "content";
            if (element != null && !WebAddress.isTooLong(element.attr(attribute))) {
                String address = element.absUrl(attribute);
                CanonicalUrl said = CanonicalUrl.of(address.isEmpty() ? element.attr(attribute) : address)
                        .orElse(null);
                if (said != null
                        && (found == null || (said.isSameSite(found) && (!said.isFront() || found.isFront())))) {
                    return said;
                }
            }
        }
        return found;
    }

    private @Nullable String attribute(String selector) {
        deadline.check();
        Element element = page.selectFirst(selector);
        if (element == null) {
            return null;
        }
        String value = element.hasAttr("content") ? element.attr("content") : element.attr("datetime");
        return value.isBlank() ? null : value.strip();
    }

    private String plain(String text) {
        return PlainText.oneLine(
                text.indexOf('&') >= 0 || text.indexOf('<') >= 0
                        ? ElementTree.ofFragment(text, deadline).text()
                        : text);
    }
}
