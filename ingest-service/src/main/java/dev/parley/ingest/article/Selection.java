package dev.parley.ingest.article;

import dev.parley.ingest.markup.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Which blocks of a page belong to the article.
 *
 * <p>In the main element: paragraphs that look like most of its paragraphs, and others unless they stand in a box of
 * their own. Elsewhere: paragraphs that look the same and are named so, as the text is often cut into pieces. The lead
 * stands between the headline and the main element.
 */
final class Selection {

    private static final Set<String> TEXT_TAGS = Set.of("p", "li", "blockquote", "pre", "dd");

    /** Lines that point somewhere else, as letters alone, in the languages that we meet most. */
    private static final Set<String> SIGNPOSTS = Set.of(
            "readmore",
            "readalso",
            "alsoread",
            "readnext",
            "seealso",
            "moreonthis",
            "morefrom",
            "morestories",
            "related",
            "relatedstories",
            "relatedarticles",
            "relatednews",
            "recommended",
            "advertisement",
            "watch",
            "embed",
            "anzeige",
            "werbung",
            "lesensieauch",
            "auchinteressant",
            "mehrzumthema",
            "mehrdazu",
            "publicité",
            "lireaussi",
            "àlireaussi",
            "publicidad",
            "leetambién",
            "leatambién",
            "parasabermás",
            "pubblicità",
            "leggianche",
            "publicidade",
            "leiatambém",
            "reklama",
            "czytajwięcej",
            "czytajtakże",
            "реклама",
            "читайтетакож",
            "читайтетакже",
            "читайтеткож",
            "lesmer",
            "lesogså",
            "læsogså",
            "läsmer",
            "leesook");

    private static final int SIGNPOST_LENGTH = 40;

    /** What stands below a text, and not of it, as letters alone. */
    private static final List<String> RIGHTS = List.of(
            "allrightsreserved",
            "allerechtevorbehalten",
            "tousdroitsréservés",
            "todoslosderechosreservados",
            "todososdireitosreservados",
            "tuttiidirittiriservati",
            "wszelkieprawazastrzeżone",
            "всеправазащищены",
            "усіправазахищені",
            "всіправазахищені");

    private static final int RIGHTS_LENGTH = 250;
    private static final double MOSTLY_LINKS = 0.6;
    private static final double UNIFORM = 0.7;
    private static final double LARGEST_BOX = 0.25;

    private static final int LEAD_LENGTH = 40;
    private static final double LEAD_LINKS = 0.4;
    private static final int SENTENCE_LENGTH = 60;
    private static final int LEAD_DISTANCE = 25;
    private static final int SAME_START = 60;
    private static final int SAME_START_AT_LEAST = 30;
    private static final String SENTENCE_ENDS = ".!?…。”\"»“";

    private final List<Block> blocks;
    private final Element main;
    private final @Nullable String titleLetters;
    private final List<String> descriptions;
    private final Deadline deadline;
    private final boolean[] inMain;
    private final boolean[] kept;
    private final String shape;
    private final boolean usesParagraphs;
    /** Of all blocks in the main element. */
    private final int length;

    private final Map<Element, Boolean> boxes = new HashMap<>();
    private final Set<Element> aroundText = new HashSet<>();

    Selection(List<Block> blocks, Element main, @Nullable String title, List<String> descriptions, Deadline deadline) {
        this.blocks = blocks;
        this.main = main;
        this.titleLetters = title == null ? null : Block.letters(title);
        this.descriptions = descriptions.stream().map(Block::letters).toList();
        this.deadline = deadline;
        this.inMain = new boolean[blocks.size()];
        this.kept = new boolean[blocks.size()];
        Map<String, Integer> shapes = new HashMap<>();
        int ofAll = 0;
        int ofProse = 0;
        int inParagraphs = 0;
        for (int i = 0; i < blocks.size(); i++) {
            deadline.check();
            Block block = blocks.get(i);
            int chars = block.text().length();
            inMain[i] = isInside(block.owner(), main);
            ofAll += inMain[i] ? chars : 0;
            if (inMain[i] && block.isProse()) {
                shapes.merge(block.shape(), chars, Integer::sum);
                ofProse += chars;
                inParagraphs += block.owner().normalName().equals("p") ? chars : 0;
            }
        }
        this.shape = shapes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        this.usesParagraphs = inParagraphs > UNIFORM * ofProse;
        this.length = ofAll;
    }

