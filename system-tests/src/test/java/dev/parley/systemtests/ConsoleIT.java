package dev.parley.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.parley.cli.newsroom.Script;
import dev.parley.cli.up.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What an editor sees in a real browser, from the outlet's feed to the open page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {

    private static final String HOSTILE = "hostile";
    private static final String ADMIN = "admin";
    private static final String PASSWORD = "orchid ferry museum crane";

    /** From the poll that finds an entry to its notice in the open page. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** When which article was first seen in the page with its evidence marked, by the clock of the page. */
    private static final String NOTE_WHAT_IS_SHOWN = """
            window.shown = {};
            new MutationObserver(() => document.querySelectorAll('.notice:has(.evidence mark) a[href*="/articles/"]')
                .forEach(link => window.shown[link.href.split('/').pop()] ??= Date.now()))
              .observe(document.getElementById('notices'), { childList: true, subtree: true });
            """;

    /** Whether nothing lies over the middle of an element. */
    private static final String IS_ON_TOP = """
            element => {
              const place = element.getBoundingClientRect();
              return element.contains(document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2));
            }
            """;

    /** Keeps count of what moved while a page was loading, which takes part in nothing else. */
    private static final String NOTE_SHIFTS = """
            window.shifts = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))
              .observe({ type: 'layout-shift', buffered: true });
            """;

    /** Web Vitals calls up to 0.1 good. */
    private static final double MOST_SHIFT = 0.02;

    private final List<String> complaints = new ArrayList<>();

    private RunningParley parley;
    private Browser browser;
    private BrowserContext context;
    private Page page;
    private String session = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        browser = Browser.start(Files.createDirectory(folder.resolve("driver")));
        PlaywrightAssertions.setDefaultAssertionTimeout(RunningParley.PATIENCE.toMillis());
        parley = RunningParley.start(
                withHostileArticle(Script.istanbul()),
                folder,
                Map.of("PARLEY_ALERT_ACCESS", "accounts", "PARLEY_ALERT_ADMIN_PASSWORD", PASSWORD));
        session = signIn(ADMIN, PASSWORD);
    }

    /** What a browser keeps of somebody who came in by the page for it. */
    private String signIn(String name, String password) {
        try (BrowserContext entering = browser.open(new NewContextOptions())) {
            Page login = entering.newPage();
            login.navigate(url("/console/handover"));
            login.locator("#name").fill(name);
            login.locator("#password").fill(password);
            login.keyboard().press("Enter");
            login.waitForURL("**/console/handover");
            return entering.storageState();
        }
    }

    private String url(String path) {
        return parley.system().url(Service.ALERT) + path;
    }

    private BrowserContext signedIn(NewContextOptions options) {
        return browser.open(options.setStorageState(session));
    }

    @AfterAll
    void stop() {
        if (parley != null) {
            parley.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() {
        context = signedIn(new NewContextOptions().setViewportSize(1280, 900));
        page = context.newPage();
        complaints.clear();
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a dialog opened: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(parley.system().url(Service.ALERT))) {
                complaints.add("a request to a third party: " + request.url());
            }
        });
        open("/");
        assertThat(connection()).hasAttribute("data-state", "live");
    }

    @AfterEach
    void closePage() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private void open(String path) {
        page.navigate(url(path));
    }

    private Locator connection() {
        return page.locator("#connection");
    }

    private Locator notices(String headline) {
        return page.locator(".notice", new Page.LocatorOptions().setHasText(headline));
    }

    @Test
    @Order(1)
    void anEntryOfAFeedAppearsInTheOpenPageWithItsEvidenceMarked() {
        // Given
        assertThat(page.locator("#empty")).isVisible();
        page.evaluate("window.wasNotLoadedAgain = true");
        page.evaluate(NOTE_WHAT_IS_SHOWN);

        // When
        parley.publish("russia-hands-over");

        // Then
        Locator notice = notices("Russia hands Ukraine its peace memorandum");
        assertThat(notice).isVisible();
        assertThat(notice.locator(".evidence mark").first()).hasText("hands over");
        assertThat(notice.locator(".evidence mark").last()).hasText("memorandum");
        assertThat(notice.locator("time").first()).hasAttribute("title", Pattern.compile(".*20\\d\\d.*"));
        assertThat(page.locator("#announce")).containsText("1 new notice: Russia hands Ukraine");
        assertThat(page.locator("#empty")).isHidden();
        assertThat(page.evaluate("window.wasNotLoadedAgain")).isEqualTo(true);
        assertThat(anyIsShownWithinTheBound(List.of("russia-hands-over", "local-pauses", "ukraine-publishes")))
                .isTrue();
    }

    /**
     * From the receipt that a notice carries, which says when the poll found the entry, and from what the page noted when
     * the card was in it; so waiting for either to be read here counts for nothing. A machine that is busy with something
     * else may be late with one entry, and the first finds everything cold: then another one is published. A chain that
     * is too slow by itself is late with each.
     */
    private boolean anyIsShownWithinTheBound(List<String> articles) {
        for (String article : articles) {
            if (parley.noticesAbout(article).isEmpty()) {
                parley.publish(article);
            }
            Instant polled = parley.awaitNotice(article).latency().firstSeen();
            page.waitForFunction("article => window.shown[article]", article);
            Instant shown = Instant.ofEpochMilli(
                    ((Number) page.evaluate("article => window.shown[article]", article)).longValue());
            Duration taken = Duration.between(polled, shown);
            System.out.println("console | " + article + " was in the page " + taken.toMillis() + " ms after its poll");
            if (taken.compareTo(BOUND) <= 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    @Order(2)
    void whatComesWhileTheReaderReadsWaitsBehindABar() {
        // Given
        page.keyboard().press("j");
        assertThat(page.locator(".notice").first()).isFocused();
        String focused = page.locator(".notice:focus").getAttribute("id");
        int before = page.locator(".notice").count();

        // When
        parley.publish("tass-publishes");

        // Then
        assertThat(page.locator("#show-new")).hasText("1 new notice");
        assertThat(page.locator(".notice:focus")).hasAttribute("id", focused);
        assertThat(page).hasTitle("(1) Live · Parley");
        assertThat(page.locator("#show-new")).isInViewport();
        assertThat(page.locator("#show-new").evaluate(IS_ON_TOP)).isEqualTo(true);

        // When
        page.keyboard().press("n");

        // Then
        assertThat(page.locator("#show-new")).isHidden();
        assertThat(page.locator(".notice")).hasCount(before + 1);
        assertThat(page.locator(".notice").first()).isFocused();
    }

    @Test
    @Order(3)
    void theKeyboardIsEnoughToFilterOpenAndComeBack() {
        // When
        page.keyboard().press("/");
        page.keyboard().type("hands memorandum");
        page.keyboard().press("Enter");

        // Then
        page.waitForURL("**/?q=hands*");
        assertThat(page.locator(".notice")).hasCount(1);

        // When
        page.keyboard().press("j");
        page.keyboard().press("Enter");

        // Then
        page.waitForURL("**/console/stories/*");
        assertThat(page.locator("h1")).hasText("Russia hands Ukraine its peace memorandum");
        assertThat(page.locator("a[rel~=noopener]").first()).hasAttribute("target", "_blank");

        // When
        page.keyboard().press("a");
        assertThat(page.locator(".acknowledged")).isVisible();
        page.keyboard().press("m");
        assertThat(page.locator(".muted")).isVisible();
        page.keyboard().press("u");

        // Then
        page.waitForURL("**/?q=hands*");
        assertThat(page.locator(".notice .acknowledged")).isVisible();
        assertThat(page.locator(".notice .muted")).isVisible();
        assertThat(page.locator(".notice")).isFocused();
        page.keyboard().press("m");
        assertThat(page.locator(".notice .muted")).hasCount(0);
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
    }

    @Test
    @Order(4)
    void whatOneEditorDoesAnotherSeesWithoutLoadingThePage() {
        try (BrowserContext other = signedIn(new NewContextOptions().setViewportSize(1280, 900))) {
            // Given
            Page theirs = other.newPage();
            theirs.navigate(url("/"));
            assertThat(theirs.locator("#connection")).hasAttribute("data-state", "live");
            Locator seen = page.locator("#" + page.locator(".notice").first().getAttribute("id"));
            Locator same = theirs.locator("#" + seen.getAttribute("id"));
            assertThat(seen.locator(".claimed")).hasCount(0);

            // When
            same.focus();
            theirs.keyboard().press("a");
            theirs.keyboard().press("c");
            theirs.keyboard().press("y");

            // Then
            assertThat(seen.locator(".acknowledged")).isVisible();
            assertThat(seen.locator(".claimed")).isVisible();
            assertThat(seen.locator("[data-key=y]")).hasAttribute("aria-pressed", "true");

            // When
            seen.locator("[data-key=a]").click();

            // Then
            assertThat(same.locator(".acknowledged")).hasCount(0);
            assertThat(seen.locator("[data-key=a]")).isFocused();
        }
    }

    @Test
    @Order(5)
    void aRestartOfTheServiceLosesAndDoublesNothing() {
        // Given
        int before = page.locator(".notice").count();

        // When
        parley.kill(Service.ALERT.label());
        assertThat(connection()).not().hasAttribute("data-state", "live");
        parley.publish("russia-rejects");

        // Then
        assertThat(connection()).hasAttribute("data-state", "live");
        assertThat(notices("Russia rejects a ceasefire")).isVisible();
        assertThat(page.locator(".notice")).hasCount(before + 1);
        assertThat(page.locator(".notice").evaluateAll("all => new Set(all.map(n => n.id)).size"))
                .isEqualTo(before + 1);
    }

    @Test
    @Order(6)
    void whatAHostileOutletWritesIsHarmlessAndReadable() {
        // Given
        parley.publish(HOSTILE);
        open("/?q=hostileword");
        await().atMost(RunningParley.PATIENCE).until(() -> {
            page.reload();
            return page.locator(".notice").count() > 0;
        });

        // Then
        for (String path :
                List.of("/", page.locator(".notice h2 a").first().getAttribute("href"), "/console/handover")) {
            open(path);
            assertThat(page.locator("script")).hasCount(1);
            assertThat(page.locator("main img, main iframe, main object, main [onerror], main [onload]"))
                    .hasCount(0);
            assertThat(page.content()).doesNotContain("\u202E", "\u200B").hasSizeLessThan(200_000);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    @Order(7)
    void axeFindsNothingAndNothingMovesOnAnyPageInLightAndDarkAndOnAPhone() throws Exception {
        // Given
        String story = page.locator(".notice h2 a").first().getAttribute("href");
        String notice = page.locator(".notice form.act").first().getAttribute("action");
        Map<String, NewContextOptions> looks = Map.of(
                "light", new NewContextOptions().setViewportSize(1280, 900),
                "dark", new NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK),
                "phone",
                        new NewContextOptions()
                                .setViewportSize(360, 780)
                                .setHasTouch(true)
                                .setIsMobile(true));
        List<String> pages = List.of(
                "/?priority=URGENT",
                story,
                "/console/dossiers",
                "/console/dossiers/ukraine-russia",
                "/console/handover",
                "/console/outlets",
                "/console/deliveries",
                "/console/settings",
                "/console/settings/accounts",
                "/console/settings/audit",
                "/console/password",
                notice,
                "/console/stories/nothing");

        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, NewContextOptions> look : looks.entrySet()) {
            // axe is injected, which the policy of the pages forbids
            try (BrowserContext looking = signedIn(look.getValue().setBypassCSP(true))) {
                Page looked = looking.newPage();
                looked.addInitScript(NOTE_SHIFTS);
                for (String path : pages) {
                    // When
                    looked.navigate(url(path));
                    assertThat(looked.locator("#connection")).hasAttribute("data-state", "live");
                    addShift(look.getKey() + " " + path, looked, violations);
                    looked.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");

                    // Then
                    addViolations(look.getKey() + " " + path, looked, violations);
                }
                looked.evaluate("document.getElementById('keys').showModal()");
                addViolations(look.getKey() + " help of keys", looked, violations);
                looking.clearCookies();
                looked.navigate(url("/"));
                addViolations(look.getKey() + " login", looked, violations);
            }
        }
        assertThat(violations).isEmpty();
    }

    private static void addShift(String what, Page looked, List<String> violations) {
        double shift = ((Number) looked.evaluate("window.shifts")).doubleValue();
        if (shift > MOST_SHIFT) {
            violations.add("%s moves while it is loading, by %.3f".formatted(what, shift));
        }
    }

    private static void addViolations(String what, Page looked, List<String> violations) throws IOException {
        looked.evaluate(Browser.axe());
        // target-size is of WCAG 2.2, and off unless asked for
        Object found = looked.evaluate(
                "axe.run({ rules: { 'target-size': { enabled: true } } }).then(r => r.violations.map(v => v.id + ': ' +"
                        + " v.nodes.map(n => n.target.join(' ')).join(', ')))");
        ((List<?>) found).forEach(violation -> violations.add(what + " " + violation));
        if (!looked.evaluate("document.documentElement.scrollWidth <= innerWidth")
                .equals(true)) {
            violations.add(what + " is wider than the window");
        }
    }

    @Test
    @Order(8)
    void pagesCanBeReadAndWorkedWithWithoutScripts() {
        try (BrowserContext reading = signedIn(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page read = reading.newPage();
            read.navigate(url("/"));
            assertThat(read.locator(".notice").first()).isVisible();
            // not as an assertion on the locator: those pass over what stands in noscript
            assertThat(read.locator("#connection").innerText()).contains("As of this moment; load again for news");
            assertThat(read.locator(".notice time").first()).containsText("UTC");

            // When
            read.locator(".notice")
                    .last()
                    .locator("button[value=claim], button[value=release]")
                    .click();

            // Then
            assertThat(read).hasURL(Pattern.compile(".*/#n\\d+"));
            assertThat(read.locator(".notice").last().locator("[data-key=c]")).isVisible();
        }
    }

    @Test
    @Order(9)
    void thePageOfOutletsShowsWhatIngestTellsAndLooksAtAnAddress() {
        // Given
        open("/console/outlets");
        assertThat(page.locator(".feeds li", new Page.LocatorOptions().setHasText("podil-post")))
                .isVisible();
        String feed = parley.feeds().get(0).toString();

        // When
        page.locator("details.tools summary").click();
        page.locator("#url").fill(feed);
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator("#found")).isVisible();
        assertThat(page.locator("main .address")).hasText(feed);
        assertThat(page.locator("main .facts")).containsText("English");

        // When
        page.locator("#url").fill(feed + "/nothing");
        page.keyboard().press("Enter");

        // Then
        assertThat(page.locator(".empty")).containsText("Nothing can be added from there");
    }

    @Test
    @Order(10)
    void singleKeysCanBeTurnedOffAndTheHelpStillOpens() {
        // Given
        page.keyboard().press("?");
        Locator choice = page.locator("#keys input.single-keys");
        choice.uncheck();
        page.keyboard().press("Escape");

        // When
        page.keyboard().press("j");
        page.reload();
        page.keyboard().press("j");
        page.keyboard().press("?");

        // Then
        assertThat(page.locator(".notice:focus")).hasCount(0);
        assertThat(page.locator("#keys")).isHidden();

        // When
        open("/console/settings");
        assertThat(page.locator("main input.single-keys")).not().isChecked();
        page.locator("#show-keys").click();
        choice.check();
        page.keyboard().press("Escape");
        open("/");
        page.keyboard().press("j");

        // Then
        assertThat(page.locator(".notice").first()).isFocused();
    }

    @Test
    @Order(11)
    void whoMayOnlyReadSeesEverythingAndChangesNothing() {
        // Given
        APIResponse added = page.request()
                .post(
                        url("/accounts"),
                        fromThePage()
                                .setData(Map.of("name", "intern", "role", "viewer", "password", PASSWORD + " two")));
        assertThat(added.status()).isEqualTo(201);
        String notice = page.locator(".notice form.act").first().getAttribute("action");

        try (BrowserContext other =
                browser.open(new NewContextOptions().setStorageState(signIn("intern", PASSWORD + " two")))) {
            // When
            Page theirs = other.newPage();
            theirs.navigate(url("/"));
            theirs.locator(".notice").first().focus();
            theirs.keyboard().press("a");

            // Then
            assertThat(theirs.locator(".notice"))
                    .hasCount(page.locator(".notice").count());
            assertThat(theirs.locator(".act button")).hasCount(0);
            assertThat(theirs.request()
                            .post(
                                    url(notice),
                                    fromThePage().setForm(FormData.create().set("do", "acknowledge")))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(13)
    void whatIsRefusedIsSaidToTheEyeToo() {
        // Given
        page.route("**/console/notices/*", route -> route.abort());

        // When
        page.keyboard().press("j");
        page.keyboard().press("c");

        // Then
        Locator said = page.locator("#announce:not(.unseen)");
        assertThat(said).hasText("That did not work; load the page again");
        assertThat(said).isInViewport();
    }

    @Test
    @Order(14)
    void thatAFlashRingsIsAskedForAndRemembered() {
        // Given
        Locator alarm = page.locator("#alarm");
        assertThat(alarm).hasAttribute("aria-pressed", "false");
        context.grantPermissions(List.of("notifications"));

        // When
        alarm.click();
        page.reload();

        // Then
        assertThat(alarm).hasAttribute("aria-pressed", "true");
    }

    /** As a browser says it; without, a request with a session is refused whoever it is from. */
    private RequestOptions fromThePage() {
        return RequestOptions.create().setHeader("Origin", url(""));
    }

    @Test
    @Order(12)
    void whatWasJudgedIsExportedForEvaluate(@TempDir Path folder) throws Exception {
        // Given
        page.keyboard().press("j");
        if (!"true".equals(page.locator(".notice:focus [data-key=y]").getAttribute("aria-pressed"))) {
            page.keyboard().press("y");
        }
        assertThat(page.locator(".notice:focus [data-key=y]")).hasAttribute("aria-pressed", "true");

        // When
        String cases = page.request().get(url("/feedback/export")).text();
        Path file = Files.writeString(folder.resolve("judged.jsonl"), cases);
        ShellCommand evaluate = Launcher.run("evaluate '" + file + "'");

        // Then
        assertThat(cases.lines()).isNotEmpty();
        assertThat(evaluate.status(Duration.ofSeconds(1))).as(evaluate.output()).isZero();
        assertThat(evaluate.output()).contains("report a change", "as shipped");
    }

    /** An outlet whose article tries everything in its title, summary and text. */
    private static Script withHostileArticle(Script script) {
        Script.Article model = script.articles().stream()
                .filter(article -> article.id().equals("russia-rejects"))
                .findFirst()
                .orElseThrow();
        String attack = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)> \u202Eevil\u200B ";
        List<Script.Article> articles = new ArrayList<>(script.articles());
        articles.add(new Script.Article(
                HOSTILE,
                model.outlet(),
                model.feeds(),
                60,
                null,
                "Ukraine rejects hostileword truce with Russia " + attack + "very ".repeat(20_000),
                "Ukraine rejects the truce. " + attack,
                null,
                null,
                null,
                null,
                "Ukraine on Monday rejected a ceasefire with Russia for good, hostileword " + attack
                        + " its foreign ministry said.\n\nThe truce is off the table, the ministry said.",
                1,
                List.of()));
        return new Script(script.title(), script.outlets(), articles, script.notices());
    }
}
