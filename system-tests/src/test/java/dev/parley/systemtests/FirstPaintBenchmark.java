package dev.parley.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.parley.cli.newsroom.Script;
import dev.parley.cli.up.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a reader looks at nothing, and how much moves then: the first paint and the layout shift of each page in a browser
 * that has never seen it, with 10,000 notices in the database. It prints figures and holds nobody to them, so it is no part of the build; how to run it stands in {@code
 * docs/performance.md}.
 */
class FirstPaintBenchmark {

    private static final int NOTICES = 10_000;
    private static final int ROUNDS = 9;

    private record Window(int width, int height) {}

    private static final Window DESK = new Window(1280, 900);
    private static final Window PHONE = new Window(360, 780);

    private static final List<String> ARTICLES = List.of(
            "ukraine-publishes",
            "fidan-chairs",
            "wire-zelensky-ledger",
            "russia-hands-over",
            "tass-publishes",
            "russia-rejects",
            "local-pauses");

    /** Copies of what was raised, each a story of its own, spread over the last 60 days. */
    private static final String MULTIPLY = """
            insert into alert.notice (notice_id, story_id, dossier, instrument, change_type, raised_at, event)
            select id, story, dossier, instrument, change_type, at,
                   event || jsonb_build_object('noticeId', id, 'storyId', story, 'latency',
                     (event -> 'latency') || jsonb_build_object('raised', to_jsonb(at)))
            from (select n.*, n.notice_id || '-' || i as id, n.story_id || '-' || i as story,
                         now() - (i * interval '60 days' / %1$d) as at
                  from generate_series(1, %1$d) as i
                  join (select *, row_number() over (order by number) - 1 as place, count(*) over () as all_of_them
                        from alert.notice) as n on i %% n.all_of_them = n.place
                  order by i desc) as copies
            """.formatted(NOTICES);

    private static final String PAINT = """
            () => new Promise((done, failed) => {
              setTimeout(() => failed(new Error('nothing was painted within 10 seconds')), 10000);
              new PerformanceObserver(list => {
                const page = performance.getEntriesByType('navigation')[0];
                let shift = 0;
                new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) shift += e.value; }))
                  .observe({ type: 'layout-shift', buffered: true });
                const paint = list.getEntriesByName('first-contentful-paint')[0];
                if (paint) setTimeout(() => done([page.responseStart, paint.startTime, shift * 1000]), 500);
              }).observe({ type: 'paint', buffered: true });
            })
            """;

    @Test
    void firstPaintOfEachPage(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("driver")));
                RunningParley parley = RunningParley.start(Script.istanbul(), folder)) {
            ARTICLES.forEach(parley::publish);
            // an article that is published beside others may be told of with them
            List.of("tass-publishes", "russia-rejects", "local-pauses").forEach(parley::awaitNotice);
            assertThat(multiply(parley.system().jdbcUrl())).isGreaterThan(NOTICES);

            String story;
            try (BrowserContext looking = browser.open(new NewContextOptions())) {
                Page live = looking.newPage();
                live.navigate(parley.system().url(Service.ALERT) + "/");
                story = live.locator(".notice h2 a").first().getAttribute("href");
            }
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("live", "/");
            pages.put("live, words looked for", "/?q=memorandum+russia");
            pages.put("live, by party and outlet", "/?party=Russia&outlet=podil-post&priority=ROUTINE");
            pages.put("story", story);
            pages.put("conflict", "/console/dossiers/ukraine-russia");
            pages.put("handover", "/console/handover");
            pages.put("handover of a week", "/console/handover?hours=168");
            pages.put("outlets", "/console/outlets");
            pages.put("deliveries", "/console/deliveries");
            pages.put("settings", "/console/settings");
            System.out.println("| page | first byte, median | first paint, median | worst of " + ROUNDS
                    + " | layout shift on a desk, worst | on a phone, worst |\n|---|---|---|---|---|---|");
            for (Map.Entry<String, String> one : pages.entrySet()) {
                String address = parley.system().url(Service.ALERT) + one.getValue();
                print(one.getKey(), measured(browser, DESK, address), measured(browser, PHONE, address));
            }
        }
    }

    private static long multiply(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "parley", "");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(MULTIPLY);
            statement.execute("analyze");
            try (ResultSet count = statement.executeQuery("select count(*) from alert.notice")) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /** First byte, first paint and layout shift of each round, in milliseconds and thousandths. */
    private static List<List<Number>> measured(Browser browser, Window window, String address) {
        List<List<Number>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            // nothing is in its cache
            try (BrowserContext fresh =
                    browser.open(new NewContextOptions().setViewportSize(window.width(), window.height()))) {
                Page page = fresh.newPage();
                assertThat(page.navigate(address).status()).as(address).isEqualTo(200);
                List<Number> figures = new ArrayList<>();
                ((List<?>) page.evaluate(PAINT)).forEach(figure -> figures.add((Number) figure));
                rounds.add(figures);
            }
        }
        return rounds;
    }

    private static void print(String name, List<List<Number>> rounds, List<List<Number>> phone) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms | %.0f ms | %.3f | %.3f |%n",
                name,
                sorted(rounds, 0).get(ROUNDS / 2),
                sorted(rounds, 1).get(ROUNDS / 2),
                sorted(rounds, 1).get(ROUNDS - 1),
                sorted(rounds, 2).get(ROUNDS - 1) / 1000,
                sorted(phone, 2).get(ROUNDS - 1) / 1000);
    }

    private static List<Double> sorted(List<List<Number>> rounds, int figure) {
        List<Double> figures = new ArrayList<>(
                rounds.stream().map(round -> round.get(figure).doubleValue()).toList());
        Collections.sort(figures);
        return figures;
    }
}
