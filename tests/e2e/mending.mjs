// What a person does on Review and sees there, for the tests of mending.
import assert from "node:assert/strict";
import { button, choose, connect, file, matching, review } from "./hands.mjs";

const COUNTS = ["ready", "unchanged", "duplicate", "invalid", "leftOut"];
const number = (text) => Number(text.replace(/\D/g, ""));

/** Opens a file of one's own and goes on to Review, by way of what is done in Data matching. */
export async function toReview(page, name, text, onMatching = async () => {}) {
  await choose(page, file(name, text));
  await matching(page);
  await onMatching(page);
  await review(page).click();
  await settled(page);
}

/** Waits until the rows are judged with the last change. */
export async function settled(page) {
  await page.locator('section.review .counts').waitFor();
  await page.locator('section.review:not([aria-busy]) .people:not([aria-busy])').or(page.locator("section.review:not([aria-busy]) .nobody")).waitFor();
}

/** The counts on screen, by name. */
export async function counts(page) {
  const shown = await page.locator(".counts .key dd").allInnerTexts();
  return Object.fromEntries(COUNTS.map((name, at) => [name, number(shown[at])]));
}

/** Waits until the counts are these (others are 0), and holds them against the sum, the title, the tabs and the button. */
export async function counted(page, wanted, rows) {
  const all = { ...Object.fromEntries(COUNTS.map((name) => [name, 0])), ...wanted };
  const until = Date.now() + 5_000;
  let seen;
  do {
    await settled(page);
    seen = await counts(page);
  } while (JSON.stringify(seen) !== JSON.stringify(all) && Date.now() < until);
  assert.deepEqual(seen, all);
  assert.equal(Object.values(seen).reduce((sum, count) => sum + count, 0), rows, "rows add up");
  if (all.ready) {
    assert.equal(number(await page.locator("h1").innerText()), all.ready);
    assert.equal(number(await button(page, /^Continue with/).innerText()), all.ready);
  } else {
    assert.equal(await page.locator("h1").innerText(), "Nobody is ready yet");
    assert.equal(await button(page, /^Continue with/).count(), 0);
  }
  assert.equal(number(await page.getByText(/^Of [\d,]+ rows?\./).innerText()), rows);
  const tabs = Object.fromEntries((await page.locator(".tabs button").allInnerTexts()).map((text) => [text.replace(/ [\d,]+$/, ""), number(text)]));
  assert.deepEqual(
    [tabs.Everyone, tabs.Ready ?? 0, tabs.Duplicate ?? 0, tabs["Needs fixing"] ?? 0, tabs["Left out"] ?? 0],
    [rows, all.ready, all.duplicate, all.invalid, all.leftOut],
  );
}

/** One kind of what was found; the rarer kinds are folded. */
export async function finding(page, what) {
  const more = page.locator(".findings details:not([open]) > summary");
  if (await more.count()) await more.click();
  return page.locator(".findings li").filter({ has: page.locator(".what").getByText(what, { exact: true }) });
}

/** What was found, by how many rows. */
export const found = (page) =>
  page.locator(".findings li:has(.what)").evaluateAll((items) => Object.fromEntries(items.map((item) => [item.querySelector(".what .pill, .what span").textContent, Number(item.querySelector(".count").textContent.replace(/\D/g, ""))])));

/** Opens a row by its number in the file. */
export async function openRow(page, line) {
  await page.getByRole("button", { name: `Row ${line}`, exact: true }).click();
  await page.getByRole("heading", { name: `Row ${line}`, exact: true }).waitFor();
  return page.locator("aside.detail");
}

/** Mends a cell of the row that is shown by itself. */
export async function mendCell(page, label, to, { everywhere = false } = {}) {
  await button(page, `Mend this cell: ${label}`).click();
  const field = page.locator("#cell-to");
  await field.fill(to);
  if (everywhere) await page.getByLabel("Also in every other row with this value").check();
  await button(page, "Save").click();
  await field.waitFor({ state: "detached" });
}

/** The rows that the table shows, by number in the file. */
export const lines = (page) => page.locator(".people tbody th").allInnerTexts();

/** Waits until the table shows these rows. */
export async function shownLines(page, wanted) {
  const until = Date.now() + 5_000;
  let seen;
  do {
    await settled(page);
    seen = await lines(page);
  } while (JSON.stringify(seen) !== JSON.stringify(wanted.map(String)) && Date.now() < until);
  assert.deepEqual(seen, wanted.map(String));
}

/** Opens what is folded under a heading. */
export const unfold = (page, section) => page.locator(`${section} details`).evaluate((details) => (details.open = true));

/** Goes on to the practice store and sends; answers with what the store holds then, by address. */
export async function send(page, server, people) {
  await button(page, /^Continue with/).click();
  if (await page.getByLabel("API key").count()) await connect(page);
  await button(page, new RegExp(`^Send ${people} (person|people) to Minu Pood$`)).click();
  await page.getByRole("heading", { name: new RegExp(`^${people} (person is|people are) in Minu Pood$`) }).waitFor({ timeout: 60_000 });
  return held(server);
}

/** What the practice store holds, by address. */
export async function held(server) {
  const people = await server.store("/_simulator/contacts");
  return new Map(people.map((person) => [person.email, person]));
}
