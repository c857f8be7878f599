package dev.parley.systemtests;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, driven by playwright-core from npm. Tests that need it are skipped, with a message, where
 * either is absent; {@code .ci/run} installs both.
 */
final class Browser implements AutoCloseable {

    /** Without these it looks for its maker's hosts at every start. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Path MODULES = Launcher.PROJECT.resolve(Path.of("system-tests", "browser", "node_modules"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it, or skips the calling test.
     *
     * @param folder for the driver, laid out as Playwright for Java looks for it
     */
    static Browser start(Path folder) throws IOException {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> node = program("node");
        Path driver = MODULES.resolve("playwright-core");
        Assumptions.assumeTrue(chromium.isPresent(), "skipped: there is no chromium on the PATH");
        Assumptions.assumeTrue(
                node.isPresent() && Files.isDirectory(driver),
                "skipped: there is no playwright-core; run npm ci --prefix system-tests/browser");
        Files.createSymbolicLink(folder.resolve("node"), node.orElseThrow());
        Files.createSymbolicLink(folder.resolve("package"), driver);
        System.setProperty("playwright.cli.dir", folder.toString());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.orElseThrow())
                                .setArgs(QUIET)));
    }

    BrowserContext open(com.microsoft.playwright.Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    /** The script of axe-core. */
    static String axe() throws IOException {
        return Files.readString(MODULES.resolve(Path.of("axe-core", "axe.min.js")));
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
