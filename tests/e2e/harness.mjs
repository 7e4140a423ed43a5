// What every test of the product shares: the built server, the system's Chromium, and what no page may do.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../../", import.meta.url));
const { SEGUE = `${root}target/debug/segue`, SEGUE_DIST = `${root}dist`, CHROME = "/usr/bin/chromium" } = process.env;

/** Starts `segue serve --demo` on a free port. */
export async function serve(...extra) {
  const child = spawn(SEGUE, ["serve", "--demo", "--dist", SEGUE_DIST, "--port", "0", ...extra], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      if ((text.match(/http:\S+/g) ?? []).length >= 2) resolve(text.match(/http:\S+/g));
    });
    child.on("exit", (code) => reject(new Error(`segue ended with ${code}`)));
  });
  const [store, url] = lines;
  return {
    url,
    /** Asks the practice store behind the proxy: what a person would see in Omnisend. */
    store: async (path, options) => (await fetch(new URL(path, store), options)).json(),
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.on("exit", resolve);
        child.kill("SIGTERM");
      }),
  };
}

/** Starts the browser; without these switches it would look for servers of its maker's. */
export const launch = () =>
  chromium.launch({
    executablePath: CHROME,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** What the tests of one file share, once they are set up: the server, the browser, and a folder that ends with them. */
export let server, browser, folder;

/** Sets these up before the tests of a file, and ends them after. */
export function setUp(...extra) {
  before(async () => {
    server = await serve(...extra);
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), "segue-"));
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });
}

/** Opens a page that must not log an error or break a rule of its content security policy. */
export async function open(browser, url, { width = 1280, height = 900, scheme = "light", locale = "en-GB", ...rest } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale, acceptDownloads: true, ...rest });
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.errors.push(message.text());
  });
  await page.goto(url);
  return page;
}

/** Closes a page and says what it did wrong. */
export async function close(page) {
  await page.context().close();
  assert.deepEqual(page.errors, []);
}

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Holds the page, shadow roots included, against WCAG 2.2 AA. */
export async function accessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), rules);
  const told = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`));
  assert.deepEqual(told, [], where);
}

/** Keeps a picture in tests/output, for looking at. */
export async function picture(page, name) {
  mkdirSync(`${root}tests/output`, { recursive: true });
  await page.screenshot({ path: `${root}tests/output/${name}.png`, fullPage: true });
}
