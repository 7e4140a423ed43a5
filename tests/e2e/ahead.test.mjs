// Before anything is sent: the preview of changes, the requests as a file, the rows that need fixing, the never-send list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { button, choose, file, fits, matching, review } from "./hands.mjs";
import { accessible, browser, close, open, picture, server, setUp } from "./harness.mjs";
import { counted, openRow, settled, toReview, unfold } from "./mending.mjs";

setUp();

const ROWS = `EMail;FirstName;Linn;Kood
anna.tamm@example.com;Anna;Tartu;1
bo(at)example.org;=Bo;"Tallinn; ""vana"" linn";2
cy@example.net;Cy;-5;3
Anna.Tamm@example.com;Anne;Elva;4
;Dan;+Narva;5
dora@@example.com;"Dora
Maria";@home;6
ed@gmial.com;Ed;Valga;7
`;

/** What a button has the browser save. */
async function saved(page, name) {
  const waiting = page.waitForEvent("download");
  await button(page, name).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("preview changes: nothing is sent, and the file holds each ready person once", async () => {
  await server.store("/_simulator/reset", { method: "POST" });
  const page = await open(browser, server.url);
  await toReview(page, "VIP.csv", ROWS);
  await counted(page, { ready: 3, duplicate: 1, invalid: 3 }, 7);
  const asked = [];
  page.context().on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  await button(page, "Preview changes").click();
  await page.getByRole("heading", { name: "3 people would be sent" }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await page.getByText("7 rows: 3 ready, 1 duplicate, 3 need fixing.").waitFor();
  await page.getByText("Nothing was sent.").first().waitFor();
  await accessible(page, "preview");
  await fits(page, "preview");
  await picture(page, "preview");
  const { name, text } = await saved(page, "Download what would be sent");
  assert.equal(name, "What would be sent.jsonl");
  const requests = text.trim().split("\n").map((line) => JSON.parse(line));
  assert.ok(!text.includes("practice") && !/api.?key/i.test(text), "no key");
  const items = requests.flatMap(({ body }) => body.items ?? []);
  const emails = items.flatMap((item) => item.identifiers.filter(({ type }) => type === "email").map(({ id }) => id));
  assert.deepEqual(emails.sort(), ["anna.tamm@example.com", "cy@example.net", "ed@gmial.com"]);
  const anna = items.find((item) => item.identifiers[0].id === "anna.tamm@example.com");
  assert.equal(anna.firstName, "Anne");
  assert.deepEqual(anna.tags, ["VIP"]);
  await saved(page, "Download rows that need fixing");
  await button(page, "Back to Review").click();
  await page.getByRole("heading", { name: "3 people are ready" }).waitFor();
  assert.deepEqual(asked.filter((request) => !/^GET (blob:|data:)/.test(request)), []);
  assert.deepEqual(await server.store("/_simulator/requests"), {});
  await close(page);
});

test("what the file says would be sent is what is sent", async () => {
  await server.store("/_simulator/reset", { method: "POST" });
  const page = await open(browser, server.url);
  await toReview(page, "VIP.csv", ROWS);
  await button(page, "Fix: gmial.com → gmail.com").click();
  await page.getByText("1 row holds a correction of yours.").waitFor();
  await button(page, "Preview changes").click();
  const { text } = await saved(page, "Download what would be sent");
  assert.ok(text.includes("ed@gmail.com") && !text.includes("gmial"), text);
  await button(page, "Back to Review").click();
  await button(page, /^Continue with/).click();
  const bodies = [];
  page.context().on("request", (request) => {
    if (request.method() === "POST" && /\/batches$/.test(request.url())) bodies.push(request.postData());
  });
  await page.getByLabel("Display name").fill("Practice");
  await page.getByLabel("API key").fill("64b0c0ffee64b0c0ffee64b0-practice");
  await page.getByLabel("I agree").check();
  await button(page, "Connect").click();
  await button(page, "Preview changes").click();
  await page.getByRole("heading", { name: "3 people would be sent to Minu Pood" }).waitFor();
  assert.deepEqual(bodies, []);
  await accessible(page, "preview, connected");
  // It was opened from the last look, and leads back there.
  await button(page, "Back").click({ timeout: 5_000 });
  await page.getByRole("heading", { name: "One last look" }).waitFor();
  await button(page, "Send 3 people to Minu Pood").click();
  await page.getByRole("heading", { name: "3 people are in Minu Pood" }).waitFor({ timeout: 60_000 });
  const lines = (jsonl) => jsonl.trim().split("\n").flatMap((line) => (JSON.parse(line).body ?? JSON.parse(line)).items);
  const sent = bodies.flatMap((body) => JSON.parse(body).items);
  const id = (item) => item.identifiers[0].id;
  const by = (items) => Object.fromEntries(items.map((item) => [id(item), item]));
  assert.deepEqual(by(sent), by(lines(text)));
  await close(page);
});

test("the rows that need fixing come down, and brought again they need the same", async () => {
  const page = await open(browser, server.url);
  await toReview(page, "VIP.csv", ROWS);
  const problems = async () => {
    await page.locator(".tabs button").filter({ hasText: /^Needs fixing/ }).click();
    await settled(page);
    const rows = await page.locator(".people tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].slice(1, 4).map((cell) => cell.innerText)));
    return rows;
  };
  const before = await problems();
  const { name, text } = await saved(page, "Download rows that need fixing");
  assert.equal(name, "Rows that need fixing.csv");
  assert.match(text, /^\uFEFFEMail;FirstName;Linn;Kood;Reason;Segue: Row\r\n/);
  assert.match(text, /;'=Bo;/);
  await page.reload();
  await button(page, "Start over").click();
  await choose(page, file(name, text));
  await matching(page);
  await review(page).click();
  await counted(page, { invalid: 3 }, 3);
  assert.deepEqual(await problems(), before);
  // What was guarded against formulas is as it was.
  const cells = async () => (await page.locator("aside.detail .cells tr").allTextContents()).map((text) => text.replace(/Mend$/, ""));
  for (const [line, value] of [[2, 'Tallinn; "vana" linn'], [3, "+Narva"], [4, "@home"]]) {
    await openRow(page, line);
    assert.ok((await cells()).includes(`Linn${value}`), `${line}: ${await cells()}`);
  }
  await close(page);
});

test("the never-send list: pasted, counted as left out, kept only with the tick, taken off one by one", async () => {
  const page = await open(browser, server.url);
  await toReview(page, "VIP.csv", ROWS);
  await page.getByText(/^People who are never sent/).click();
  await page.getByText("Nobody is on the list.").waitFor();
  await page.getByLabel("Add addresses").fill("Please forget: Anna.Tamm@example.com,\n<someone@example.org>\nnobody at all\n");
  await button(page, "Add to the list").click();
  await page.getByText("2 people were added to the list.").waitFor();
  await counted(page, { ready: 2, invalid: 3, leftOut: 2 }, 7);
  assert.equal(await page.getByLabel("Add addresses").inputValue(), "");
  await accessible(page, "never-send list");
  await picture(page, "never");
  const kept = () => page.evaluate(() => Object.entries({ ...localStorage }));
  assert.deepEqual(await kept(), []);
  await page.getByLabel("Remember the list on this computer").check();
  const [[, list], ...others] = await kept();
  assert.deepEqual(others, []);
  assert.ok(!/anna|someone|@/i.test(list), list);

  // In another tab they are left out from the start.
  const next = await page.context().newPage();
  await next.goto(server.url);
  await toReview(next, "Other.csv", ROWS);
  await counted(next, { ready: 2, invalid: 3, leftOut: 2 }, 7);
  await next.getByText(/^People who are never sent/).click();
  await next.getByLabel("Find a person").fill("anna.tamm@example.com");
  await button(next, "Find").last().click();
  await next.getByText("This person is on the list and is not sent.").waitFor();
  await button(next, "Take off the list").click();
  await counted(next, { ready: 3, duplicate: 1, invalid: 3 }, 7);
  await next.getByLabel("Remember the list on this computer").uncheck();
  assert.equal(await next.evaluate(() => localStorage.length), 0);
  await close(page);
});
