// Matching, review, mending and going on by keyboard alone; the focus is never lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, file, matching } from "./hands.mjs";
import { browser, close, open, server, setUp } from "./harness.mjs";
import { counted, counts, settled } from "./mending.mjs";

setUp();

const ROWS = `EMail;FirstName;Phone;Country;Shelf
kai@gmial.com;Kai;+372 5551 2345;Eeesti;Tartu
lea@gmial.com;Lea;;Eeesti;Tartu
dora@@example.com;Dora;call me;Estonia;Narva
cy.example.com;Cy;;Estonia;Valga
${Array.from({ length: 120 }, (_, n) => `p${n}@example.com;Ana ${n};;;Elva`).join("\n")}
ana@example.com;Ana;;;
ANA@example.com;Anna;;;
`;

/** What has the focus, within shadow trees too. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label = element.labels?.[0]?.innerText ?? "";
    const name = element.getAttribute("aria-label") ?? (label || element.innerText || element.id);
    return { tag: element.tagName, id: element.id, name: name.trim(), lost: element === document.body || Boolean(element.shadowRoot), in: element.closest("section, aside")?.className ?? "" };
  });

/** Presses Tab until something of this name has the focus. */
async function tabTo(page, name, key = "Tab") {
  const seen = [];
  for (let tries = 0; tries < 300; tries++) {
    const at = await focused(page);
    if (typeof name === "string" ? at.name === name : name.test(at.name)) return;
    seen.push(at.name.slice(0, 40));
    await page.keyboard.press(key);
  }
  assert.fail(`${name} cannot be reached by ${key}: ${[...new Set(seen)].join(" | ")}`);
}

/** Waits until the page is at rest, and holds that something has the focus. */
async function kept(page, after) {
  await page.waitForTimeout(150);
  if (await page.locator("section.review .counts").count()) await settled(page);
  await page.waitForTimeout(50);
  const at = await focused(page);
  assert.ok(!at.lost, `the focus is lost after ${after}`);
  return at;
}

async function press(page, name, key = "Enter") {
  await tabTo(page, name);
  await page.keyboard.press(key);
  return kept(page, `${name} by ${key}`);
}

async function onReview(page) {
  await choose(page, file("VIP.csv", ROWS));
  await matching(page);
  await press(page, "Use Phone");
  await press(page, "Review");
  await page.locator("section.review .counts").waitFor();
  await kept(page, "Review");
}

test("matching by keyboard: each act leaves the focus where one goes on", async () => {
  const page = await open(browser, server.url);
  await choose(page, file("VIP.csv", ROWS));
  await matching(page);
  await press(page, "Use Phone");
  assert.equal((await focused(page)).id, "column-phone");
  await press(page, "Remove Phone");
  await tabTo(page, "Attribute", "Shift+Tab");
  await page.keyboard.press("Home");
  await press(page, "Add attribute");
  assert.equal((await focused(page)).id, "column-firstName");
  // The same for everybody, and several columns joined.
  await page.keyboard.press("End");
  await kept(page, "the same for everybody");
  await press(page, "Remove First name");
  await press(page, "Add Shelf as a custom property");
  assert.equal((await focused(page)).tag, "INPUT");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Town 1");
  assert.match(await page.locator(".match").innerText(), /Only letters a to z/);
  await kept(page, "a wrong name");
  await press(page, "Review");
  assert.equal(await page.locator("h1").innerText(), "Which column is what?");
  const led = await focused(page);
  assert.match(led.id, /^property-0-name$/, "led to what is wrong");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("town");
  await press(page, "Review");
  await page.locator("section.review .counts").waitFor();
  await kept(page, "Review");
  await close(page);
});

