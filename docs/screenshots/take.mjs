// Every page as on a desk, on a phone and in the dark. The browser sees what a reader sees: no page is prepared.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const [system, folder, name, password] = process.argv.slice(2);
const { chromium } = createRequire(join(process.cwd(), "system-tests/browser/package.json"))("playwright-core");

const looks = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

const browser = await chromium.launch({
  executablePath: execFileSync("which", ["chromium"], { encoding: "utf8" }).trim(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function address(page, path, selector) {
  await page.goto(system + path);
  return page.locator(selector).first().getAttribute("href", { timeout: 5_000 });
}

async function shoot(page, what, look) {
  await page.screenshot({ path: join(folder, `${what}-${look}.png`) });
}

async function signIn(page, look) {
  await page.goto(system + "/");
  await page.locator("#name").fill(name);
  await shoot(page, "login", look);
  await page.locator("#password").fill(password);
  await page.keyboard.press("Enter");
  await page.locator("#connection[data-state=live]").waitFor();
}

for (const [look, options] of Object.entries(looks)) {
  const context = await browser.newContext({ ...options, locale: "en-GB", timezoneId: "Europe/Kyiv" });
  const page = await context.newPage();
  if (name) await signIn(page, look);
  const pages = {
    live: "/",
    story: await address(page, "/?kind=CONFIRMED", ".notice h2 a").catch(() => address(page, "/", ".notice h2 a")),
    dossiers: "/console/dossiers",
    dossier: await address(page, "/console/dossiers", ".dossiers h2 a"),
    handover: "/console/handover?hours=24",
    outlets: "/console/outlets",
    deliveries: "/console/deliveries",
    settings: "/console/settings",
    ...(name && { accounts: "/console/settings/accounts", audit: "/console/settings/audit", password: "/console/password" }),
    notice: await page.goto(system + "/").then(() => page.locator(".notice form.act").first().getAttribute("action", { timeout: 5_000 })),
  };
  for (const [what, path] of Object.entries(pages)) {
    await page.goto(system + path);
    await page.locator("#connection[data-state=live]").waitFor();
    await shoot(page, what, look);
  }
  await page.goto(system + "/");
  await page.locator("#show-keys").click();
  await shoot(page, "keys", look);
  await context.close();
}
await browser.close();
