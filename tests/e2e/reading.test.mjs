// How a file is read: what is found, and each piece of it flipped by hand.
import assert from "node:assert/strict";
import { appendFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BOTH, file, choose, button, review, matching, found, shows, change, flip, column, fits, says, people, baltic, NAMES, BALTIC, preview } from "./hands.mjs";
import { accessible, browser, close, folder, open, picture, server, setUp } from "./harness.mjs";

setUp();

test("the found line says what stands between cells, the encoding, the line of the names, the rows", async () => {
  const page = await open(browser, server.url);
  await choose(page, file("VIP.csv", "\uFEFFEmail;First name\nana@example.com;Ana\nbo@example.org;Bo\n"));
  await matching(page);
  assert.deepEqual(await found(page), ["VIP.csv", "2 rows", "semicolon", "UTF-8", "names in line 1"]);
  await shows(page, ["Email", "First name"], ["ana@example.com", "Ana"], ["bo@example.org", "Bo"]);
  await page.reload();
  await button(page, "Start over").click();
  await choose(page, file("Nameless.txt", "ana@example.com\tAna\tTartu\nbo@example.org\tBo\tPärnu\n"));
  await matching(page);
  assert.deepEqual(await found(page), ["Nameless.txt", "2 rows", "tab", "UTF-8", "no names of columns"]);
  assert.equal(await column(page, "Email"), "Column 1");
  await close(page);
});

test("titles above the header are left out, and columns without a name or of the same name are told apart", async () => {
  const page = await open(browser, server.url);
  await choose(page, file("Report.csv", "VIP customers;;;;\nExported 23.11.2026;;;;\n;;;;\nEmail;City;;City;Email\nana@example.com;Tartu;x;Pärnu;a\nbo@example.org;Narva;y;Valga;b\n"));
  await matching(page);
  assert.equal((await found(page)).at(-1), "names in line 4");
  const [labels, first] = await preview(page);
  assert.equal(new Set(labels).size, 5, labels.join());
  assert.ok(labels.every((label) => label.trim()), labels.join());
  assert.deepEqual(first, ["ana@example.com", "Tartu", "x", "Pärnu", "a"]);
  assert.equal(await column(page, "Email"), labels[0]);
  await review(page).click();
  await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
  await close(page);
});

test("each piece is flipped, shown at once, and found again", async () => {
  const page = await open(browser, server.url);
  await choose(page, file("VIP.csv", `E-post;Nimi;Linn\n${people(30)}\n`));
  await matching(page);
  await change(page);
  // The person says what no suggestion would.
  await page.getByLabel("Attribute").selectOption({ label: "Last name" });
  await button(page, "Add attribute").click();
  await page.getByLabel("Column for Last name").selectOption({ label: "Linn" });

  await flip(page, "delimiter", { label: "comma" });
  await shows(page, ["E-post;Nimi;Linn"], ["p0@example.com;Ana 0;Tartu"]);
  assert.deepEqual((await found(page)).slice(2, 3), ["comma"]);
  await says(page, "Email is not matched yet");
  assert.equal(await page.getByLabel("Column for Last name").count(), 0, "other columns are suggested anew");
  await flip(page, "delimiter", "");
  await shows(page, ["E-post", "Nimi", "Linn"], ["p0@example.com", "Ana 0", "Tartu"]);
  assert.equal(await column(page, "Email"), "E-post");

  await page.getByLabel("Attribute").selectOption({ label: "Last name" });
  await button(page, "Add attribute").click();
  await page.getByLabel("Column for Last name").selectOption({ label: "Linn" });
  await flip(page, "encoding", "windows-1257");
  await says(page, "windows-1257");
  assert.equal((await found(page))[3], "windows-1257");
  assert.equal(await column(page, "Last name"), "Linn", "the same columns keep what was chosen");
  assert.equal(await page.getByLabel("Column for Last name").locator("xpath=ancestor::tr").getByText("your choice").count(), 1);
  await flip(page, "encoding", "");
  await page.locator(".found li").filter({ hasText: /^UTF-8/ }).waitFor();
  assert.equal(await column(page, "Last name"), "Linn");

  await flip(page, "header", "2");
  await shows(page, ["p0@example.com", "Ana 0", "Tartu"], ["p1@example.com", "Ana 1", "Tartu"]);
  assert.deepEqual((await found(page)).slice(1), ["29 rows", "semicolon", "UTF-8", "names in line 2"]);
  assert.equal(await column(page, "Email"), "p0@example.com");
  await flip(page, "header", "0");
  await shows(page, ["Column 1", "Column 2", "Column 3"], ["E-post", "Nimi", "Linn"], ["p0@example.com", "Ana 0", "Tartu"]);
  assert.deepEqual((await found(page)).slice(1), ["31 rows", "semicolon", "UTF-8", "no names of columns"]);
  await flip(page, "header", "");
  await shows(page, ["E-post", "Nimi", "Linn"]);
  assert.deepEqual((await found(page)).slice(1), ["30 rows", "semicolon", "UTF-8", "names in line 1"]);
  assert.equal(await column(page, "Email"), "E-post");
  await close(page);
});

