package dev.parley.classify.live;

import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.Evidence.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a page that is not blank.
 *
 * @param written without blanks at its edges
 * @param first number of the first sentence that begins in it
 * @param behind number behind the last one; the same where none begins
 */
record Line(String written, int first, int behind) {

    private static final String BULLETS = "\u2022\u25BA\u25B6\u27A4\u220E\u25CF\u25AA\u25A0\u25C6\u2666\u2605\u00B7*";
    private static final String STOPS = ".!:;,\u2026";
    private static final String CLOSING = "\"'\u2019\u201D\u00BB)";
    private static final int SHORTEST_HEADING = 12;
    private static final int LONGEST_HEADING = 120;
    private static final int FEWEST_WORDS = 3;

    private static final String CLOCK =
            "(?:\\p{L}{1,12}\\.? )?(?:[\\p{L}\\d]{1,12}[., ]{1,2}){0,3}[0-2]?\\d[:.][0-5]\\d(?![\\d.,%])";

    /** A time of the day at the beginning, behind a date if any: 10:42, 14.05, June 8, 3:15. */
    private static final Pattern TIME = Pattern.compile(CLOCK);

    private static final String WHOLE_CLOCK =
            CLOCK + "(?: ?[ap]\\.?m\\.?)?(?:,? \\p{Lu}{2,5})?(?: \\(\\p{Lu}{2,6}\\))?";

    /** Nothing else: 10:42 GMT; June 8, 3:15 p.m. ET. */
    private static final Pattern ONLY_TIME = Pattern.compile(WHOLE_CLOCK);

    /** What a heading may begin with: 10:42 GMT – Ferries stay in port. */
    private static final Pattern TIME_BEFORE_HEADING =
            Pattern.compile(WHOLE_CLOCK + " ?[-\u2013\u2014|:] ?(?=\\p{Lu})");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}[.)] ?\\p{L}");

    /** WATCH: what they said; MORE:Elsewhere. Such lines lead to other pages. */
    private static final Pattern LINK = Pattern.compile("\\p{Lu}[\\p{Lu} ',\u2019]{2,40}:|[^:]{1,40}:\\p{L}");

    /** The lines of the text of an article. */
    static List<Line> of(Reading page) {
        String text = page.document().source(Field.TEXT);
        List<Sentence> sentences = page.sentences();
        List<Line> lines = new ArrayList<>();
        int sentence = 0;
        while (sentence < sentences.size() && sentences.get(sentence).field() == Field.TITLE) {
            sentence++;
        }
        for (int start = 0; start < text.length() && sentence < sentences.size(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            int first = sentence;
            while (sentence < sentences.size() && sentences.get(sentence).start() < end) {
                sentence++;
            }
            String written = text.substring(start, end).strip();
            if (!written.isEmpty()) {
                lines.add(new Line(written, first, sentence));
            }
            start = end + 1;
        }
        return lines;
    }

    /** Whether it is written as a heading is, behind a time of the day if any, and leads to no other page. */
    boolean isHeading() {
        if (behind - first != 1 || isBulleted()) {
            return false;
        }
        Matcher time = TIME_BEFORE_HEADING.matcher(written);
        String heading = time.lookingAt() ? written.substring(time.end()) : beginsWithTime() ? "" : written;
        return isHeading(heading);
    }

    private static boolean isHeading(String words) {
        int length = words.length();
        if (length < SHORTEST_HEADING || length > LONGEST_HEADING) {
            return false;
        }
        char last = words.charAt(length - 1);
        if (CLOSING.indexOf(last) >= 0) {
            last = words.charAt(length - 2);
        }
        return STOPS.indexOf(last) < 0
                && !Character.isLowerCase(words.charAt(0))
                && "-\u2013\u2014\u2212(".indexOf(words.charAt(0)) < 0
                && words.chars().filter(c -> c == ' ').count() >= FEWEST_WORDS - 1
                && !LINK.matcher(words).lookingAt();
    }

    /** Whether a time of the day stands at its beginning. */
    boolean beginsWithTime() {
        return TIME.matcher(written).lookingAt();
    }

    /** Whether a time of the day is all it says. */
    boolean isOnlyTime() {
        return ONLY_TIME.matcher(written).matches();
    }

    boolean isBulleted() {
        return BULLETS.indexOf(written.charAt(0)) >= 0;
    }

    /** Whether nothing but a bullet stands in it, so that what follows belongs to it. */
    boolean isSeparator() {
        return first == behind;
    }

    boolean isNumbered() {
        return NUMBER.matcher(written).lookingAt();
    }

    /** Adds the numbers of its sentences. */
    void addTo(List<Integer> numbers) {
        for (int number = first; number < behind; number++) {
            numbers.add(number);
        }
    }
}
