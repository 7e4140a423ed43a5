// The states of matching, mending and choosing as they look: axe in light and dark, wide and narrow, both languages.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { choose, file, fits, LONG } from "./hands.mjs";
import { accessible, browser, close, folder, open, picture, server, setUp } from "./harness.mjs";
import { settled } from "./mending.mjs";

setUp();

const WIDE = "a.very.long.address.that.nobody.would.ever.type.by.hand@a-rather-long-subdomain.of.a.shop.example.com";
const ROWS = [
  `EMail;FirstName;LastName;Phone;PostCode;Country;Born;Newsletter;Isikukood;${LONG}`,
  "anna.tamm@example.com;Anna;Tamm;+372 5551 2345;10111;Estonia;05/08/1986;yes;131052-308T;100",
  "liam.smith@example.com;Liam;Smith;+1 512 555 0100;73301;USA;06/07/1990;yes;010280-952L;seven",
  `${WIDE};Maximiliane-Theodora;von der Recke-Volmerstein-Übermühlenstätt;;LL61 5UJ;United Kingdom;;no;131052-308T;1`,
  "kai@gmial.com;Kai;Mets;5551 9999;;Eeesti;;no;010280-952L;2",
  "lea@hotmial.com;Lea;Mets;call me;;Eeesti;;maybe;;3",
  "dora@@example.com;Dora;Kask;;;;;;;",
  "cy.example.com;Cy;Kask;;;;;;;",
  `${"b".repeat(65)}@example.com;Bella;Kask;;;;;;;`,
  ";Mari;;;;;;;;",
  "riho@example.com;Riho;Saar;;100;Finland;;;;",
  "Anna.Tamm@example.com;Anne;Tamm-Kask;;;;;;;",
  "noreply@example.com;;;;;;;;;",
  "short@example.org;Short",
].join("\n");

/** Looks at a state: a picture, axe, nothing wider than the page. */
function looker(page, locale, scheme, width) {
  return async (name) => {
    const where = `${name}-${locale.slice(0, 2)}-${scheme}-${width}`;
    await page.waitForTimeout(50);
    await picture(page, where);
    await accessible(page, where);
    await fits(page, where);
  };
}

const sides = ["en-GB", "et-EE"].flatMap((locale) => ["light", "dark"].flatMap((scheme) => [1280, 375].map((width) => ({ locale, scheme, width }))));

