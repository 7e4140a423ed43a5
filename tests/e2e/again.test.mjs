// Runs that come again: what was sent before is remembered, who left loses the tag, and a run whose tab is killed goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, choose, connect, file, matching, review, says } from "./hands.mjs";
import { accessible, browser, close, open, picture, server, setUp } from "./harness.mjs";

setUp("--limit", "6000");

const csv = (people) => `EMail,FirstName\n${people.map(([name, first]) => `${name}@example.com,${first}\n`).join("")}`;
const held = async (tag) => (await server.store("/_simulator/contacts")).filter(({ tags }) => tags.includes(tag));

/** From a file to the last look. */
async function toSend(page, name, text) {
  await choose(page, file(name, text));
  await matching(page);
  await review(page).click();
  await button(page, /^Continue with/).click();
}

const send = (page) => page.getByRole("button", { name: /^Send .* Minu Pood$/ });
const compared = (page) => page.waitForFunction(() => !document.querySelector("segue-export")?.shadowRoot?.querySelector("#not-ready [role=status]") && !document.querySelector("#not-ready [role=status]"));

test("next week's file sends who is new or changed, and whoever left loses the tag", async () => {
  const page = await open(browser, server.url);
  const first = Array.from({ length: 40 }, (_, n) => [`w${n}`, "Ana"]);
  await toSend(page, "Weekly_2026-11-16.csv", csv(first));
  await connect(page);
  await page.getByText("First run for this store").waitFor();
  await page.getByLabel("Remember who was sent").check();
  await accessible(page, "before a first run");
  await picture(page, "last-look-first");
  await send(page).click();
  await page.getByRole("heading", { name: /40 people are in Minu Pood/ }).waitFor({ timeout: 60_000 });
  assert.equal((await held("Weekly")).length, 40);

  // Two left, one changed, one is new.
  const second = [...first.slice(2, 39), ["w39", "Maria"], ["w40", "Bo"]];
  await button(page, "Bring another segment").click();
  await toSend(page, "Weekly_2026-11-23.csv", csv(second));
  await page.getByText("1 new · 1 changed").waitFor();
  await page.getByText("37 the same as last time").waitFor();
  await page.getByText("2 people are no longer in the segment").waitFor();
  assert.ok(await page.getByLabel("Take the tag Weekly from 2 people").isChecked());
  assert.ok(await page.getByLabel("Remember who was sent").isChecked(), "as before");
  await accessible(page, "before a later run");
  await picture(page, "last-look-later");
  await send(page).click();
  await page.getByRole("heading", { name: /2 people are in Minu Pood/ }).waitFor({ timeout: 60_000 });
  // Omnisend takes tags away a little later than it says that it will.
  while ((await held("Weekly")).length !== 39) await page.waitForTimeout(200);
  const now = await held("Weekly");
  assert.deepEqual(now.map(({ email }) => email).sort(), second.map(([name]) => `${name}@example.com`).sort());
  assert.equal(now.find(({ email }) => email === "w39@example.com").fields.firstName, "Maria");
  const left = (await server.store("/_simulator/contacts")).find(({ email }) => email === "w0@example.com");
  assert.equal(left.fields.firstName, "Ana", "the profile stays");

  // A file cut in half removes nobody until somebody says so.
  await button(page, "Bring another segment").click();
  await toSend(page, "Weekly_2026-11-30.csv", csv(second.slice(0, 18)));
  await page.getByText("more than 30 in a hundred").waitFor();
  await page.getByText("Nobody is new or changed since then").waitFor();
  assert.ok(!(await page.getByLabel(/^Take the tag Weekly from/).isChecked()));
  assert.equal(await send(page).getAttribute("aria-disabled"), "true");
  await accessible(page, "a held removal");
  await picture(page, "last-look-held");
  assert.equal((await held("Weekly")).length, 39);
  await close(page);
});

test("with ten people first the run waits until they were looked at", async () => {
  const page = await open(browser, server.url);
  await toSend(page, "Trial.csv", csv(Array.from({ length: 150 }, (_, n) => [`t${n}`, "Ana"])));
  await connect(page);
  await page.getByLabel("Try with 10 people first").check();
  await send(page).click();
  await says(page, "The first people are in Omnisend", 60_000);
  assert.equal((await held("Trial")).length, 10);
  await accessible(page, "ten people first");
  await button(page, "Go on").click();
  await page.getByRole("heading", { name: /150 people are in Minu Pood/ }).waitFor({ timeout: 60_000 });
  assert.equal((await held("Trial")).length, 150);
  await close(page);
});

test("a tab that is killed in the middle loses nobody: the run goes on with the same file and the key", async () => {
  const total = 12_000;
  const text = csv(Array.from({ length: total }, (_, n) => [`k${n}`, `Ana ${n}`]));
  let page = await open(browser, server.url);
  const context = page.context();
  await toSend(page, "Killed.csv", text);
  await connect(page);
  await page.getByLabel("Remember who was sent").check();
  await send(page).click();
  for (let kills = 0; kills < 3; kills += 1) {
    const before = (await held("Killed")).length;
    while ((await held("Killed")).length < Math.min(before + 1_500, total)) await page.waitForTimeout(150);
    await page.close({ runBeforeUnload: false });
    const errors = page.errors;
    page = await context.newPage();
    page.errors = errors;
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(server.url);
    await page.getByText("A run broke off").waitFor();
    if (kills === 0) {
      await accessible(page, "a run that broke off");
      await picture(page, "broken-off");
    }
    await button(page, "Choose the same file again").click();
    await choose(page, file("Killed.csv", text));
    await page.getByRole("button", { name: /^Continue with/ }).click();
    await connect(page);
    await button(page, "Go on with the run").click();
  }
  await page.getByRole("heading", { name: /12,000 people are in Minu Pood/ }).waitFor({ timeout: 120_000 });
  assert.equal((await held("Killed")).length, total);
  // It is remembered as one run: the same file again has nothing to send.
  await button(page, "Bring another segment").click();
  await toSend(page, "Killed.csv", text);
  await page.getByText("12,000 the same as last time").waitFor({ timeout: 30_000 });
  await close(page);
});

test("another file, another tab: the run that broke off is not mixed with either", async () => {
  const page = await open(browser, server.url);
  const context = page.context();
  const text = csv(Array.from({ length: 8_000 }, (_, n) => [`o${n}`, "Ana"]));
  await toSend(page, "Other.csv", text);
  await connect(page);
  await send(page).click();
  while ((await held("Other")).length < 500) await page.waitForTimeout(150);
  // While it goes, another tab can neither send to the store nor take the run.
  const second = await context.newPage();
  await second.goto(server.url);
  await second.getByRole("heading", { name: /Bring a segment/ }).waitFor();
  assert.equal(await second.getByText("A run broke off").count(), 0);
  await toSend(second, "Second.csv", csv([["s1", "Ana"]]));
  await connect(second);
  await send(second).click();
  await second.getByText("Another tab or window is sending to this store").waitFor();
  await second.close();
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  again.errors = [];
  await again.goto(server.url);
  await button(again, "Choose the same file again").click();
  await choose(again, file("Other.csv", text.replace("o7999@", "p7999@")));
  await again.getByRole("button", { name: /^Continue with/ }).click();
  await connect(again);
  await button(again, "Go on with the run").click();
  await says(again, "This is not the file of that run");
  assert.ok(!(await held("Other")).some(({ email }) => email === "p7999@example.com"));
  await close(again);
});
