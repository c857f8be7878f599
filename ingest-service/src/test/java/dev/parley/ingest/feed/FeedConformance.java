package dev.parley.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.markup.TimeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** How much of what another parser finds in the public parser suites our reader finds, too. */
final class FeedConformance {

    final Score entries = new Score();
    final Score titles = new Score();
    final Score links = new Score();
    final Score ids = new Score();
    final Score dates = new Score();
    final Score authors = new Score();

    static final class Score {
        int expected;
        int found;

        void count(boolean hit) {
            expected++;
            found += hit ? 1 : 0;
        }

        double share() {
            return expected == 0 ? 1 : (double) found / expected;
        }

        @Override
        public String toString() {
            return "%d of %d (%.2f %%)".formatted(found, expected, 100 * share());
        }
    }

    static FeedConformance measure(Path feeds, FeedReader reader, Consumer<String> misses) throws IOException {
        FeedConformance conformance = new FeedConformance();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(feeds.resolve("expected.jsonl"))) {
            JsonNode expected = json.readTree(line);
            String file = expected.path("file").asText();
            FeedDocument document = reader.read(Files.readAllBytes(feeds.resolve(file)), null, null);
            conformance.compare(file, expected, document, misses);
        }
        return conformance;
    }

    private void compare(String file, JsonNode expected, FeedDocument document, Consumer<String> misses) {
        List<FeedEntry> found = document.entries();
        JsonNode wanted = expected.path("entries");
        for (int i = 0; i < wanted.size(); i++) {
            JsonNode want = wanted.get(i);
            boolean there = i < found.size();
            entries.count(there);
            if (!there) {
                misses.accept("ENTRY " + file + " #" + i + " " + document.problems());
                continue;
            }
            FeedEntry have = found.get(i);
            check("TITLE", file, titles, plain(want.path("title")), plain(have.title()), misses);
            check("LINK", file, links, text(want.path("link")), have.link(), misses);
            check("ID", file, ids, text(want.path("id")), have.id(), misses);
            check("AUTHOR", file, authors, text(want.path("author")), have.author(), misses);
            date("PUBLISHED", file, want.path("published"), have.published(), misses);
            date("UPDATED", file, want.path("updated"), have.updated(), misses);
        }
        if (found.size() > wanted.size()) {
            misses.accept("MORE " + file + " " + found.size() + " for " + wanted.size());
        }
    }

    private void date(String what, String file, JsonNode want, @Nullable Instant have, Consumer<String> misses) {
        if (want.isNumber()) {
            boolean hit = have != null && have.getEpochSecond() == want.asLong();
            dates.count(hit);
            if (!hit) {
                misses.accept(what + " " + file + " want " + Instant.ofEpochSecond(want.asLong()) + " have " + have);
            }
        }
    }

    private static void check(
            String what,
            String file,
            Score score,
            @Nullable String want,
            @Nullable String have,
            Consumer<String> misses) {
        if (want == null || want.isEmpty()) {
            return;
        }
        boolean hit = have != null && have.strip().equals(want.strip());
        score.count(hit);
        if (!hit) {
            misses.accept(what + " " + file + " want [" + want + "] have [" + have + "]");
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static @Nullable String plain(JsonNode node) {
        return node.isTextual() ? plain(node.asText()) : null;
    }

    /** Without markup and with single blanks, since one parser keeps what the other takes out. */
    private static @Nullable String plain(@Nullable String html) {
        return html == null
                ? null
                : Jsoup.parse(Jsoup.parse(html).text())
                        .text()
                        .replace('\u00A0', ' ')
                        .strip();
    }

    /** Prints what is missed; for whoever works on the reader. */
    public static void main(String[] args) throws IOException {
        FeedConformance c =
                measure(Path.of(args[0]), new FeedReader(new TimeLimit(TimeLimit.DEFAULT)), System.out::println);
        System.out.printf(
                "entries %s%ntitles %s%nlinks %s%nids %s%ndates %s%nauthors %s%n",
                c.entries, c.titles, c.links, c.ids, c.dates, c.authors);
    }
}
