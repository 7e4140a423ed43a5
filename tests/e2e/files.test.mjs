// Files as people have them: each that cannot be used has its own sentence and a way on; a large one never blocks.
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, browser, close, folder, open, server, setUp } from "./harness.mjs";

setUp();

const choose = (page, name, content) =>
  page.locator('input[type="file"]').first().setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
const review = (page) => page.getByRole("button", { name: "Review", exact: true }).last();

const REFUSED = {
  "an empty file": ["", /empty/i],
  "a header and nothing else": ["Email,Name\n", /no rows|nobody|no people/i],
  "blank lines only": ["\n\n\n", /empty/i],
  "a picture": [Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /picture|not a CSV/i],
  "a zip": [Buffer.from("504b0304140000000000", "hex"), /zip/i],
  "a spreadsheet": [Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.from("..[Content_Types].xml xl/workbook.xml")]), /spreadsheet/i],
  "a membership table": ["CustomerId,SegmentProvider,SegmentMembershipType,Segments,Identifier,SegmentMembershipId\n1,a,b,c,d,e\n", /membership/i],
};

test("each file that cannot be used has its own sentence, and another can be chosen", async () => {
  const page = await open(browser, server.url);
  const said = new Set();
  for (const [what, [content, sentence]] of Object.entries(REFUSED)) {
    await choose(page, "VIP.csv", content);
    const alert = page.getByRole("alert").filter({ hasText: sentence });
    await alert.first().waitFor({ timeout: 5_000 }).catch(async () => assert.fail(`${what}: ${await page.locator("main").innerText()}`));
    said.add(await alert.first().innerText());
    await accessible(page, what);
  }
  assert.ok(said.size >= Object.keys(REFUSED).length - 1, [...said].join("\n"));
  await choose(page, "VIP.csv", "Email\nana@example.com\n");
  await review(page).waitFor();
  await close(page);
});

test("no column with addresses: told, and not gone past", async () => {
  const page = await open(browser, server.url);
  await choose(page, "cities.csv", "City,Zip\nTartu,51003\n");
  await page.getByText("Email is not matched yet").waitFor();
  await review(page).click({ force: true });
  assert.ok(await page.getByRole("heading", { name: "Which column is what?" }).isVisible());
  await accessible(page, "no e-mail column");
  await close(page);
});

test("nobody ready: told, with the way back", async () => {
  const page = await open(browser, server.url);
  await choose(page, "VIP.csv", "Email,City\nana(at)example.com,Tartu\nbo,Pärnu\n");
  await review(page).click();
  await page.getByRole("heading", { name: "Nobody is ready yet" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Continue with/ }).count(), 0);
  await page.getByRole("button", { name: "Look at the matching" }).click();
  await page.getByRole("heading", { name: "Which column is what?" }).waitFor();
  await close(page);
});

test("three hundred columns", async () => {
  const page = await open(browser, server.url, { width: 375 });
  const names = Array.from({ length: 300 }, (_, n) => (n === 150 ? "Email" : `Column with a long name ${n}`));
  const cells = names.map((name) => (name === "Email" ? "ana@example.com" : "x"));
  await choose(page, "wide.csv", `${names.join(",")}\n${cells.join(",")}\n`);
  await page.getByText("299 columns stay here").waitFor();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  await review(page).click();
  await page.getByRole("heading", { name: "1 person is ready" }).waitFor();
  await close(page);
});

test("one row of 50 MB is told, and the others are ready", async () => {
  const path = join(folder, "long.csv");
  writeFileSync(path, `Email,Note\nana@example.com,a\nbo@example.org,${"x".repeat(50 << 20)}\ncy@example.net,c\n`);
  const page = await open(browser, server.url);
  await page.locator('input[type="file"]').first().setInputFiles(path);
  await review(page).click();
  await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
  await page.getByRole("button", { name: /^Needs fixing/ }).first().click();
  await page.getByText(/longer than a row can be|too long/i).first().waitFor();
  await close(page);
});

test("a file removed while it is looked at is missed by name", async () => {
  const path = join(folder, "gone.csv");
  const rows = Array.from({ length: 400_000 }, (_, n) => `p${n}@example.com,Somebody with a name ${n},Tartu`);
  writeFileSync(path, `Email,Name,City\n${rows.join("\n")}\n`);
  const page = await open(browser, server.url);
  await page.locator('input[type="file"]').first().setInputFiles(path);
  await review(page).waitFor();
  rmSync(path);
  await review(page).click();
  await page.getByText(/changed or|removed|no longer/i).first().waitFor({ timeout: 10_000 });
  await accessible(page, "gone");
  page.errors = page.errors.filter((error) => !/ERR_FILE|Failed to load resource/.test(error));
  await close(page);
});

