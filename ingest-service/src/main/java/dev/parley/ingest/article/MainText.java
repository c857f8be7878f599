package dev.parley.ingest.article;

import dev.parley.contract.event.TextSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The text of the article itself.
 *
 * @param text paragraphs separated by an empty line; may be empty
 * @param method how it was found
 */
record MainText(String text, TextSource method) {

    private static final int ENOUGH = 200;

    static MainText of(Document page, @Nullable String describedBody, @Nullable String title) {
        String described = describedBody == null ? "" : PlainText.of(describedBody);
        if (described.length() >= ENOUGH) {
            return new MainText(described, TextSource.JSON_LD);
        }
        page.select("script,style,noscript,iframe,form,button,nav,footer,aside,figure,figcaption,template,svg,select")
                .remove();
        Map<Element, Double> scores = new HashMap<>();
        for (Element p : page.select("p")) {
            int length = p.text().length() - linkLength(p);
            if (length < 25) continue;
            Element parent = p.parent();
            if (parent == null) continue;
            scores.merge(parent, (double) length, Double::sum);
            if (parent.parent() != null) scores.merge(parent.parent(), length * 0.5, Double::sum);
        }
        Element best = scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        List<String> paragraphs = new ArrayList<>();
        if (best != null) {
            for (Element p : best.select("p,h2,h3,li,blockquote")) {
                String t = PlainText.oneLine(p.text());
                if (!t.isEmpty() && linkLength(p) < t.length() * 0.5) paragraphs.add(t);
            }
            return new MainText(PlainText.join(paragraphs), TextSource.PAGE_BODY);
        }
        for (Element p : page.select("p")) {
            String t = PlainText.oneLine(p.text());
            if (!t.isEmpty()) paragraphs.add(t);
        }
        return new MainText(PlainText.join(paragraphs), TextSource.PARAGRAPHS);
    }

    private static int linkLength(Element e) {
        return e.select("a").stream().mapToInt(a -> a.text().length()).sum();
    }
}
