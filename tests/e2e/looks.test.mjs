// The states of reading as they look, and by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { file, choose, button, matching, found, shows, flip, fits, baltic, BALTIC, drop, LOOSE, blobs, EXPORT, LONG } from "./hands.mjs";
import { accessible, browser, close, open, picture, server, setUp } from "./harness.mjs";

setUp();

for (const scheme of ["light", "dark"]) {
  for (const [locale, width] of [["en-GB", 320], ["et-EE", 375], ["et-EE", 1280]]) {
    test(`the states of reading, ${locale}, ${scheme}, ${width} px`, async () => {
      const page = await open(browser, server.url, { locale, scheme, width });
      const look = async (name) => {
        const where = `reading-${name}-${locale.slice(0, 2)}-${scheme}-${width}`;
        await picture(page, where);
        await accessible(page, where);
        await fits(page, where);
      };
      await drop(page, [...LOOSE, [`${LONG}.csv`, LOOSE[0][1], "2026-11-01T08:00:00"]]);
      await page.locator(".offers").waitFor();
      await look("ask");
      for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
      await look("ask-none");
      await page.locator(".foot .btn").first().click();
      await page.locator("#choose-folder").setInputFiles(blobs("export", EXPORT));
      await page.locator(".offers").waitFor();
      await look("ask-folder");
      await page.locator(".offers ~ .foot .btn.go, .foot .btn.go").first().click();
      await page.locator(".match").waitFor();
      await look("parts");
      await page.reload();
      await page.locator(".others .btn.plain").click();
      await choose(page, file(`${LONG}.csv`, baltic(`${LONG};Eesnimi;Linn\n${BALTIC}`)));
      await page.locator(".match").waitFor();
      await look("found");
      await page.locator('[aria-controls="reading"]').click();
      await look("change");
      await flip(page, "encoding", "UTF-8");
      await page.locator(".note.look").first().waitFor();
      await look("unreadable");
      await flip(page, "delimiter", "3");
      await look("one-column");
      await flip(page, "delimiter", "");
      await flip(page, "header", "10");
      await page.locator(".note.bad").waitFor();
      await look("unread");
      await close(page);
    });
  }
}

/** What has the focus: its words, and whether that can be seen. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    // A hidden input shows its focus on the label behind it.
    const shown = element.matches("input.hidden") ? element.nextElementSibling : element;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const words = element.labels?.[0]?.innerText ?? element.getAttribute("aria-label") ?? element.innerText ?? "";
    return {
      tag: element.tagName,
      id: element.id,
      words: words.replaceAll("\n", " ").trim(),
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      seen: box.width > 1 && box.height > 1 && box.top >= 0 && box.bottom <= innerHeight,
    };
  });

/** Tabs on to what has these words; everything on the way shows its focus. */
async function tab(page, words, key = "Tab") {
  for (let tries = 0; tries < 60; tries++) {
    await page.keyboard.press(key);
    const on = await focused(page);
    if (on.tag === "BODY") continue;
    assert.ok(on.ring && on.seen, `the focus cannot be seen: ${JSON.stringify(on)}`);
    if (words.test(on.words)) return on;
  }
  return assert.fail(`${words} cannot be reached`);
}

/** The focus is on what has these words, and can be seen. */
async function keeps(page, words) {
  const on = await focused(page);
  assert.match(on.words, words, JSON.stringify(on));
  assert.ok(on.ring, JSON.stringify(on));
}

test("the question and the Change panel by keyboard alone, the focus never lost", async () => {
  const page = await open(browser, server.url);
  await drop(page, LOOSE);
  await page.getByRole("heading", { name: "One segment or several?" }).waitFor();
  assert.equal((await focused(page)).tag, "H1");
  await tab(page, /^Lahkunud/);
  await page.keyboard.press("Space");
  await button(page, "It is one segment").waitFor();
  await keeps(page, /^Lahkunud/);
  await tab(page, /^Püsikliendid/);
  await page.keyboard.press("Space");
  await page.getByText("Choose at least one.").waitFor();
  await keeps(page, /^Püsikliendid/);
  // Nothing is chosen: the button says why and does nothing.
  await tab(page, /^It is one segment$/);
  await page.keyboard.press("Enter");
  await keeps(page, /^It is one segment$/);
  await tab(page, /^Püsikliendid/, "Shift+Tab");
  await page.keyboard.press("Space");
  await tab(page, /^It is one segment$/);
  await page.keyboard.press("Enter");
  await matching(page);
  assert.equal((await found(page))[0], "Püsikliendid.csv");
  assert.equal((await focused(page)).tag, "H1");

  await tab(page, /^Change$/);
  await page.keyboard.press("Enter");
  await page.locator("#reading-delimiter").waitFor();
  await keeps(page, /^Done$/);
  await page.keyboard.press("Tab");
  await keeps(page, /^Between cells$/);
  await page.keyboard.press("ArrowDown");
  await shows(page, ["E-post;Linn"], ["ana@example.com;Tartu"]);
  await keeps(page, /^Between cells$/);
  await page.keyboard.press("ArrowDown");
  await shows(page, ["E-post", "Linn"], ["ana@example.com", "Tartu"]);
  await keeps(page, /^Between cells$/);
  await page.keyboard.press("Tab");
  await keeps(page, /^Encoding$/);
  await page.keyboard.press("Tab");
  await keeps(page, /^Names of columns$/);
  await page.keyboard.press("ArrowDown");
  await shows(page, ["Column 1", "Column 2"], ["E-post", "Linn"]);
  await keeps(page, /^Names of columns$/);
  await page.keyboard.press("End");
  await page.getByText("It cannot be read like that").waitFor();
  await keeps(page, /^Names of columns$/);
  await page.keyboard.press("Home");
  await shows(page, ["E-post", "Linn"]);
  await page.keyboard.press("Tab");
  await keeps(page, /^The first rows$/);
  await tab(page, /^Done$/, "Shift+Tab");
  await page.keyboard.press("Space");
  await page.locator("#reading-delimiter").waitFor({ state: "detached" });
  await keeps(page, /^Change$/);
  await tab(page, /^Review$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /ready$/ }).waitFor();
  assert.equal((await focused(page)).tag, "H1");
  await close(page);
});
