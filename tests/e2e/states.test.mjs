// Every screen in its states: axe in light and dark, wide and narrow, both languages; a picture of each for looking at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, browser, close, open, picture, server, setUp } from "./harness.mjs";

setUp("--limit", "4000");

const WORDS = {
  "en-GB": {
    sample: "Try a sample", review: "Review", onward: /^Continue with/, send: /^Send .* Minu Pood$/,
    done: "Successful", another: "Bring another segment", connect: "Connect", key: "API key",
    name: "Display name", agree: "I agree", support: "For support", needs: /^Needs fixing/,
  },
  "et-EE": {
    sample: "Proovi näidisega", review: "Vaata üle", onward: /^Jätka/, send: /^Saada .* Minu Pood$/,
    done: "Õnnestus", another: "Too järgmine segment", connect: "Ühenda", key: "API võti",
    name: "Kuvatav nimi", agree: "Nõustun", support: "Kasutajatoele", needs: /^Vajab parandamist/,
  },
};

const MESSY = [
  "EMail;FirstName;LastName;City;PostCode;Country;Notes",
  "anna.tamm@example.com;Anna;Tamm;Tallinn;10111;Eesti;",
  "a.very.long.address.that.nobody.would.ever.type.by.hand@a-rather-long-subdomain.of.a.shop.example.com;Maximiliane-Theodora;von der Recke-Volmerstein-Übermühlenstätt;Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch;LL61 5UJ;United Kingdom;",
  "liam(at)example.com;Liam;Smith;Austin;73301;USA;\"two\nlines\"",
  ";Mari;;;;;",
  "noreply@example.com;;;;;Nowhere;",
  "Anna.Tamm@example.com ;Anna;Tamm-Kask;Tallinn;10111;EE;",
  "short@example.org;Short",
].join("\n");

for (const [locale, words] of Object.entries(WORDS)) {
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      test(`every screen, ${locale}, ${scheme}, ${width} px`, async () => {
        const page = await open(browser, server.url, { locale, scheme, width });
        const look = async (name) => {
          const where = `${name}-${locale.slice(0, 2)}-${scheme}-${width}`;
          await picture(page, where);
          await accessible(page, where);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${where} is ${over} px too wide`);
          assert.equal(await page.evaluate(() => document.documentElement.lang), locale.slice(0, 2), `${where}: language of the page`);
        };
        const button = (name) => page.getByRole("button", { name, exact: typeof name === "string" });
        await button(words.sample).waitFor();
        await look("files");
        // A messy file of one's own, and a connection that is refused, then made.
        await page.locator('input[type="file"]').first().setInputFiles({ name: "VIP kliendid 2026-11-23.csv", mimeType: "text/csv", buffer: Buffer.from(MESSY) });
        await button(words.review).last().waitFor();
        await look("matching");
        await button(words.review).last().click();
        await button(words.onward).waitFor();
        await look("review");
        await button(words.needs).first().click();
        await look("review-invalid");
        await button(words.onward).click();
        await button(words.connect).waitFor();
        await look("connect");
        await button(words.connect).click();
        await look("connect-missing");
        await page.getByLabel(words.name).fill("VIP → Minu Pood");
        await page.getByLabel(words.key).fill("64b0c0ffee64b0c0ffee64b0-wrong");
        await page.getByLabel(words.agree).check();
        await button(words.connect).click();
        await page.getByRole("alert").first().waitFor();
        await look("connect-wrong");
        // The browser itself reports the refused request; nothing else may be.
        page.errors = page.errors.filter((error) => !error.includes("401"));
        await page.getByLabel(words.key).fill("64b0c0ffee64b0c0ffee64b0-practice");
        await button(words.connect).click();
        await button(words.send).waitFor();
        await look("send");
        await button(words.send).click();
        await page.getByRole("progressbar").waitFor();
        await look("running");
        await page.getByText(words.done, { exact: true }).waitFor({ timeout: 30_000 });
        await page.getByText(words.support).click();
        await look("report");
        await close(page);
      });
    }
  }
}
