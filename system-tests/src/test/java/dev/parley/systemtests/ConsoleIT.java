package dev.parley.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.cli.newsroom.Script;
import dev.parley.cli.up.Service;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final List<String> complaints = new ArrayList<>();

    private RunningParley parley;
    private Browser browser;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        browser = Browser.start(Files.createDirectory(folder.resolve("driver")));
        PlaywrightAssertions.setDefaultAssertionTimeout(RunningParley.PATIENCE.toMillis());
        parley = RunningParley.start(withHostileArticle(Script.istanbul()), folder);
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
        context = browser.open(new NewContextOptions().setViewportSize(1280, 900));
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
        page.navigate(parley.system().url(Service.ALERT) + path);
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
    }

    @Test
    @Order(2)
    void whatComesWhileTheReaderReadsWaitsBehindABar() {
        // Given
        page.keyboard().press("j");
        assertThat(page.locator(".notice").first()).isFocused();
        String focused = page.locator(".notice:focus").getAttribute("id");

        // When
        parley.publish("tass-publishes");

        // Then
        assertThat(page.locator("#show-new")).hasText("1 new notice");
        assertThat(page.locator(".notice:focus")).hasAttribute("id", focused);
        assertThat(page).hasTitle("(1) Live · Parley");

        // When
        page.keyboard().press("n");

        // Then
        assertThat(page.locator("#show-new")).isHidden();
        assertThat(page.locator(".notice")).hasCount(2);
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
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
    }

    @Test
    @Order(4)
    void whatOneEditorDoesAnotherSeesWithoutLoadingThePage() {
        try (BrowserContext other = browser.open(new NewContextOptions().setViewportSize(1280, 900))) {
            // Given
            Page theirs = other.newPage();
            theirs.navigate(parley.system().url(Service.ALERT) + "/");
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
    void axeFindsNothingOnAnyPageInLightAndDarkAndOnAPhone() throws Exception {
        // Given
        String story = page.locator(".notice h2 a").first().getAttribute("href");
        String notice = page.locator(".notice form.act").first().getAttribute("action");
        Map<String, NewContextOptions> looks = Map.of(
                "light", new NewContextOptions().setViewportSize(1280, 900),
                "dark", new NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK),
                "phone", new NewContextOptions().setViewportSize(360, 780).setHasTouch(true));
        List<String> pages = List.of(
                "/?priority=URGENT",
                story,
                "/console/dossiers",
                "/console/dossiers/ukraine-russia",
                "/console/handover",
                "/console/outlets",
                "/console/deliveries",
                "/console/settings",
                notice,
                "/console/stories/nothing");

        List<String> violations = new ArrayList<>();
        for (Map.Entry<String, NewContextOptions> look : looks.entrySet()) {
            // axe is injected, which the policy of the pages forbids
            try (BrowserContext looking = browser.open(look.getValue().setBypassCSP(true))) {
                Page looked = looking.newPage();
                for (String path : pages) {
                    // When
                    looked.navigate(parley.system().url(Service.ALERT) + path);
                    looked.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                    looked.evaluate(Browser.axe());
                    Object found = looked.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' +"
                            + " v.nodes.map(n => n.target.join(' ')).join(', ')))");

                    // Then
                    ((List<?>) found)
                            .forEach(violation -> violations.add(look.getKey() + " " + path + " " + violation));
                    if (!looked.evaluate("document.documentElement.scrollWidth <= innerWidth")
                            .equals(true)) {
                        violations.add(look.getKey() + " " + path + " is wider than the window");
                    }
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    @Order(8)
    void pagesCanBeReadAndWorkedWithWithoutScripts() {
        try (BrowserContext reading = browser.open(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page read = reading.newPage();
            read.navigate(parley.system().url(Service.ALERT) + "/");
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
    void thePageOfOutletsShowsWhatIngestTells() {
        open("/console/outlets");
        assertThat(page.locator(".feeds li", new Page.LocatorOptions().setHasText("podil-post")))
                .isVisible();
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
