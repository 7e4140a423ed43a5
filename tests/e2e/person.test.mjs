// What a person does besides: reloads, uses the keyboard only, changes the language, pauses, types a wrong key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, close, open, server, setUp } from "./harness.mjs";

setUp();

const file = { name: "VIP_2026-11-23.csv", mimeType: "text/csv", buffer: Buffer.from("Mail address,Town\nana@example.com,Tartu\nbo@example.org,Pärnu\n") };
const input = (page) => page.locator('input[type="file"]').first();
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });

test("a reload in the middle of matching loses nothing but the file, which is asked for by name", async () => {
  const page = await open(browser, server.url);
  await input(page).setInputFiles(file);
  await page.getByLabel("Column for Email").selectOption({ label: "Mail address" });
  // A choice that no suggestion would make.
  await page.getByLabel("Attribute").selectOption({ label: "Last name" });
  await button(page, "Add attribute").click();
  await page.getByLabel("Column for Last name").selectOption({ label: "Town" });
  await page.reload();
  await page.getByRole("heading", { name: "Choose VIP_2026-11-23.csv again" }).waitFor();
  await input(page).setInputFiles(file);
  await page.getByRole("heading", { name: "Which column is what?" }).waitFor();
  assert.equal(await page.getByLabel("Column for Last name").locator("option:checked").textContent(), "Town");
  assert.equal(await page.getByLabel("Column for Email").locator("option:checked").textContent(), "Mail address");
  // On Send, what was typed is kept too, but for the key.
  await button(page, "Review").last().click();
  await button(page, /^Continue with/).click();
  await page.getByLabel("Display name").fill("VIP to Minu Pood");
  await page.getByLabel("API key").fill("64b0c0ffee64b0c0ffee64b0-practice");
  await page.getByLabel("I agree").check();
  await page.reload();
  await page.getByRole("heading", { name: "Choose VIP_2026-11-23.csv again" }).waitFor();
  const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  assert.ok(!stored.includes("practice") && !stored.includes("ana@example.com"), stored);
  await input(page).setInputFiles(file);
  // The numbers are to be seen again before they are gone past.
  await button(page, /^Continue with/).click();
  assert.equal(await page.getByLabel("Display name").inputValue(), "VIP to Minu Pood");
  assert.equal(await page.getByLabel("API key").inputValue(), "");
  await close(page);
});

test("the word that a private column is sent is not asked for again: not on the way back, not after a reload", async () => {
  const page = await open(browser, server.url);
  const cards = { ...file, buffer: Buffer.from("Email,Card\nana@example.com,4111 1111 1111 1111\nbo@example.org,5555 5555 5555 4444\n") };
  await input(page).setInputFiles(cards);
  await button(page, "Add Card as a custom property").click();
  await page.getByLabel("I know, send it").check();
  await button(page, "Review").last().click();
  await button(page, /^Continue with 2 people/).waitFor();
  await button(page, "Back").click();
  assert.ok(await page.getByLabel("I know, send it").isChecked());
  await button(page, "Review").last().click();
  await button(page, /^Continue with 2 people/).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: /again$/ }).waitFor();
  await input(page).setInputFiles(cards);
  await button(page, /^Continue with 2 people/).waitFor();
  await button(page, "Back").click();
  assert.ok(await page.getByLabel("I know, send it").isChecked());
  await close(page);
});

test("the whole way by keyboard alone", async () => {
  const page = await open(browser, server.url);
  await button(page, "Try a sample").waitFor();
  const press = async (name) => {
    for (let tries = 0; tries < 200; tries++) {
      const focused = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const box = element?.getBoundingClientRect();
        return { text: element?.innerText?.trim() ?? "", tag: element?.tagName, seen: box && box.width > 0 };
      });
      if (focused.tag === "BUTTON" && name.test(focused.text)) {
        await page.keyboard.press("Enter");
        return;
      }
      await page.keyboard.press("Tab");
    }
    assert.fail(`${name} cannot be reached by Tab`);
  };
  await press(/^Try a sample$/);
  await page.getByRole("heading", { name: "Which column is what?" }).waitFor();
  await press(/^Review$/);
  await page.getByRole("heading", { name: /people are ready/ }).waitFor();
  await press(/^Continue with/);
  await page.getByRole("heading", { name: "One last look" }).waitFor();
  await press(/^Send .* people to Minu Pood$/);
  await page.getByRole("heading", { name: /people are in Minu Pood/ }).waitFor({ timeout: 60_000 });
  await close(page);
});

test("pause holds, go on goes on, cancel ends with every row accounted for", async () => {
  await server.store("/_simulator/reset", { method: "POST" });
  const page = await open(browser, server.url);
  await button(page, "Try a sample").click();
  await button(page, "Review").last().click();
  await button(page, /^Continue with/).click();
  await button(page, /^Send .* people to Minu Pood$/).click();
  await button(page, "Pause").click();
  await page.getByText("Paused. Nothing new is sent.").waitFor();
  await page.waitForTimeout(3_000);
  const count = async () => (await server.store("/_simulator/contacts")).filter(({ tags }) => tags.includes("VIP")).length;
  const held = await count();
  await page.waitForTimeout(3_000);
  assert.ok((await count()) - held <= 100, "at most what was under way");
  await button(page, "Go on").click();
  await page.waitForTimeout(2_000);
  await button(page, "Cancel the rest").click();
  await button(page, "Yes, stop").click();
  await page.getByRole("heading", { name: "Every row of the file" }).waitFor({ timeout: 150_000 });
  await page.getByText("Canceled", { exact: true }).first().waitFor();
  const numbers = await page.locator(".key").first().innerText();
  const [accepted, refused, notSent, unknown] = numbers.match(/[\d,]+/g).map((text) => Number(text.replace(/,/g, "")));
  const heading = await page.locator("main").innerText();
  const ready = Number(heading.match(/([\d,]+) ready/)[1].replace(/,/g, ""));
  assert.equal(accepted + refused + notSent + unknown, ready, numbers);
  assert.equal(await count(), accepted + unknown);
  await close(page);
});

