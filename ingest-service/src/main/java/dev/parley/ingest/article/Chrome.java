package dev.parley.ingest.article;

import dev.parley.ingest.markup.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Takes out of a page what surrounds the article: navigation, boxes, related stories, comments, captions. */
final class Chrome {

    private static final String NEVER_TEXT =
            "script,style,noscript,template,iframe,object,embed,svg,math,canvas,audio,video,"
                    + "button,input,select,textarea,nav,dialog,figcaption";

    private static final Set<String> ROLES = Set.of(
            "navigation",
            "complementary",
            "contentinfo",
            "banner",
            "search",
            "menu",
            "menubar",
            "dialog",
            "alert",
            "alertdialog",
            "toolbar",
            "tooltip",
            "button",
            "figure");

    /** Words in classes and ids that no publisher gives to the text of an article. */
    private static final Set<String> WORDS = Set.of(
            "ad",
            "ads",
            "adv",
            "advert",
            "advertisement",
            "advertising",
            "adslot",
            "banner",
            "sponsor",
            "sponsored",
            "promo",
            "promotion",
            "promobox",
            "related",
            "recommend",
            "recommended",
            "recommendation",
            "recommendations",
            "recirc",
            "recirculation",
            "outbrain",
            "taboola",
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "signup",
            "comment",
            "comments",
            "disqus",
            "share",
            "sharing",
            "sharebar",
            "social",
            "socials",
            "follow",
            "sidebar",
            "rail",
            "breadcrumb",
            "breadcrumbs",
            "caption",
            "captions",
            "figcaption",
            "byline",
            "author",
            "authors",
            "bio",
            "tags",
            "taglist",
            "topics",
            "keywords",
            "pagination",
            "pager",
            "popup",
            "modal",
            "overlay",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "widget",
            "trending",
            "mostread",
            "popular",
            "readmore",
            "footer",
            "toolbar",
            "menu",
            "navigation",
            "nav",
            "navbar",
            "skip",
            "timestamp",
            "dateline",
            "copyright",
            "gallery",
            "slideshow",
            "carousel",
            "slider",
            "player",
            "podcast",
            "poll",
            "quiz",
            "toc",
            "disclaimer",
            "printonly",
            "tooltip",
            "donate",
            "donation",
            "login",
            "register",
            "feedback",
            "survey",
            "rating",
            "ratings",
            "playlist",
            "livechat",
            "jobs",
            "weather",
            "horoscope");

    /** What follows them describes the neighbourhood: {@code with-sidebar}, {@code hasCaption}. */
    private static final Set<String> ADJECTIVES = Set.of("has", "have", "with", "without", "no", "not");

    /** Some publishers call their leads so, others what links to another article. */
    private static final String TEASER = "teaser";

    private static final List<String> STEMS = List.of(
            "related",
            "newsletter",
            "recommend",
            "advert",
            "comment",
            "caption",
            "sidebar",
            "breadcrumb",
            "infobox",
            "factbox",
            "paywallbox",
            "messagebar");

    private static final List<List<String>> PHRASES = List.of(
            List.of("most", "read"),
            List.of("read", "more"),
            List.of("read", "also"),
            List.of("also", "read"),
            List.of("see", "also"),
            List.of("more", "on"),
            List.of("more", "from"),
            List.of("sr", "only"),
            List.of("visually", "hidden"),
            List.of("screen", "reader"),
            List.of("sign", "up"),
            List.of("call", "to"),
            List.of("up", "next"),
            List.of("no", "print"),
            List.of("last", "updated"));

    /** What holds more of the page's text than this is no box beside the article, whatever it is called. */
    private static final double TOO_MUCH = 0.3;

    private static final int FEW_PARAGRAPHS = 400;

    private Chrome() {}

    static void removeFrom(Document page, Deadline deadline) {
        List<Element> neverText = page.select(NEVER_TEXT);
        for (int i = neverText.size() - 1; i >= 0; i--) { // each removal moves those that follow
            deadline.check();
            neverText.get(i).remove();
        }
        Map<Element, Integer> lengths = new HashMap<>();
        int total = measure(page.body(), true, lengths);
        if (total < FEW_PARAGRAPHS) {
            // a page without paragraph elements: any text counts
            total = measure(page.body(), false, lengths);
        }
        removeWithin(page.body(), lengths, TOO_MUCH * total, deadline);
    }

    /** How much text that is no link is in each element, all of it or in paragraphs only. */
    private static int measure(Element element, boolean onlyParagraphs, Map<Element, Integer> lengths) {
        int length = 0;
        boolean counts = !onlyParagraphs || element.normalName().equals("p");
        if (!element.normalName().equals("a")) {
            for (Node child : element.childNodes()) {
                if (child instanceof TextNode text) {
                    length += counts ? text.getWholeText().strip().length() : 0;
                } else if (child instanceof Element inner) {
                    length += measure(inner, onlyParagraphs && !counts, lengths);
                }
            }
        }
        lengths.put(element, length);
        return length;
    }

    private static void removeWithin(Element parent, Map<Element, Integer> lengths, double most, Deadline deadline) {
        List<Element> children = new ArrayList<>(parent.children());
        for (int i = children.size() - 1; i >= 0; i--) {
            deadline.check();
            Element child = children.get(i);
            if (lengths.getOrDefault(child, 0) <= most && isChrome(child)) {
                child.remove();
            } else {
                removeWithin(child, lengths, most, deadline);
            }
        }
    }

    private static boolean isChrome(Element element) {
        String tag = element.normalName();
        if (tag.equals("aside") || tag.equals("footer") || tag.equals("figure") || tag.equals("form")) {
            return true;
        }
        if (ROLES.contains(element.attr("role")) || isInvisible(element)) {
            return true;
        }
        String names = element.className() + " " + element.id();
        if (names.length() == 1) {
            return false;
        }
        List<String> words = words(names);
        return isNamedLikeChrome(words)
                || (words.stream().anyMatch(word -> word.startsWith(TEASER)) && isMostlyLinks(element));
    }

    private static boolean isMostlyLinks(Element element) {
        int linked =
                element.select("a").stream().mapToInt(a -> a.text().length()).sum();
        return linked > 0.3 * element.text().length();
    }

    private static boolean isInvisible(Element element) {
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.hasClass("hidden")
                || element.hasClass("is-hidden")) {
            return true;
        }
        String style = element.attr("style");
        if (style.isEmpty()) {
            return false;
        }
        String bare = style.replace(" ", "").toLowerCase(Locale.ROOT);
        return bare.contains("display:none") || bare.contains("visibility:hidden");
    }

    private static boolean isNamedLikeChrome(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isAdjective = i > 0 && ADJECTIVES.contains(words.get(i - 1));
            if (!isAdjective && (WORDS.contains(word) || STEMS.stream().anyMatch(word::startsWith))) {
                return true;
            }
            if (i + 1 < words.size() && PHRASES.contains(words.subList(i, i + 2))) {
                return true;
            }
        }
        return false;
    }

    /** The words in names such as {@code article-body relatedStories}. */
    static List<String> words(String names) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < names.length(); i++) {
            char c = names.charAt(i);
            boolean startsWord = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(names.charAt(i - 1));
            if (!Character.isLetter(c) || startsWord) {
                flush(word, words);
            }
            if (Character.isLetter(c)) {
                word.append(Character.toLowerCase(c));
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
