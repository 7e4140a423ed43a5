// The files of tests/fixtures in the browser: check() comes to what expected.json says, and so do the screens.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, close, folder, open, server, setUp } from "./harness.mjs";

const fixed = fileURLToPath(new URL("../fixtures/", import.meta.url));
const fixtures = JSON.parse(readFileSync(`${fixed}expected.json`, "utf8"));
/** Whom a test without a word about languages means: somebody who reads English. */
const ENGLISH = "en-GB";

const pages = new Map();
after(async () => {
  for (const page of pages.values()) await close(page);
});
setUp();

/** Where a fixture's files lie; what is generated is written first. */
function paths({ files, generated }) {
  if (!generated) return files.map((file) => fixed + file);
  const path = join(folder, generated.name);
  const rows = Array.from({ length: generated.rows }, (_, at) => generated.row.replaceAll("{n}", at + 1));
  writeFileSync(path, `${[generated.header, ...rows].join("\n")}\n`);
  return [path];
}

/** A page of somebody who reads this language, in which only check() is called. */
async function pageOf(language) {
  if (!pages.has(language)) {
    const page = await open(browser, server.url, { locale: language });
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<input type="file" id="fixture" multiple hidden>'));
    pages.set(language, page);
  }
  return pages.get(language);
}

/** Runs in the page: what check() says of the files in the input. */
async function act(match) {
  const { check } = await import(new URL("segue.js", document.baseURI).href);
  try {
    const checked = await check(document.getElementById("fixture").files, { match });
    const { files, counts, problems, notices } = checked;
    const contacts = [];
    while (contacts.length < counts.ready) contacts.push(...(await checked.contacts(contacts.length, 10_000)));
    const all = { files, match: checked.match, counts, problems, notices, contacts };
    checked.free();
    return all;
  } catch (error) {
    return { refusal: error.code, message: error.message };
  }
}

async function check({ language = ENGLISH, choose = {}, ...fixture }) {
  const page = await pageOf(language);
  await page.locator("#fixture").setInputFiles(paths(fixture));
  return page.evaluate(act, choose);
}

/** Rows by code: the line, behind the file's number where there are several. */
function byCode({ files, problems }) {
  const rows = {};
  for (const { file, row, code } of problems) (rows[code] ??= []).push(files.length > 1 ? `${file}:${row}` : row);
  return rows;
}

/** Of an object, the members that another one has. */
const only = (wanted, actual) => Object.fromEntries(Object.keys(wanted).map((name) => [name, actual[name] ?? null]));

for (const fixture of fixtures.filter(({ folder }) => !folder)) {
  test(`check(): ${fixture.name}`, async () => {
    const checked = await check(fixture);
    assert.equal(checked.refusal, fixture.refusal, checked.message);
    if (fixture.refusal) return;
    const { inspect, match, counts, problems, people = [], addresses } = fixture;
    for (const file of checked.files) assert.deepEqual(only(inspect, file), inspect, file.name);
    assert.deepEqual(only(match, checked.match), match);
    assert.deepEqual(checked.counts, counts);
    assert.deepEqual(checked.notices, fixture.notices ?? []);
    assert.deepEqual(byCode(checked), problems);
    const byAddress = new Map(checked.contacts.map((contact) => [contact.email, contact]));
    assert.equal(byAddress.size, counts.ready);
    for (const person of people) assert.deepEqual(only(person, byAddress.get(person.email) ?? {}), person);
    if (addresses) assert.deepEqual([...byAddress.keys()].sort(), [...addresses].sort());
  });
}

test("a week later some left, some joined and some changed", async () => {
  const fixture = fixtures.find(({ since }) => since);
  const { files, left, joined, changed } = fixture.since;
  const people = async (files) => {
    const { contacts } = await check({ ...fixture, files });
    return new Map(contacts.map(({ file, row, ...person }) => [person.email, JSON.stringify(person)]));
  };
  const [before, now] = [await people(files), await people(fixture.files)];
  const without = (some, others) => [...some.keys()].filter((address) => !others.has(address)).sort();
  assert.deepEqual(without(before, now), left);
  assert.deepEqual(without(now, before), joined);
  const other = [...now].filter(([address, person]) => before.has(address) && before.get(address) !== person);
  assert.deepEqual(other.map(([address]) => address).sort(), changed);
});