for (const { locale, scheme, width } of sides) {
  const where = `${locale}, ${scheme}, ${width} px`;

  test(`the states of matching, ${where}`, async () => {
    const page = await open(browser, server.url, { locale, scheme, width });
    const look = looker(page, locale, scheme, width);
    await choose(page, file("VIP 2026-11-23.csv", ROWS));
    await page.locator(".match").waitFor();
    await look("matching-offers");
    for (let left = await page.locator(".likely").count(); left; left--) await page.locator(".likely").first().getByRole("button").first().click();
    await page.locator("#phone-country").waitFor();
    await page.locator("#attribute").selectOption("birthdate");
    await page.locator(".add button").click();
    await page.locator("#column-birthdate").selectOption("6");
    await page.locator("fieldset.ask").waitFor();
    await look("matching-order");
    // Personal codes as a property, one with a long name, one of another type that is the same for everybody.
    for (const label of ["Isikukood", LONG]) await page.locator(".chips li").filter({ hasText: label }).getByRole("button").click();
    await page.locator("[role=alert].ask").waitFor();
    await page.locator("#property-1-kind").selectOption("1");
    await page.locator("#column-country").selectOption("same");
    await page.locator("#column-country-same").fill("Nowhere");
    await page.locator("#column-lastName").selectOption("join");
    await look("matching-asks");
    await page.locator(".foot .go").click({ force: true });
    await look("matching-stopped");
    await close(page);
  });

  test(`the states of mending, ${where}`, async () => {
    const page = await open(browser, server.url, { locale, scheme, width });
    const look = looker(page, locale, scheme, width);
    await choose(page, file("VIP 2026-11-23.csv", ROWS));
    await page.locator(".match").waitFor();
    for (let left = await page.locator(".likely").count(); left; left--) await page.locator(".likely").first().getByRole("button").first().click();
    await page.locator("#attribute").selectOption("birthdate");
    await page.locator(".add button").click();
    await page.locator("#column-birthdate").selectOption("6");
    await page.locator(".foot .go").click();
    await settled(page);
    for (const fold of await page.locator(".findings > details, .duplicates details").all()) await fold.evaluate((details) => (details.open = true));
    await look("mend-findings");
    for (const at of [0, 1, 2]) {
      await page.locator(".findings [aria-expanded]").nth(at).click();
      await page.locator(".findings .values ul").waitFor();
    }
    await page.locator(".findings input[type=checkbox]").first().check();
    await settled(page);
    await page.locator(".findings .typos button").first().click();
    await settled(page);
    await page.locator(".corrections details").evaluate((details) => (details.open = true));
    await look("mend-values");
    await page.locator(".people .row-open").nth(2).click();
    await page.locator("aside.detail").waitFor();
    await look("mend-row-long");
    // Where it is narrow, the row stands below the table.
    await page.locator("aside.detail .close").click();
    await page.locator(".people .row-open").nth(5).click();
    await page.locator("aside.detail .found-here button").click();
    await settled(page);
    await page.locator("aside.detail .person button").click();
    await settled(page);
    await page.locator("#mend-1").click();
    await page.locator("#cell-to").waitFor();
    await look("mend-cell");
    await page.locator("aside.detail .close").click();
    await page.locator("#find-rows").fill("nobody of this name");
    await page.locator("#find-rows").press("Enter");
    await page.locator(".rows .nobody").waitFor();
    await look("mend-found-nobody");
    await close(page);
  });

  test(`the states of choosing, ${where}`, async () => {
    const page = await open(browser, server.url, { locale, scheme, width });
    const look = looker(page, locale, scheme, width);
    await choose(page, file("VIP 2026-11-23.csv", ROWS));
    await page.locator(".match").waitFor();
    for (let left = await page.locator(".likely").count(); left; left--) await page.locator(".likely").first().getByRole("button").first().click();
    await page.locator(".foot .go").click();
    await settled(page);
    await page.locator("#consent-email-columns").check();
    await look("consent-columns");
    await page.locator("#consent-email-subscribed").check();
    await page.locator("#consent-sms-unsubscribed").check();
    await page.locator(".foot .go").click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await look("consent-lacks");
    await page.locator(".foot .btn:not(.go)").last().click();
    await page.locator(".preview").waitFor();
    await look("preview-open");
    await page.locator(".foot .btn").click();
    await settled(page);
    await page.locator("#reach-known").check();
    await look("consent-known");
    await page.locator("#reach-everyone").check();
    await page.locator("#consent-email-unchanged").check();
    await page.locator("#consent-sms-unchanged").check();
    await page.locator(".never").evaluate((details) => (details.open = true));
    await page.locator("#never-add").fill("nobody");
    await page.locator(".never-buttons button").first().click();
    await page.locator("#never-find").fill("nobody");
    await page.locator("#never-find").press("Enter");
    await page.locator("#never-find-error, #never-find[aria-invalid]").first().waitFor();
    await look("never-errors");
    await page.locator("#never-add").fill("anna.tamm@example.com");
    await page.locator(".never-buttons button").first().click();
    await page.locator("#never-find").fill("anna.tamm@example.com");
    await page.locator("#never-find").press("Enter");
    await page.locator(".never-found button").waitFor();
    await settled(page);
    await page.locator("#remember").check();
    await look("never-found");
    await page.locator(".foot .btn:not(.go)").last().click();
    await page.locator(".preview-download").waitFor();
    await look("preview");
    // The next file, in which a column is called otherwise and one is gone.
    await page.reload();
    await page.locator(".others .btn.plain").click();
    await choose(page, file("VIP 2026-11-30.csv", ROWS.replace("EMail", "E-mail").replace("PostCode", "X")));
    await page.locator(".match").waitFor();
    await look("matching-recalled");
    await close(page);
  });

  test(`what fails on Review, ${where}`, async () => {
    const page = await open(browser, server.url, { locale, scheme, width });
    const look = looker(page, locale, scheme, width);
    await choose(page, file("VIP.csv", "Email;City\nana(at)example.com;Tartu\nbo;Pärnu\n"));
    await page.locator(".match").waitFor();
    await page.locator(".foot .go").click();
    await page.locator(".people").waitFor();
    await look("review-nobody");
    // The file is written anew while it is looked at.
    const path = join(folder, `gone-${locale}-${scheme}-${width}.csv`);
    writeFileSync(path, `${ROWS}\n${Array.from({ length: 200 }, (_, n) => `p${n}@example.com;Ana`).join("\n")}\n`);
    await page.reload();
    await page.locator(".others .btn.plain").click();
    await page.locator("#choose-files").setInputFiles(path);
    await page.locator(".match").waitFor();
    await page.locator(".foot .go").click();
    await settled(page);
    writeFileSync(path, `${ROWS}\n`);
    await page.locator("#position").fill("150");
    await page.locator("#position").press("Enter");
    await page.locator(".rows [role=alert]").waitFor();
    await page.locator(".findings [aria-expanded]").first().click();
    await page.locator(".findings [role=alert]").waitFor();
    await page.locator(".findings .typos button").first().click();
    await look("review-changed");
    page.errors = page.errors.filter((error) => !/ERR_FILE|ERR_UPLOAD|Failed to load resource/.test(error));
    await close(page);
  });
}