test("findings by keyboard: fixed, undone, done again, values, leaving out", async () => {
  const page = await open(browser, server.url);
  await onReview(page);
  await press(page, "Fix: gmial.com → gmail.com");
  await press(page, "Undo");
  await press(page, "Redo");
  // Nothing more to do again: the button keeps the focus.
  assert.equal((await focused(page)).name, "Redo");
  await page.keyboard.press("Home");
  const findings = page.locator("#findings-title");
  await findings.evaluate((title) => title.focus());
  await press(page, "See values");
  await press(page, "Hide values");
  await press(page, "See values");
  await tabTo(page, /^Instead of Eeesti/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Estonia");
  await page.keyboard.press("Enter");
  await kept(page, "a value fixed by Enter");
  assert.equal(await page.getByText("Country not known, left out").count(), 0);
  await findings.evaluate((title) => title.focus());
  await press(page, "Leave such rows out", "Space");
  assert.equal((await counts(page)).leftOut, 1);
  await page.keyboard.press("Space");
  await kept(page, "taken in again");
  assert.equal((await counts(page)).leftOut, 0);
  await close(page);
});

test("rows by keyboard: moved through, one opened, mended, taken back, closed", async () => {
  const page = await open(browser, server.url);
  await onReview(page);
  await tabTo(page, "Rows of the file and what becomes of each");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  assert.equal((await kept(page, "Enter on a row")).name, "Row 4");
  await press(page, "Use dora@example.com");
  await counted(page, { ready: 124, duplicate: 1, invalid: 1 }, 126);
  await press(page, "Take back");
  await counted(page, { ready: 123, duplicate: 1, invalid: 2 }, 126);
  await press(page, "Mend this cell: EMail");
  assert.equal((await focused(page)).id, "cell-to");
  await page.keyboard.press("Escape");
  assert.equal((await kept(page, "Escape from a cell")).name, "Mend this cell: EMail");
  assert.ok(await page.locator("aside.detail").isVisible(), "the row stays open");
  await page.keyboard.press("Enter");
  await kept(page, "mend once more");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("dora@example.com");
  await page.keyboard.press("Enter");
  await kept(page, "a cell saved by Enter");
  await counted(page, { ready: 124, duplicate: 1, invalid: 1 }, 126);
  await press(page, "Leave this person out");
  await press(page, "Take this person in again");
  await page.keyboard.press("Escape");
  assert.equal((await kept(page, "Escape from a row")).name, "Rows of the file and what becomes of each");
  await page.keyboard.press("End");
  await page.getByText("ANA@example.com", { exact: true }).waitFor();
  await page.keyboard.press("Home");
  await page.getByText("lea@gmial.com", { exact: true }).waitFor();
  await page.keyboard.press("PageDown");
  await kept(page, "PageDown");
  await tabTo(page, /^Duplicate/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await kept(page, "a tab");
  assert.equal(await page.locator(".people tbody tr").count(), 1);
  await press(page, "Find in all rows", "x");
  await page.keyboard.press("Enter");
  await kept(page, "a search");
  await press(page, "Clear");
  await close(page);
});

test("choices by keyboard, to Send", async () => {
  const page = await open(browser, server.url);
  await onReview(page);
  await page.locator("#consent-title").evaluate((title) => title.scrollIntoView());
  await tabTo(page, "Don't change anyone's subscription");
  await page.keyboard.press("ArrowDown");
  await kept(page, "the next choice");
  assert.ok(await page.getByRole("radio", { name: "Everyone agreed: subscribe them" }).first().isChecked());
  await press(page, /^Continue with/);
  assert.equal((await focused(page)).id, "consent-email-words");
  await tabTo(page, "Everyone agreed: subscribe them", "Shift+Tab");
  await page.keyboard.press("ArrowUp");
  await kept(page, "the choice before");
  await tabTo(page, /^Everyone in the file/);
  await page.keyboard.press("ArrowDown");
  await kept(page, "only people already in Omnisend");
  await press(page, "Reach everyone in the file");
  await press(page, /^People who are never sent/);
  await tabTo(page, /^Add addresses/);
  await page.keyboard.type("ana@example.com");
  await press(page, "Add to the list");
  await counted(page, { ready: 122, invalid: 2, leftOut: 2 }, 126);
  await press(page, /^Remember the matching/, "Space");
  await press(page, "Preview changes");
  await press(page, "Back to Review");
  await press(page, /^Continue with/);
  await page.getByRole("heading", { name: "Connect to Omnisend" }).waitFor();
  await kept(page, "Continue");
  await close(page);
});