test("connections that fail, each with its own sentence", async () => {
  const page = await open(browser, server.url);
  await input(page).setInputFiles(file);
  const email = page.getByLabel("Column for Email");
  await email.selectOption({ label: "Mail address" });
  await button(page, "Review").last().click();
  await button(page, /^Continue with/).click();
  await page.getByLabel("Display name").fill("VIP");
  await page.getByLabel("I agree").check();
  const said = [];
  const connect = async (key, settings, sentence) => {
    await server.store("/_simulator/reset", { method: "POST" });
    await server.store("/_simulator/settings", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(settings) });
    await page.getByLabel("API key").fill(key);
    await button(page, "Connect").click();
    const alert = page.getByRole("alert").filter({ hasText: sentence }).first();
    await alert.waitFor({ timeout: 10_000 }).catch(async () => assert.fail(`${sentence}: ${await page.locator("main").innerText()}`));
    said.push(await alert.innerText());
  };
  const key = "64b0c0ffee64b0c0ffee64b0-practice";
  const may = (scopes, blocked = false) => ({ keys: [{ text: key, scopes, blocked }] });
  await connect("64b0c0ffee64b0c0ffee64b0-wrong", {}, /key/i);
  await connect(key, may(["brandsRead"]), /Contacts/);
  await connect(key, may(["contactsRead"], true), /blocked/i);
  await page.route("**/api/**", (route) => route.abort());
  await connect(key, {}, /proxy/i);
  await page.unroute("**/api/**");
  await page.route("**/api/**", (route) => route.fulfill({ status: 502, headers: { "segue-proxy": "upstream-unreachable" }, body: "{}" }));
  await connect(key, {}, /Omnisend/);
  await page.unroute("**/api/**");
  await page.route("**/api/**", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" }));
  await connect(key, {}, /page|between/i);
  await page.unroute("**/api/**");
  assert.equal(new Set(said).size, said.length, said.join("\n\n"));
  // A key that may not read the store's name connects all the same, and the store is not named.
  await server.store("/_simulator/settings", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(may(["contactsRead", "contactsWrite"])) });
  await page.getByLabel("API key").fill(key);
  await button(page, "Connect").click();
  await button(page, /^Send 2 people to/).waitFor();
  await server.store("/_simulator/reset", { method: "POST" });
  page.errors = page.errors.filter((error) => !/Failed to load resource/.test(error));
  await close(page);
});

test("the public module checks files and addresses without a screen", async () => {
  const page = await open(browser, server.url);
  const result = await page.evaluate(async () => {
    const { check, checkEmail } = await import("./segue.js");
    const file = new File(["EMail,FirstName\nana@example.com,Ana\nANA@example.com,Anna\nbo(at)example.org,Bo\n"], "a.csv");
    const seen = [];
    const checked = await check([file], { onProgress: (progress) => seen.push(progress) });
    const rows = await checked.rows(0, 10);
    const contacts = await checked.contacts(0, 10);
    const csv = await checked.problemsCsv();
    const { files, match, counts, problems, elapsedMs } = checked;
    checked.free();
    const text = typeof csv === "string" ? csv : await csv.text();
    const refused = await check([file], { encoding: "utf-7" }).catch((error) => error.message);
    const again = await check([file], { encoding: "utf-8", header: 1, delimiter: ",", match: { firstName: "" } });
    const rematched = again.match;
    again.free();
    return { refused, rematched, files, match, counts, problems, elapsedMs, rows, contacts, text, good: await checkEmail(" Ana@Example.com "), bad: await checkEmail("ana@example,com") };
  });
  assert.deepEqual(result.counts, { rows: 3, ready: 1, unchanged: 0, duplicate: 1, invalid: 1, leftOut: 0 });
  assert.deepEqual(result.match, { email: "EMail", firstName: "FirstName" });
  assert.deepEqual(result.rematched, { email: "EMail" });
  assert.match(result.refused, /encoding/);
  assert.equal(result.files[0].name, "a.csv");
  assert.deepEqual(result.problems.map(({ row, code, suggestion }) => [row, code, suggestion]), [[4, "emailNoAt", "bo@example.org"]]);
  assert.equal(result.rows.length, 3);
  assert.deepEqual(result.contacts.map(({ email, firstName }) => [email, firstName]), [["ana@example.com", "Anna"]]);
  assert.match(result.text, /bo\(at\)example\.org/);
  assert.ok(result.elapsedMs >= 0);
  assert.deepEqual(result.good, { ok: true, address: "ana@example.com" });
  assert.deepEqual(result.bad, { ok: false, code: "emailDomainCharacter", suggestion: "ana@example.com" });
  await close(page);
});
