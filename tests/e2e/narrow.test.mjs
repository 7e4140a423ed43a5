// Review where it is narrow, and beside a row that is open: nothing lies over what has the focus, and nothing that
// counts is cut without saying so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, file } from "./hands.mjs";
import { browser, close, open, server, setUp } from "./harness.mjs";
import { openRow, settled } from "./mending.mjs";

setUp();

const ROWS = `EMail,FirstName,LastName,Country
ana.of.a.long.name@example.com,Ana,Tamm,Eeesti
cy.example.com,Cy,Smith,Estonia
dora@@example.com,Dora,Garcia,Nowhere at all
${Array.from({ length: 60 }, (_, n) => `p${n}@example.com,Ana ${n},Saar,Estonia`).join("\n")}
`;

/** On Review, in whichever language. */
async function toReview(page) {
  await choose(page, file("VIP.csv", ROWS));
  await page.locator(".match").waitFor();
  await page.locator(".foot .go").click();
  await settled(page);
}

for (const width of [375, 800, 1280]) {
  test(`with a row open, whatever has the focus can be seen, ${width} px`, async () => {
    const page = await open(browser, server.url, { width, height: 700 });
    await toReview(page);
    await openRow(page, 4);
    const seen = new Set();
    // From the row's title back to the table, and on through all of the row.
    for (const key of ["Shift+Tab", "Shift+Tab", ...Array(14).fill("Tab")]) {
      await page.keyboard.press(key);
      const at = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const root = element.getRootNode();
        const box = element.getBoundingClientRect();
        const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
        const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
        const there = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return { name: element.getAttribute("aria-label") ?? element.innerText, seen: element === document.body || element.contains(there) || Boolean(there?.contains(element)) };
      });
      assert.ok(at.seen, `something lies over ${at.name}`);
      seen.add(at.name);
    }
    assert.ok(seen.has("Rows of the file and what becomes of each"), [...seen].join(" | "));
    await page.locator("aside.detail .close").click();
    await page.locator("aside.detail").waitFor({ state: "detached" });
    await close(page);
  });
}

for (const locale of ["en-GB", "et-EE"]) {
  test(`what becomes of a row can be read without scrolling at 375 px, ${locale}`, async () => {
    const page = await open(browser, server.url, { width: 375, locale });
    await toReview(page);
    const cut = await page.locator(".track").evaluate((track) => {
      const end = track.getBoundingClientRect().left + track.clientWidth;
      return [...track.querySelectorAll(".people td.fate .pill")].filter((pill) => pill.getBoundingClientRect().right > end).map((pill) => pill.textContent);
    });
    assert.deepEqual(cut, []);
    // The buttons of a finding stand in columns: every one begins where one above it does.
    const starts = await page.locator(".findings .acts").evaluateAll((all) => all.map((acts) => new Set([...acts.querySelectorAll(":scope > .btn")].map((button) => Math.round(button.getBoundingClientRect().left))).size));
    assert.ok(starts.every((columns) => columns <= 2), starts.join(", "));
    await close(page);
  });
}

test("beside an open row, a reason that does not fit ends with an ellipsis", async () => {
  const page = await open(browser, server.url);
  await toReview(page);
  await openRow(page, 4);
  const cells = await page.locator(".track").evaluate((track) => {
    const end = track.getBoundingClientRect().left + track.clientWidth;
    return [...track.querySelectorAll("td.fate")].map((cell) => [Math.round(cell.getBoundingClientRect().right - end), getComputedStyle(cell).textOverflow]);
  });
  for (const [beyond, overflow] of cells) assert.ok(beyond <= 0 && overflow === "ellipsis", `${beyond} px beyond, ${overflow}`);
  await close(page);
});
