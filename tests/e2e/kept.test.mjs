// What this browser keeps: seen, found, forgotten, erased.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, choose, connect, file, fits, matching, review, says } from "./hands.mjs";
import { accessible, browser, close, open, picture, server, setUp } from "./harness.mjs";

setUp();

const PEOPLE = "E-post;Eesnimi\nana@example.com;Ana\nbo@example.org;Bo\ncy@example.net;Cy\n";

/** Sends a file with the tick, as far as its report. */
async function send(page) {
  await choose(page, file("VIP_2026-11-23.csv", PEOPLE));
  await matching(page);
  await review(page).click();
  await button(page, /^Continue/).click();
  await connect(page);
  await page.locator("#remember-sent").check();
  await button(page, /^Send /).click();
  await page.getByRole("heading", { name: /3 people are in/ }).waitFor({ timeout: 60_000 });
}

test("who was sent is seen, found, forgotten; the run is in the history; everything is erased", async () => {
  const page = await open(browser, server.url);
  await send(page);
  await button(page, "Kept in this browser").click();
  await page.getByRole("heading", { name: "Kept in this browser" }).waitFor();
  await says(page, /3 people · sent last on/);
  await accessible(page, "kept");
  await picture(page, "kept");

  // The run, as far as it goes without addresses.
  await button(page, /^Open the report of/).click();
  await page.getByRole("heading", { name: /^Run of/ }).waitFor();
  assert.ok(!(await page.locator("main").innerText()).includes("@example"));
  await accessible(page, "kept-past");
  await button(page, "Back").click();

  // A file of the memory, which comes back only once it is forgotten here.
  const [saved] = await Promise.all([page.waitForEvent("download"), button(page, "Save as a file: VIP").click()]);
  const path = await saved.path();
  await page.locator("#kept-bring").setInputFiles(path);
  await says(page, "remembered here already");
  await page.locator("#kept-bring").setInputFiles({ name: "x.segue", mimeType: "", buffer: Buffer.from("E-post\nana@example.com\n") });
  await says(page, "does not hold what was sent before");
  await button(page, "Forget: VIP").first().click();
  await says(page, "The next run of this segment sends everybody");
  await says(page, "It is remembered of nobody");
  await page.locator("#kept-bring").setInputFiles(path);
  await says(page, "3 people are remembered now");

  await page.getByLabel("Address of the person").fill("ana@");
  await button(page, "Find").click();
  await says(page, "That is no whole address");
  await page.getByLabel("Address of the person").fill("Ana@example.com");
  await button(page, "Find").click();
  await says(page, "This person is remembered in 1 segment:");
  await button(page, "Forget this person and never send them").click();
  await says(page, "delete them there too");
  await says(page, /2 people · sent last on/);
  await says(page, "1 person is on it.");

  await page.setViewportSize({ width: 375, height: 800 });
  await fits(page, "kept at 375 px");
  await picture(page, "kept-375");
  await button(page, "Erase everything").click();
  await accessible(page, "kept-asks");
  await button(page, "No, keep it").click();
  await says(page, /2 people · sent last on/);
  await button(page, "Erase everything").click();
  await button(page, "Yes, erase everything").click();
  await says(page, "Nothing is kept in this browser now");
  await says(page, "No run came to its end here yet");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await button(page, "Back").click();
  await page.getByRole("heading", { name: /3 people are in/ }).waitFor();
  await close(page);
});

test("in Estonian, with nothing kept, it says so and leads back", async () => {
  const page = await open(browser, server.url, { locale: "et-EE", scheme: "dark", width: 375 });
  await button(page, "Selles brauseris").click();
  await says(page, "Kellegi kohta pole meeles, et ta saadeti.");
  await accessible(page, "kept-et");
  await fits(page, "kept-et");
  await button(page, "Tagasi").click();
  await page.locator(".drop").waitFor();
  await close(page);
});
