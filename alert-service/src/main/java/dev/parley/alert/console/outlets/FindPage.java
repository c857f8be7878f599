package dev.parley.alert.console.outlets;

import dev.parley.alert.console.OutsideText;
import dev.parley.alert.ingest.Ingest;
import dev.parley.alert.ingest.Ingest.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is at an address that somebody gave for a feed.
 *
 * @param url as given
 * @param problem why there is nothing to show, as a key of the texts; empty when all is well
 * @param detail of the problem, in English
 * @param found the feed; absent where there is none, or several
 * @param choices the feeds that the page there names, if there are several
 */
record FindPage(
        String url, String problem, String detail, @Nullable Found found, List<Choice> choices) {

    private static final int ADDRESS = 120;
    private static final int TITLE = 120;

    /** A feed before it is added. */
    record Found(String url, String address, String title, String language, int entries) {}

    /** A feed that a page names. */
    record Choice(String url, String address, String title) {}

    static FindPage of(String url, Answer<Ingest.Found> answer) {
        if (answer instanceof Answer.Got<Ingest.Found> got) {
            Ingest.Found feed = got.value();
            return new FindPage(
                    url,
                    "",
                    "",
                    new Found(
                            feed.feed().toString(),
                            OutsideText.excerpt(feed.feed().toString(), ADDRESS).shown(),
                            OutsideText.excerpt(feed.title(), TITLE).shown(),
                            OutsideText.excerpt(feed.language(), 20).shown(),
                            feed.entries()),
                    List.of());
        }
        if (answer instanceof Answer.Choose<Ingest.Found> choose) {
            return new FindPage(
                    url,
                    "",
                    "",
                    null,
                    choose.feeds().stream().map(FindPage::choice).toList());
        }
        Trouble trouble = Trouble.of(answer);
        return new FindPage(url, trouble.key(), trouble.detail(), null, List.of());
    }

    private static Choice choice(Ingest.Named named) {
        String address = named.feed().toString();
        String title = OutsideText.excerpt(named.title(), TITLE).shown();
        String shown = OutsideText.excerpt(address, ADDRESS).shown();
        return new Choice(address, shown, title.isEmpty() ? shown : title);
    }
}
