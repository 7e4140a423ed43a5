// Next week's file of a segment: what was chosen for the last one is done again, shown, and asked about where it cannot be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, choose, column, file, matching, review, says } from "./hands.mjs";
import { accessible, browser, close, open, picture, server, setUp } from "./harness.mjs";
import { counted, finding, found, mendCell, openRow, settled, toReview, unfold } from "./mending.mjs";

setUp();

const FIRST = "EMail;FirstName;Linn;Riik\nkai@gmial.com;Kai;Tartu;Eeesti\nlea@gmial.com;Lea;Tartu;Eesti\ncy.example.com;Cy;Narva;Eesti\n";
const NEXT = "E-mail;FirstName;Linn;Riik\nmia@gmial.com;Mia;Valga;Eeesti\nola@example.com;Ola;Elva;Eesti\n";

/** What the browser keeps besides the tab: names and values. */
const kept = (page) => page.evaluate(() => Object.entries({ ...localStorage }));

/** The first file: another column for the last name, a fix of a domain, of a value, of a single cell. */
async function firstWeek(page) {
  await toReview(page, "VIP_2026-11-16.csv", FIRST, async () => {
    await page.getByLabel("Attribute").selectOption({ label: "Last name" });
    await button(page, "Add attribute").click();
    await page.getByLabel("Column for Last name").selectOption({ label: "Linn" });
  });
  await button(page, "Fix: gmial.com → gmail.com").click();
  await page.getByText("2 rows hold corrections of yours.").waitFor();
  const country = await finding(page, "Country not known, left out");
  await country.getByRole("button", { name: "See values" }).click();
  await country.getByLabel("Instead of Eeesti").fill("Eesti");
  await country.getByRole("button", { name: "Fix in all rows" }).click();
  await country.waitFor({ state: "detached" });
  await openRow(page, 4);
  await mendCell(page, "EMail", "cy@example.com");
  await counted(page, { ready: 3 }, 3);
}

test("with the tick, next week's file is matched and mended alike; a renamed column is asked about", async () => {
  const page = await open(browser, server.url);
  await firstWeek(page);
  assert.deepEqual(await kept(page), [], "nothing is kept before the tick");
  await page.getByLabel("Remember the matching and the corrections").check();
  const [[, recipe], ...others] = await kept(page);
  assert.deepEqual(others, []);
  assert.match(recipe, /gmial\.com/);
  for (const private_ of ["kai@", "lea@", "cy@", "cy.example", "Tartu", "Kai"]) assert.ok(!recipe.includes(private_), `${private_} in ${recipe}`);

  // Another day, another tab.
  const next = await page.context().newPage();
  next.on("pageerror", (error) => page.errors.push(String(error)));
  await next.goto(server.url);
  await choose(next, file("VIP_2026-11-23.csv", NEXT));
  await matching(next);
  await next.getByText("Filled in as for the last file of this segment").waitFor();
  await next.getByText("EMail is gone", { exact: true }).waitFor();
  await accessible(next, "renamed");
  await picture(next, "matching-renamed");
  // Until it is answered there is no address.
  assert.equal(await next.getByLabel("Column for Email").inputValue(), "");
  await button(next, "Yes, use E-mail").click();
  assert.equal(await column(next, "Email"), "E-mail");
  assert.equal(await column(next, "Last name"), "Linn");
  assert.equal(await next.getByText("EMail is gone", { exact: true }).count(), 0);
  await review(next).click();
  await counted(next, { ready: 2 }, 2);
  assert.deepEqual(await found(next), {}, "nothing is left to be mended");
  await next.getByText("1 row holds a correction of yours.").waitFor();
  await unfold(next, ".corrections");
  const told = await next.locator(".corrections li").allInnerTexts();
  assert.deepEqual(told.map((text) => text.replace(/\s*Take back$/, "").replace(/\s+/g, " ")), ["gmial.com → gmail.com · 1 row", "Eeesti → Eesti · 1 row"]);
  const mia = await openRow(next, 2);
  await mia.getByText("Before: mia@gmial.com").waitFor();
  await mia.getByText("Before: Eeesti").waitFor();
  assert.ok(await next.getByLabel("Remember the matching and the corrections").isChecked());

  // What is kept follows what is done, and goes with the tick.
  await button(next, "Take back: gmial.com → gmail.com").click();
  await (await finding(next, "The domain is likely mistyped")).waitFor();
  await next.waitForFunction(() => !Object.values(localStorage).join().includes("gmial"));
  await next.getByLabel("Remember the matching and the corrections").uncheck();
  await next.waitForFunction(() => localStorage.length === 0);
  await close(page);
});

test("the answer No leaves the choice open", async () => {
  const page = await open(browser, server.url);
  await firstWeek(page);
  await page.getByLabel("Remember the matching and the corrections").check();
  await page.reload();
  await button(page, "Start over").click();
  await choose(page, file("VIP_2026-11-23.csv", NEXT));
  await matching(page);
  await button(page, "No, it is another").click();
  assert.equal(await page.getByText("EMail is gone", { exact: true }).count(), 0);
  assert.equal(await page.getByLabel("Column for Email").inputValue(), "");
  await says(page, "Email is not matched yet");
  await close(page);
});

test("without the tick nothing is kept, and next week's file is looked at anew", async () => {
  const page = await open(browser, server.url);
  await firstWeek(page);
  await page.reload();
  assert.deepEqual(await kept(page), []);
  await button(page, "Start over").click();
  await choose(page, file("VIP_2026-11-23.csv", NEXT));
  await matching(page);
  assert.equal(await page.getByText("Filled in as for the last file of this segment").count(), 0);
  assert.equal(await column(page, "Email"), "E-mail");
  assert.equal(await page.getByLabel("Column for Last name").count(), 0);
  await review(page).click();
  await settled(page);
  assert.deepEqual(await found(page), { "The domain is likely mistyped": 1, "Country not known, left out": 1 });
  assert.equal(await page.locator(".corrections").count(), 0);
  await close(page);
});

test("another segment's file is not touched by what is kept", async () => {
  const page = await open(browser, server.url);
  await firstWeek(page);
  await page.getByLabel("Remember the matching and the corrections").check();
  await page.reload();
  await button(page, "Start over").click();
  await choose(page, file("Lapsed_2026-11-23.csv", FIRST));
  await matching(page);
  assert.equal(await page.getByText("Filled in as for the last file of this segment").count(), 0);
  await close(page);
});