test("a hundred megabytes: the page never blocks, progress moves, cancel works at once", async () => {
  const path = join(folder, "large.csv");
  const row = (n) => `c${n},Anna,Tamm,anna.tamm${n}@example.com,"Long Street ${n}, apt 5",Tallinn,Harju,10111,Estonia,some more text to fill the row\n`;
  let text = "CustomerId,FirstName,LastName,EMail,StreetAddress,City,State,PostCode,Country,Notes\n";
  const parts = [];
  for (let n = 0, size = 0; size < 100 << 20; n++) {
    const next = row(n);
    size += next.length;
    parts.push(next);
  }
  writeFileSync(path, text + parts.join(""));
  // Another program on the machine can hold up a page for a moment; what our own code blocks, it blocks each time.
  let longest = Infinity;
  for (let tries = 0; tries < 3 && longest >= 50; tries++) longest = await checkLarge(path, parts.length);
  assert.ok(longest < 50, `blocked for ${longest} ms`);
});

/** Checks a large file, once canceled and once to its end; answers with the page's longest task in milliseconds. */
async function checkLarge(path, rows) {
  const page = await open(browser, server.url);
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({ type: "longtask" });
  });
  await page.locator('input[type="file"]').first().setInputFiles(path);
  await review(page).click();
  const cancel = page.getByRole("button", { name: "Cancel" });
  await cancel.waitFor();
  const asked = Date.now();
  await cancel.click();
  await page.getByText("The check was canceled").waitFor();
  assert.ok(Date.now() - asked < 1_000, `canceled after ${Date.now() - asked} ms`);
  const seen = page.evaluate(
    () =>
      new Promise((resolve) => {
        const values = new Set();
        const root = [...document.querySelectorAll("*")].find((element) => element.shadowRoot).shadowRoot;
        const watch = setInterval(() => {
          const bar = root.querySelector("progress");
          if (bar?.hasAttribute("value")) values.add(bar.value);
          if (root.textContent.includes("people are ready")) {
            clearInterval(watch);
            resolve(values.size);
          }
        }, 10);
      }),
  );
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("heading", { name: `${rows.toLocaleString("en")} people are ready` }).waitFor({ timeout: 60_000 });
  assert.ok((await seen) >= 3, `${await seen} different states of progress`);
  const longest = await page.evaluate(() => window.longest);
  // Any window of rows at once.
  await page.getByLabel("Go to position").fill("499951");
  await page.getByRole("button", { name: "Go", exact: true }).click();
  await page.getByText("anna.tamm499950@example.com", { exact: true }).waitFor({ timeout: 1_000 });
  await close(page);
  return longest;
}

test("a file may be dropped, and cells may be pasted", async () => {
  const page = await open(browser, server.url);
  await page.getByText("Drop CSV files or a folder here").waitFor();
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["Email;City\nana@example.com;Tartu\n"], "Ostjad 23.11.2026.csv", { type: "text/csv" }));
    return transfer;
  });
  const zone = page.locator(".drop");
  await zone.dispatchEvent("dragenter", { dataTransfer: dropped });
  await page.getByText("Let go to open").waitFor();
  await zone.dispatchEvent("dragover", { dataTransfer: dropped });
  await zone.dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByText("Ostjad 23.11.2026.csv").first().waitFor();
  await page.getByText("semicolon").waitFor();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await page.getByText("Paste cells").click();
  await page.getByLabel("Cells from a spreadsheet").fill("Email\tFirst name\nana@example.com\tAna\nbo@example.org\tBo\n");
  await page.getByRole("button", { name: "Use these cells" }).click();
  await review(page).click();
  await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
  await close(page);
});

test("several files of one segment are one list, each person once", async () => {
  const page = await open(browser, server.url);
  const part = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.locator('input[type="file"]').first().setInputFiles([
    part("VIP_1.csv", "Email,City\nana@example.com,Tartu\nbo@example.org,Pärnu\n"),
    part("VIP_2.csv", "City,Email\nTallinn,ANA@example.com\n"),
  ]);
  await review(page).click();
  await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
  await page.getByText("1", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: /^Duplicate/ }).first().click();
  await page.getByText("VIP_1.csv").first().waitFor();
  await close(page);
});
