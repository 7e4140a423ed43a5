// Several files: asked about, one segment after the other, the folders that Customer Insights writes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { file, choose, button, review, matching, found, shows, change, flip, column, says, people, drop, LOOSE, blobs, part, EXPORT, connect } from "./hands.mjs";
import { accessible, browser, close, folder, open, picture, server, setUp } from "./harness.mjs";

setUp();

test("several loose files: asked about with names and dates, and as one segment each person is there once", async () => {
  const page = await open(browser, server.url);
  await drop(page, LOOSE);
  await page.getByRole("heading", { name: "One segment or several?" }).waitFor();
  const offers = await page.locator(".offers tbody th").allInnerTexts();
  assert.deepEqual(offers.map((text) => text.split("\n")), [["Lahkunud", "2026-10-01 09:30"], ["Püsikliendid", "2026-11-23 14:05"]]);
  await button(page, "They are one segment").click();
  await matching(page);
  assert.deepEqual((await found(page)).slice(0, 2), ["Lahkunud.csv and 1 more", "4 rows"]);
  await review(page).click();
  await page.getByRole("heading", { name: "3 people are ready" }).waitFor();
  await button(page, /^Duplicate/).first().click();
  await page.getByText(/Row \d of (Lahkunud|Püsikliendid)\.csv is sent instead/).waitFor();
  await close(page);
});

test("as several segments they are brought one after the other, each with its own matching and tag, over one connection", async () => {
  await server.store("/_simulator/reset", { method: "POST" });
  const page = await open(browser, server.url);
  await drop(page, LOOSE);
  await button(page, "They are 2 segments").click();
  await matching(page);
  assert.equal((await found(page))[0], "Lahkunud.csv");
  await says(page, "After that: Püsikliendid");
  // Only the first one's town is a last name.
  await page.getByLabel("Attribute").selectOption({ label: "Last name" });
  await button(page, "Add attribute").click();
  await page.getByLabel("Column for Last name").selectOption({ label: "Linn" });
  await button(page, "Remove City").click();
  await change(page);
  await flip(page, "encoding", "UTF-8");
  await review(page).click();
  await button(page, /^Continue with 2 people/).click();
  await connect(page);
  await button(page, /^Send 2 people to Minu Pood$/).waitFor();
  assert.equal(await page.locator("#tag").inputValue(), "Lahkunud");
  await button(page, /^Send 2 people to Minu Pood$/).click();
  await page.getByRole("heading", { name: "2 people are in Minu Pood" }).waitFor({ timeout: 60_000 });
  await accessible(page, "report before the next");
  await picture(page, "report-next");
  await button(page, "Go on with Püsikliendid").click();
  await matching(page);
  assert.equal((await found(page))[0], "Püsikliendid.csv");
  assert.equal(await page.getByText(/^After that/).count(), 0);
  assert.equal(await page.getByLabel("Column for Last name").count(), 0);
  assert.equal(await column(page, "City"), "Linn");
  await change(page);
  assert.equal(await page.locator("#reading-encoding").inputValue(), "", "nor is the reading the first one's");
  await review(page).click();
  await button(page, /^Continue with 2 people/).click();
  await button(page, /^Send 2 people to Minu Pood$/).waitFor();
  assert.equal(await page.locator("#tag").inputValue(), "Püsikliendid");
  await button(page, /^Send 2 people to Minu Pood$/).click();
  await page.getByRole("heading", { name: "2 people are in Minu Pood" }).waitFor({ timeout: 60_000 });
  assert.equal(await button(page, /^Go on with/).count(), 0);
  await button(page, "Bring another segment").waitFor();
  const held = await server.store("/_simulator/contacts");
  const tagged = (tag) => held.filter(({ tags }) => tags.includes(tag)).map(({ email }) => email).sort();
  assert.deepEqual(tagged("Lahkunud"), ["ana@example.com", "cy@example.net"]);
  assert.deepEqual(tagged("Püsikliendid"), ["ana@example.com", "bo@example.org"]);
  await close(page);
});