test("what was flipped reaches Review and outlives a reload", async () => {
  const page = await open(browser, server.url);
  const vip = file("VIP.csv", `Email;First name;City\n${people(30)}\n`);
  await choose(page, vip);
  await matching(page);
  await change(page);
  await flip(page, "header", "0");
  await shows(page, ["Column 1", "Column 2", "Column 3"]);
  // At once, so that the check has to wait for the reading.
  await flip(page, "header", "3");
  await review(page).click();
  await page.getByRole("heading", { name: "28 people are ready" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Choose VIP.csv again" }).waitFor();
  await choose(page, vip);
  await page.getByRole("heading", { name: "28 people are ready" }).waitFor();
  await button(page, "Back").click();
  await shows(page, ["p1@example.com", "Ana 1", "Tartu"], ["p2@example.com", "Ana 2", "Tartu"]);
  assert.equal((await found(page)).at(-1), "names in line 3");
  await change(page);
  await flip(page, "header", "");
  await shows(page, ["Email", "First name", "City"]);
  await review(page).click();
  await page.getByRole("heading", { name: "30 people are ready" }).waitFor();
  await close(page);
});

test("what cannot be read otherwise stays as it was, and so does the check", async () => {
  const page = await open(browser, server.url);
  await choose(page, file("VIP.csv", "Email;City\nana@example.com;Tartu\nbo@example.org;Narva\n"));
  await matching(page);
  await change(page);
  await flip(page, "header", "3");
  await page.getByRole("alert").filter({ hasText: "It cannot be read like that" }).waitFor();
  await shows(page, ["Email", "City"], ["ana@example.com", "Tartu"]);
  assert.equal(await page.locator("#reading-header").inputValue(), "");
  await accessible(page, "refused reading");
  await review(page).click();
  await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
  await close(page);
});

for (const [scheme, [locale, width]] of Object.entries(BOTH)) {
  test(`Estonian letters of windows-1257: right at once, told where they are not, counted in Review, ${scheme}`, async () => {
    const page = await open(browser, server.url, { scheme, locale: scheme === "light" ? locale : "en-GB", width });
    await choose(page, file("Kliendid.csv", baltic(BALTIC)));
    await matching(page);
    const rows = NAMES.slice(0, 3).map((name, n) => [`p${n}@example.com`, name, "Pärnu"]);
    await shows(page, ["E-post", "Eesnimi", "Linn"], ...rows);
    await change(page);
    await shows(page, ["E-post", "Eesnimi", "Linn"], ...NAMES.map((name, n) => [`p${n}@example.com`, name, "Pärnu"]));
    await accessible(page, "change panel");
    await flip(page, "encoding", "UTF-8");
    await says(page, "Some letters cannot be read");
    assert.ok((await preview(page)).flat().some((cell) => cell.includes("\uFFFD")));
    await picture(page, `unreadable-${scheme}`);
    await accessible(page, "unreadable letters");
    await fits(page, "unreadable letters");
    await review(page).click();
    await page.getByRole("heading", { name: /are ready$/ }).waitFor();
    const finding = page.locator(".findings li").filter({ hasText: "Characters that cannot be read" });
    assert.equal(await finding.locator(".count").innerText(), "8");
    await accessible(page, "unreadable letters in Review");
    await button(page, "Back").click();
    await change(page);
    await flip(page, "encoding", "windows-1257");
    await shows(page, ["E-post", "Eesnimi", "Linn"], ...rows);
    assert.equal(await page.getByText("Some letters cannot be read").count(), 0);
    await review(page).click();
    await page.getByRole("heading", { name: "8 people are ready" }).waitFor();
    assert.equal(await finding.count(), 0);
    await close(page);
  });
}

test("UTF-16, as Excel's Unicode text is", async () => {
  const page = await open(browser, server.url);
  const text = "\uFEFFE-post\tEesnimi\tLinn\r\nana@example.com\tÕnne\tJõhvi\r\nbo@example.org\tЮрий\tTallinn\r\n";
  const big = Buffer.from(text, "utf16le").swap16();
  for (const [name, bytes] of [["little.txt", Buffer.from(text, "utf16le")], ["big.txt", big]]) {
    await choose(page, file(name, bytes));
    await matching(page);
    assert.match((await found(page))[3], /^UTF-16/);
    await shows(page, ["E-post", "Eesnimi", "Linn"], ["ana@example.com", "Õnne", "Jõhvi"], ["bo@example.org", "Юрий", "Tallinn"]);
    await review(page).click();
    await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
    await page.getByText("Юрий").waitFor();
    await button(page, "Back").click();
    await button(page, "Choose another file").click();
  }
  await close(page);
});

test("cells pasted from a spreadsheet, with quotation marks and line breaks inside", async () => {
  const page = await open(browser, server.url);
  await page.getByText("Paste cells").click();
  await button(page, "Use these cells").click();
  await says(page, "There is nothing here yet");
  await accessible(page, "nothing pasted");
  const cells = 'E-post\tEesnimi\tAadress\nana@example.com\tÕnne "Õnnekas"\t"Pikk 1\nTallinn ""vanalinn"""\nbo@example.org\tŽanna\tLai 2\n';
  await page.getByLabel("Cells from a spreadsheet").fill(cells);
  await button(page, "Use these cells").click();
  await matching(page);
  assert.deepEqual((await found(page)).slice(1), ["2 rows", "tab", "UTF-8", "names in line 1"]);
  const [, first, second] = await preview(page);
  assert.equal(first[1], 'Õnne "Õnnekas"');
  assert.match(first[2], /^Pikk 1\s*Tallinn "vanalinn"$/);
  assert.deepEqual(second, ["bo@example.org", "Žanna", "Lai 2"]);
  await review(page).click();
  await page.getByRole("heading", { name: "2 people are ready" }).waitFor();
  await close(page);
});

test("a file that changes while it is looked at is asked for again, and nothing else is lost", async () => {
  const path = join(folder, "VIP.csv");
  const write = (text) => writeFileSync(path, `Email;Town\n${text}`);
  write(people(30));
  const page = await open(browser, server.url);
  await page.locator("#choose-files").setInputFiles(path);
  await matching(page);
  await page.getByLabel("Attribute").selectOption({ label: "Last name" });
  await button(page, "Add attribute").click();
  await page.getByLabel("Column for Last name").selectOption({ label: "Town" });
  await change(page);
  write(people(20));
  utimesSync(path, new Date(), new Date(Date.now() + 5_000));
  await flip(page, "encoding", "UTF-8");
  const alert = page.getByRole("alert").filter({ hasText: "VIP.csv cannot be used" });
  await alert.waitFor();
  assert.match(await alert.innerText(), /changed, moved or removed/);
  await accessible(page, "changed");
  await page.locator("#choose-files").setInputFiles(path);
  await matching(page);
  assert.equal((await found(page))[1], "20 rows");
  assert.equal(await column(page, "Last name"), "Town");
  appendFileSync(path, "\nq@example.com;Ana;Valga\n");
  utimesSync(path, new Date(), new Date(Date.now() + 9_000));
  await review(page).click();
  await page.getByRole("heading", { name: "The check could not be finished" }).waitFor();
  await says(page, /changed, moved or removed/);
  page.errors = page.errors.filter((error) => !/ERR_FILE|ERR_UPLOAD|Failed to load resource/.test(error));
  await close(page);
});
