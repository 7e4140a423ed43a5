// From a file to the report, as a person goes: the sample, in under a minute of clicks, and what Omnisend holds after.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browser, close, open, picture, server, setUp } from "./harness.mjs";

setUp();

const number = (text) => Number(text.replace(/\D/g, ""));

test("the sample goes through, and the store holds exactly the ready people", async () => {
  const before = await server.store("/_simulator/contacts");
  const page = await open(browser, server.url);
  const start = Date.now();
  await page.getByRole("button", { name: "Try a sample" }).click();
  await page.getByRole("heading", { name: "Which column is what?" }).waitFor();
  await page.getByText("Practice store: nothing leaves this computer.").waitFor();
  await page.getByRole("button", { name: "Review", exact: true }).last().click();
  const ready = number(await page.getByRole("heading", { name: /people are ready/ }).textContent());
  await page.getByRole("button", { name: /^Continue with/ }).click();
  const send = page.getByRole("button", { name: /^Send .* people to Minu Pood$/ });
  assert.equal(number(await send.textContent()), ready);
  await send.click();
  const title = page.getByRole("heading", { name: /people are in Minu Pood/ });
  await title.waitFor({ timeout: 60_000 });
  assert.ok(Date.now() - start < 60_000, "under a minute");
  await picture(page, "report");
  const accepted = number(await title.textContent());

  const held = await server.store("/_simulator/contacts");
  const carried = held.filter((person) => person.tags.includes("VIP"));
  assert.equal(carried.length, accepted);
  assert.equal(accepted, ready);
  // Whom the command line calls ready is who is there, field by field.
  const { check } = await import("./segue.mjs");
  const people = check();
  assert.deepEqual(carried.map(({ email }) => email), people.map(({ email }) => email).sort());
  const byAddress = new Map(held.map((person) => [person.email, person]));
  for (const person of people) {
    const { fields } = byAddress.get(person.email);
    for (const [name, value] of Object.entries(person.fields)) assert.equal(fields[name], value, `${person.email} ${name}`);
  }
  // Nobody who was subscribed or unsubscribed is anything else now; whoever is new is neither.
  const earlier = new Map(before.map((person) => [person.email, person]));
  for (const { email, status, tags, welcomeMails } of held) {
    assert.equal(status, earlier.get(email)?.status ?? "nonSubscribed", email);
    for (const tag of earlier.get(email)?.tags ?? []) assert.ok(tags.includes(tag), `${email} lost ${tag}`);
    assert.equal(welcomeMails, 0);
  }
  assert.ok(carried.some(({ email }) => earlier.get(email)?.status === "unsubscribed"), "an unsubscribed person was in it");
  await close(page);
});

test("what Omnisend refuses is named, counted and downloaded", async () => {
  await server.store("/_simulator/reset", { method: "POST" });
  const json = { "content-type": "application/json" };
  const refuse = [["@example.net", 400, "Provided email is not valid"], ["tamm", 409, "Phone number belongs to another contact"]];
  await server.store("/_simulator/settings", { method: "POST", headers: json, body: JSON.stringify({ refuse }) });
  const page = await open(browser, server.url, { locale: "et-EE" });
  await page.getByRole("button", { name: "Proovi näidisega" }).click();
  await page.getByRole("button", { name: "Vaata üle" }).click();
  await page.getByRole("button", { name: /^Jätka .* inimesega$/ }).click();
  await page.getByRole("button", { name: /^Saada .* inimest poodi Minu Pood$/ }).click();
  await page.getByText("Lõpetatud vigadega").waitFor({ timeout: 60_000 });
  await page.getByText("Provided email is not valid").first().waitFor();
  const held = await server.store("/_simulator/contacts");
  const accepted = number(await page.getByRole("heading", { name: /inimest on poes Minu Pood/ }).textContent());
  assert.equal(held.filter((person) => person.tags.includes("VIP")).length, accepted);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /tagasi lükatud read/ }).click();
  const text = readFileSync(await (await waiting).path(), "utf8");
  const lines = text.trim().split("\r\n").slice(1);
  assert.ok(lines.length > 0 && lines.every((line) => /@example\.net|tamm/.test(line)), lines[0]);
  await picture(page, "report-refused-et");
  await close(page);
  await server.store("/_simulator/reset", { method: "POST" });
});

test("the rows that need fixing come down with their reasons", async () => {
  const page = await open(browser, server.url);
  const text = "EMail;FirstName\nana@example.com;Ana\nbo(at)example.org;Bo\n=cmd@x;Cy\n";
  await page.locator('input[type="file"]').first().setInputFiles({ name: "VIP.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Review", exact: true }).last().click();
  await page.getByRole("heading", { name: "1 person is ready" }).waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download rows that need fixing" }).click();
  const csv = readFileSync(await (await waiting).path(), "utf8");
  assert.match(csv, /^\uFEFFEMail;FirstName;Reason;Segue: Row\r\nbo\(at\)example\.org;Bo;.*@.*;3\r\n'=cmd@x;Cy;.*;4\r\n$/);
  await close(page);
});