/** How the screens name what is counted and told. */
const VERDICTS = { rows: "Everyone", ready: "Ready", duplicate: "Duplicate", invalid: "Needs fixing" };
const NOTICES = { hundredThousandRows: /^Exactly 100,000 rows$/, partMissing: /^Part 3 is missing$/ };

for (const fixture of fixtures.filter(({ folder, notices }) => folder || notices?.some(({ code }) => code in NOTICES))) {
  test(`on screen: ${fixture.name}`, async () => {
    const page = await open(browser, server.url);
    const input = page.locator(fixture.folder ? "#choose-folder" : 'input[type="file"]').first();
    await input.setInputFiles(fixture.folder ? paths(fixture)[0] : paths(fixture));
    await page.getByRole("heading", { name: "Which column is what?" }).waitFor();
    for (const [field, label] of Object.entries(fixture.match)) {
      const shown = page.locator(`#column-${field} option:checked`);
      // A field that waits for a person's word is shown, and not filled.
      const filled = (await shown.count()) > 0 && (await shown.getAttribute("value")) !== "";
      assert.equal(filled ? await shown.textContent() : null, label, field);
    }
    await page.getByRole("button", { name: "Review", exact: true }).last().click();
    await page.getByRole("heading", { name: /ready$/ }).waitFor();
    const filters = page.getByRole("group", { name: "Show" });
    const told = Object.fromEntries((await filters.getByRole("button").allInnerTexts()).map(counted));
    for (const [verdict, name] of Object.entries(VERDICTS)) assert.equal(told[name] ?? 0, fixture.counts[verdict], name);
    if (fixture.counts.invalid) {
      await filters.getByRole("button", { name: VERDICTS.invalid }).click();
      await page.locator(`.people tbody tr:nth-child(${fixture.counts.invalid}):last-child`).waitFor();
      const rows = await page.locator(".people tbody tr").allInnerTexts();
      const names = parts(fixture);
      const places = rows.map((text) => text.match(/^(\d+)\s+(\S+)/)).map(([, row, name]) => `${names.indexOf(name)}:${row}`);
      const problems = Object.values(fixture.problems).flat();
      assert.deepEqual(places.filter((place) => !problems.includes(place)), []);
    }
    if (fixture.segment) {
      await page.getByRole("button", { name: /^Continue with/ }).click();
      await page.getByLabel("Display name").fill("Practice");
      await page.getByLabel("API key").fill("64b0c0ffee64b0c0ffee64b0-practice");
      await page.getByLabel("I agree").check();
      await page.getByRole("button", { name: "Connect" }).click();
      assert.equal(await page.locator("#tag").inputValue(), fixture.segment);
    }
    await close(page);
  });
}

/** The names of a fixture's parts in order. */
function parts({ folder, files }) {
  const below = folder ? readdirSync(paths({ files })[0], { recursive: true }) : files;
  return below.filter((path) => /\.csv/.test(path)).map((path) => basename(path)).sort();
}

/** "Needs fixing 2" as a name and a number. */
function counted(text) {
  const [, name, number] = text.match(/^(.*\S)\s+([\d,]+)$/);
  return [name, Number(number.replaceAll(",", ""))];
}

test("what is worth knowing of files as a whole is told, and only where it is so", async () => {
  const page = await open(browser, server.url);
  for (const fixture of fixtures.filter(({ name, folder }) => /^0[46]/.test(name) && !folder)) {
    await page.locator('input[type="file"]').first().setInputFiles(paths(fixture));
    await page.getByRole("heading", { name: "Which column is what?" }).waitFor();
    const seen = new Set();
    const look = async () => {
      for (const [code, title] of Object.entries(NOTICES)) if (await page.getByText(title).count()) seen.add(code);
    };
    await look();
    await page.getByRole("button", { name: "Review", exact: true }).last().click();
    await page.getByRole("heading", { name: /ready$/ }).waitFor();
    await look();
    assert.deepEqual([...seen], (fixture.notices ?? []).map(({ code }) => code), fixture.name);
    await page.reload();
    await page.getByRole("button", { name: "Start over" }).click();
  }
  await close(page);
});