    /** The paragraphs, separated by an empty line. */
    String text() {
        findElementsAroundText();
        for (int i = 0; i < blocks.size(); i++) {
            deadline.check();
            kept[i] = inMain[i] ? isText(blocks.get(i)) : isPieceOfText(blocks.get(i));
        }
        keepSubheadings();
        keepLead();
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (kept[i]) {
                paragraphs.add(blocks.get(i).text());
            }
        }
        return PlainText.join(paragraphs);
    }

    private void findElementsAroundText() {
        for (int i = 0; i < blocks.size(); i++) {
            deadline.check();
            Block block = blocks.get(i);
            if (inMain[i] && block.isProse() && block.shape().equals(shape)) {
                for (Element at = block.owner(); at != null && !at.equals(main); at = at.parent()) {
                    aroundText.add(at);
                }
            }
        }
        aroundText.add(main);
    }

    private boolean isText(Block block) {
        if (block.isHeading()
                || block.linkShare() > MOSTLY_LINKS
                || isTitle(block)
                || isSignpost(block)
                || isOfRights(block)) {
            return false;
        }
        return !usesParagraphs || (TEXT_TAGS.contains(block.owner().normalName()) && !isInBox(block));
    }

    private boolean isPieceOfText(Block block) {
        return block.isProse() && block.hasDistinctShape() && block.shape().equals(shape);
    }

    /** Whether the block stands with others of its own kind in a small element that has a heading or calls itself box. */
    private boolean isInBox(Block block) {
        if (block.shape().equals(shape)) {
            return false;
        }
        Element box = block.owner();
        while (box.parent() != null && !aroundText.contains(box.parent())) {
            box = box.parent();
        }
        return !box.equals(block.owner()) && !aroundText.contains(box) && boxes.computeIfAbsent(box, this::isBox);
    }

    private boolean isBox(Element element) {
        return element.text().length() < LARGEST_BOX * length
                && (element.selectFirst("h2,h3,h4,h5,h6") != null || isNamedBox(element));
    }

    private static boolean isNamedBox(Element element) {
        return Chrome.words(element.className()).stream().anyMatch(word -> word.endsWith("box"));
    }

    /** A heading belongs to the text when text stands before and after it. */
    private void keepSubheadings() {
        int first = 0;
        while (first < blocks.size() && !kept[first]) {
            first++;
        }
        boolean textFollows = false;
        for (int i = blocks.size() - 1; i > first; i--) {
            Block block = blocks.get(i);
            if (!block.isHeading()) {
                textFollows = inMain[i] && kept[i];
            } else if (inMain[i]
                    && textFollows
                    && block.linkShare() < MOSTLY_LINKS
                    && !isTitle(block)
                    && !isSignpost(block)) {
                kept[i] = true;
            }
        }
    }

    private void keepLead() {
        int first = 0;
        while (first < blocks.size() && !(inMain[first] && kept[first])) {
            first++;
        }
        int headline = -1;
        for (int i = 0; i < first; i++) {
            if (isHeadline(blocks.get(i))) {
                headline = i;
            }
        }
        boolean isNear = headline >= 0 && first - headline < LEAD_DISTANCE;
        for (int i = headline + 1; i < first; i++) {
            Block block = blocks.get(i);
            boolean isCandidate = block.text().length() >= LEAD_LENGTH && block.linkShare() <= LEAD_LINKS;
            if (isCandidate && (isDescription(block) || (isNear && isSentence(block)))) {
                kept[i] = true;
            }
        }
    }

    private boolean isHeadline(Block block) {
        return isTitle(block) || block.owner().normalName().equals("h1");
    }

    private boolean isTitle(Block block) {
        return titleLetters != null && block.letters().equals(titleLetters);
    }

    private static boolean isSignpost(Block block) {
        return block.text().length() < SIGNPOST_LENGTH && SIGNPOSTS.contains(block.letters());
    }

    private static boolean isOfRights(Block block) {
        if (block.text().length() > RIGHTS_LENGTH) {
            return false;
        }
        String letters = block.letters();
        return block.text().startsWith("©") || RIGHTS.stream().anyMatch(letters::contains);
    }

    /** Whether the page describes itself with the block's first words. */
    private boolean isDescription(Block block) {
        String letters = block.letters();
        return descriptions.stream().anyMatch(description -> {
            int length = Math.min(SAME_START, Math.min(letters.length(), description.length()));
            return length >= SAME_START_AT_LEAST && letters.regionMatches(0, description, 0, length);
        });
    }

    private static boolean isSentence(Block block) {
        String text = block.text();
        return text.length() >= SENTENCE_LENGTH && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static boolean isInside(Element element, Element outer) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