test("a reload while segments wait: they are named, and asked for again when it is their turn", async () => {
  await server.store("/_simulator/reset", { method: "POST" });
  const page = await open(browser, server.url);
  await drop(page, LOOSE);
  await button(page, "They are 2 segments").click();
  await matching(page);
  await page.reload();
  await page.getByRole("heading", { name: "Choose Lahkunud.csv again" }).waitFor();
  await says(page, "Still to come: Püsikliendid");
  await accessible(page, "a segment that waited");
  await drop(page, [LOOSE[1]]);
  await matching(page);
  await says(page, "After that: Püsikliendid");
  await review(page).click();
  await button(page, /^Continue with 2 people/).click();
  await connect(page);
  await button(page, /^Send 2 people to Minu Pood$/).click();
  await button(page, "Go on with Püsikliendid").click({ timeout: 60_000 });
  await says(page, "Still to come: Püsikliendid");
  await page.reload();
  await says(page, "Still to come: Püsikliendid");
  await drop(page, [LOOSE[0]]);
  await matching(page);
  assert.equal((await found(page))[0], "Püsikliendid.csv");
  assert.equal(await page.getByText(/^After that/).count(), 0);
  await close(page);
});

test("a folder as Customer Insights writes it: names from model.json, the older export left out, parts in numeric order", async () => {
  const page = await open(browser, server.url);
  await page.locator("#choose-folder").setInputFiles(blobs("export", EXPORT));
  await page.getByRole("heading", { name: "One segment or several?" }).waitFor();
  const boxes = await page.getByRole("checkbox").evaluateAll((boxes) => boxes.map((box) => [box.labels[0].innerText.replaceAll("\n", " "), box.checked]));
  assert.deepEqual(boxes, [
    ["HighValue 3 parts · 2026-11-23 14:05", true],
    ["HighValue 2026-11-16 14:05 · an older export of the same name", false],
    ["Lapsed 2026-11-23 14:05", true],
  ]);
  await page.getByRole("checkbox", { name: /^Lapsed/ }).uncheck();
  await button(page, "It is one segment").click();
  await matching(page);
  assert.deepEqual(await found(page), ["HighValue_1.csv and 2 more", "6 rows", "comma", "UTF-8", "names from model.json"]);
  await shows(page, ["CustomerId", "EMail", "FirstName"], ["c10", "p1x0@example.com", "Ana"]);
  await says(page, "Parts 3–9 are missing");
  await review(page).click();
  await page.getByRole("heading", { name: "6 people are ready" }).waitFor();
  await page.getByText("p10x1@example.com", { exact: true }).waitFor();
  const addresses = await page.locator(".people tbody td.email").allInnerTexts();
  assert.deepEqual(addresses.map((text) => text.trim()), ["p1x0", "p1x1", "p2x0", "p2x1", "p10x0", "p10x1"].map((name) => `${name}@example.com`));
  await close(page);
});

test("parts of unlike columns: the odd one is named, and the others go on", async () => {
  const page = await open(browser, server.url);
  await choose(
    page,
    file("VIP_1.csv", "Email,City\nana@example.com,Tartu\n"),
    file("VIP_2.csv", "Address,Phone,Points\nx,1,2\n"),
    file("VIP_3.csv", "City,Email\nNarva,bo@example.org\n"),
  );
  const alert = page.getByRole("alert").filter({ hasText: "VIP_2.csv cannot be used" });
  await alert.waitFor();
  assert.match(await alert.innerText(), /Its columns are not those of VIP_1\.csv/);
  assert.doesNotMatch(await alert.innerText(), /VIP_3\.csv cannot/);
  await accessible(page, "unlike parts");
  await button(page, "Go on with the other 2 files").click();
  await matching(page);
  assert.equal((await found(page))[0], "VIP_1.csv and 1 more");
  await review(page).click();
  await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
  await close(page);
});

test("without a damaged part the others keep their names from model.json and the segment's tag", async () => {
  const damaged = gzipSync(part(2));
  damaged.fill(0x55, 12, 30);
  const root = blobs("damaged", { "model.json": EXPORT["model.json"], "HighValue/2026/11/23/1405/HighValue_1.csv": part(1), "HighValue/2026/11/23/1405/HighValue_2.csv.gz": damaged });
  const page = await open(browser, server.url);
  await page.locator("#choose-folder").setInputFiles(root);
  await page.getByRole("alert").filter({ hasText: "HighValue_2.csv.gz cannot be used" }).waitFor();
  await accessible(page, "one part damaged");
  await button(page, "Go on with HighValue_1.csv").click();
  await matching(page);
  assert.deepEqual(await found(page), ["HighValue_1.csv", "2 rows", "comma", "UTF-8", "names from model.json"]);
  await review(page).click();
  await button(page, /^Continue with 2 people/).click();
  await connect(page);
  await page.locator("#tag").waitFor();
  assert.equal(await page.locator("#tag").inputValue(), "HighValue");
  await close(page);
});
