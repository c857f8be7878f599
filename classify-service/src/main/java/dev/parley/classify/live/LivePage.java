package dev.parley.classify.live;

import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a live page or roundup apart into its items, for each of them tells news of its own.
 *
 * <p>An item begins with a heading, a time of the day, a number or a bullet; what stands before the first one is an item
 * under the title of the page. Whoever writes of one event under several headings writes no live page: the title, the
 * address or the times of the day have to say that it is one.
 */
public final class LivePage {

    private static final Set<String> LIVE_IN_ADDRESS = Set.of("live", "liveblog", "updates", "recap", "roundup");
    private static final String LIVE = "live";

    /** With fewer, it may be an article with headings between its parts. */
    private static final int FEWEST_ITEMS = 4;

    private static final int FEWEST_TIMES = 4;

    /** No page has more; what comes behind belongs to the last one, so that hostile pages cost no more than long ones. */
    private static final int MOST_ITEMS = 500;

    private LivePage() {}

    /**
     * The items of a live page or roundup, in the order of the page; none where the article is neither.
     *
     * @param url where it was published
     */
    public static List<Reading> items(Reading page, @Nullable String url) {
        List<Line> lines = Line.of(page);
        long times = lines.stream().filter(Line::beginsWithTime).count();
        if (times < FEWEST_TIMES && !isCalledLive(page) && !isAddressOfLivePage(url)) {
            return List.of();
        }
        List<Reading> items = apart(page, lines);
        return items.size() >= FEWEST_ITEMS ? items : List.of();
    }

    private static boolean isCalledLive(Reading page) {
        for (Sentence sentence : page.sentences()) {
            if (!sentence.heading()) {
                return false;
            }
            if (page.marks(sentence.number(), TermKind.GENRE).stream()
                    .anyMatch(mark -> mark.name().equals(LIVE))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddressOfLivePage(@Nullable String url) {
        if (url == null) {
            return false;
        }
        // the name of an outlet may say live of all it publishes
        int path = url.indexOf('/', url.indexOf("://") + "://".length());
        if (path < 0) {
            return false;
        }
        for (String word : url.substring(path).toLowerCase(Locale.ROOT).split("[^a-z]")) {
            if (LIVE_IN_ADDRESS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static List<Reading> apart(Reading page, List<Line> lines) {
        List<Reading> items = new ArrayList<>();
        List<Integer> headings = new ArrayList<>();
        List<Integer> body = new ArrayList<>();
        page.sentences().stream().filter(Sentence::heading).forEach(title -> headings.add(title.number()));
        Line before = null;
        for (Line line : lines) {
            boolean heads = line.isHeading();
            boolean begins = heads
                    || line.beginsWithTime()
                    || line.isBulleted()
                    || line.isNumbered()
                    || before != null && before.isBulleted() && !before.isSeparator();
            if (begins && !body.isEmpty() && items.size() < MOST_ITEMS - 1) {
                items.add(page.part(headings, body));
                headings.clear();
                body.clear();
            }
            if (heads) {
                headings.add(line.first());
            } else if (!line.isOnlyTime()) {
                line.addTo(body);
            }
            before = line;
        }
        if (!body.isEmpty()) {
            items.add(page.part(headings, body));
        }
        return items;
    }
}
