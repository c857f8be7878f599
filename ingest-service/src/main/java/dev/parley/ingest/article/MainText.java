package dev.parley.ingest.article;

import dev.parley.contract.event.TextSource;
import dev.parley.ingest.markup.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The text of the article itself.
 *
 * <p>The page's own description of the text (JSON-LD) is often cut short, without paragraphs, or has captions and boxes
 * run in; it serves where the page itself shows much less.
 *
 * @param text paragraphs separated by an empty line; may be empty
 * @param method how it was found
 */
record MainText(String text, TextSource method) {

    /** A described text shorter than this is a teaser. */
    private static final int ENOUGH_DESCRIBED = 200;

    /** A page that shows less than this share of the described text hides the rest. */
    private static final double SHOWN = 0.6;

    /** What a paragraph counts for an element around it, for each step up. */
    private static final double DECAY = 0.8;

    private static final int ENOUGH_FOR_AN_ARTICLE = 600;
    private static final double SHARE_OF_THE_ARTICLE = 0.25;

    /** A page that repeats its title more often is playing games. */
    private static final int HEADLINES = 5;

    /**
     * Finds the text. The page is stripped of all that is not text on the way.
     *
     * @param describedBody the text as the page describes it in JSON-LD
     * @param descriptions what the page says of itself in a sentence or two
     */
    static MainText of(
            Document page,
            @Nullable String describedBody,
            @Nullable String title,
            List<String> descriptions,
            Deadline deadline) {
        String described = describedBody == null ? "" : PlainText.of(describedBody, deadline);
        Chrome.removeFrom(page, deadline);
        List<Block> blocks = ofTitledArticle(Block.of(page.body(), deadline), title, deadline);
        Element main = mainElement(blocks, deadline);
        String shown = main == null ? "" : new Selection(blocks, main, title, descriptions, deadline).text();
        if (described.length() >= ENOUGH_DESCRIBED && shown.length() < SHOWN * described.length()) {
            return new MainText(described, TextSource.JSON_LD);
        }
        if (!shown.isEmpty()) {
            return new MainText(shown, TextSource.PAGE_BODY);
        }
        List<String> paragraphs =
                blocks.stream().filter(Block::isProse).map(Block::text).toList();
        return new MainText(PlainText.join(paragraphs), TextSource.PARAGRAPHS);
    }

    /** Some outlets put the next article below the first: only the blocks of the one with the page's title. */
    private static List<Block> ofTitledArticle(List<Block> blocks, @Nullable String title, Deadline deadline) {
        if (title == null) {
            return blocks;
        }
        String wanted = Block.letters(title);
        int total = proseLength(blocks);
        return blocks.stream()
                .filter(block -> block.isHeading() && block.letters().equals(wanted))
                .map(block -> articleAround(block, deadline))
                .filter(Objects::nonNull)
                .distinct()
                .limit(HEADLINES)
                .map(article -> blocks.stream()
                        .filter(block -> article.equals(articleAround(block, deadline)))
                        .toList())
                .filter(own -> proseLength(own) >= Math.max(ENOUGH_FOR_AN_ARTICLE, SHARE_OF_THE_ARTICLE * total))
                .findFirst()
                .orElse(blocks);
    }

    private static @Nullable Element articleAround(Block block, Deadline deadline) {
        deadline.check();
        Element at = block.owner();
        while (at != null && !at.normalName().equals("article")) {
            at = at.parent();
        }
        return at;
    }

    private static int proseLength(List<Block> blocks) {
        return blocks.stream()
                .filter(Block::isProse)
                .mapToInt(block -> block.text().length())
                .sum();
    }

    /**
     * The element that holds the most prose closely: each paragraph counts for the elements around it, for distant ones
     * less, and links count against it. Null where there is no prose.
     */
    private static @Nullable Element mainElement(List<Block> blocks, Deadline deadline) {
        // in the order of the document, so that the same page always gives the same text
        Map<Element, Double> scores = new LinkedHashMap<>();
        for (Block block : blocks) {
            deadline.check();
            double share = block.weight();
            for (Element around = block.container(); around != null && share != 0; around = around.parent()) {
                scores.merge(around, share, Double::sum);
                share *= DECAY;
            }
        }
        Element best = null;
        double most = 0;
        for (Map.Entry<Element, Double> score : scores.entrySet()) {
            if (score.getValue() > most) {
                best = score.getKey();
                most = score.getValue();
            }
        }
        return best;
    }
}
