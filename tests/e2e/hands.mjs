// What a person does with files and sees of them, for the tests of reading.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { folder } from "./harness.mjs";

const KEY = "64b0c0ffee64b0c0ffee64b0-practice";
export const BOTH = { light: ["en-GB", 1280], dark: ["et-EE", 320] };

export const file = (name, content) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
export const choose = (page, ...files) => page.locator("#choose-files").setInputFiles(files);
export const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
export const review = (page) => button(page, "Review").last();
export const matching = (page) => page.getByRole("heading", { name: "Which column is what?" }).waitFor();

/** The found line: name, rows, delimiter, encoding, header. */
export const found = (page) => page.locator(".found li").allInnerTexts();

/** The first rows on screen: the labels, then row by row. */
export const preview = (page) =>
  page.locator(".first-rows").evaluate((region) => [...region.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.innerText)));

/** Waits until the first rows are these. */
export async function shows(page, ...wanted) {
  const until = Date.now() + 5_000;
  for (;;) {
    const rows = (await preview(page)).slice(0, wanted.length);
    if (JSON.stringify(rows) === JSON.stringify(wanted)) return;
    if (Date.now() > until) return assert.deepEqual(rows, wanted);
    await page.waitForTimeout(20);
  }
}

export const change = (page) => button(page, "Change").click();
export const flip = (page, what, value) => page.locator(`#reading-${what}`).selectOption(value);
export const column = (page, field) => page.getByLabel(`Column for ${field}`).locator("option:checked").textContent();

/** Nothing is wider than the page. */
export async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${where} is ${over} px too wide`);
}

/** Waits for a sentence, in an alert or elsewhere; what is on screen is told where it does not come. */
export async function says(page, sentence, timeout = 10_000) {
  await page.getByText(sentence).first().waitFor({ timeout }).catch(async () => assert.fail(`${sentence}: ${await page.locator("main").innerText()}`));
}

export const people = (count, city = "Tartu") => Array.from({ length: count }, (_, n) => `p${n}@example.com;Ana ${n};${city}`).join("\n");

/** Text as windows-1257 has it. */
export const baltic = (text) => Buffer.from([...text].map((letter) => ({ Š: 0xd0, š: 0xf0, Ž: 0xde, ž: 0xfe })[letter] ?? letter.charCodeAt(0)));
export const NAMES = ["Jüri", "Õnne", "Ülle", "Märt", "Žanna", "Šura", "Tõnis", "Määre"];
export const BALTIC = `E-post;Eesnimi;Linn\n${NAMES.map((name, n) => `p${n}@example.com;${name};Pärnu`).join("\n")}\n`;

/** Drops files with their dates. */
export async function drop(page, files) {
  const dropped = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, text, when] of files) transfer.items.add(new File([text], name, { type: "text/csv", lastModified: new Date(when).getTime() }));
    return transfer;
  }, files);
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
}

export const LOOSE = [
  ["Püsikliendid.csv", "E-post;Linn\nana@example.com;Tartu\nbo@example.org;Pärnu\n", "2026-11-23T14:05:00"],
  ["Lahkunud.csv", "E-post;Linn\ncy@example.net;Narva\nANA@example.com;Valga\n", "2026-10-01T09:30:00"],
];

/** Writes a folder as Customer Insights does, and answers with its path. */
export function blobs(name, files) {
  const root = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const attributes = ["CustomerId", "EMail", "FirstName"].map((name) => ({ name, dataType: "string" }));
export const part = (n, count = 2) => Array.from({ length: count }, (_, row) => `c${n}${row},p${n}x${row}@example.com,Ana\n`).join("");
export const EXPORT = {
  "model.json": JSON.stringify({ name: "export", version: "1.0", entities: [{ $type: "LocalEntity", name: "HighValue", attributes }, { $type: "LocalEntity", name: "Lapsed", attributes }] }),
  "HighValue/2026/11/23/1405/HighValue_1.csv": part(1),
  "HighValue/2026/11/23/1405/HighValue_10.csv": part(10),
  "HighValue/2026/11/23/1405/HighValue_2.csv": part(2),
  "HighValue/2026/11/16/1405/HighValue_1.csv": part(99),
  "Lapsed/2026/11/23/1405/Lapsed_1.csv": part(50),
};

export const LONG = "Kõik püsikliendid, kes ostsid sügiskampaania ajal vähemalt kolm korda ja avasid viimase uudiskirja-ja-siis-veel-midagi-ilma-tühikuteta";

/** Connects to the practice store. */
export async function connect(page) {
  await page.getByLabel("Display name").fill("Practice");
  await page.getByLabel("API key").fill(KEY);
  await page.getByLabel("I agree").check();
  await button(page, "Connect").click();
}
