// A messy file, taken by clicks to a clean one: the counts add up after every step, and the store holds what was mended.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, review } from "./hands.mjs";
import { accessible, browser, close, open, picture, server, setUp } from "./harness.mjs";
import { counted, finding, found, held, mendCell, openRow, send, shownLines, toReview, unfold } from "./mending.mjs";

setUp();

const ROWS = [
  "EMail,FirstName,LastName,Phone,PostCode,Country,Born,Newsletter,Points,Colour",
  "anna.tamm@example.com,Anna,Tamm,+372 5551 2345,10111,Estonia,05/08/1986,yes,120,red",
  ",Bo,Kask,,,,,,,",
  "cy.example.com,Cy,Kask,,,,,,,",
  "dora@@example.com,Dora,Kask,,,,,,,",
  "ed@example.com.,Ed,Kask,,,,,,,",
  '"fay@example,com",Fay,Kask,,,,,,,',
  "mailto:gil@example.com,Gil,Kask,,,,,,,",
  "n/a,Ott,Kask,,,,,,,",
  "Hana Kask <hana@example.com>,Hana,Kask,,,,,,,",
  "ivo@example.com\u00a0,Ivo,Kask,,,,,,,",
  "jaan@õunapuu.example,Jaan,Kask,,,,,,,",
  `${"b".repeat(65)}@example.com,Bella,Kask,,,,,,,`,
  "noreply@example.com,Shop,,,,,,,,",
  "kai@gmial.com,Kai,Mets,,,,,,7,",
  "lea@gmial.com,Lea,Mets,,,,,,,",
  "mia@gmial.com,Mia,Mets,,,,,,,",
  "nora@example.com,Nora,Saar,,,,,,,",
  "NORA@example.com,Norma,,,,,,,9,",
  "oskar@example.com,Oskar,Saar,,,Eeesti,,,,",
  "peep@example.com,Peep,Saar,,,Eeesti,,,,",
  "riho@example.com,Riho,Saar,,100,Finland,,,,",
  "salme@example.com,Salme,Saar,5551 9999,,,,,,",
  "tiit@example.com,Tiit,Saar,+372 5555 7777,,,06/07/1990,,,",
  "uno@example.com,Uno,Saar,call me,,,,,,",
  "viivi@example.com,Viivi,Saar,,,,,no,,",
  "liam.smith@example.com,Liam,Smith,,,,,yes,,",
];
const MESSY = `${ROWS.join("\n")}\n`;
const ALL = ROWS.length - 1;

/** Phone and consent by a person's yes, the dates added, points as a number. */
async function match(page) {
  await button(page, "Use Phone").click();
  await button(page, "Use Newsletter").click();
  await page.getByLabel("Attribute").selectOption({ label: "Birthdate" });
  await button(page, "Add attribute").click();
  await page.getByLabel("Column for Birthdate").selectOption({ label: "Born" });
  await page.getByText("05/08/1986: 5 August or 8 May?").waitFor();
  await button(page, "Add Points as a custom property").click();
  await page.getByLabel("Type", { exact: true }).selectOption({ label: "Number" });
}

/** Whom the store holds in the end, with the address as Omnisend takes it; kask: those of whom only a name is known. */
const kask = ["Bella", "Bo", "Cy", "Dora", "Ed", "Fay", "Gil", "Hana", "Ivo", "Ott"].map((name) => [`${name.toLowerCase()}@example.com`, { firstName: name, lastName: "Kask", phones: [] }]);
const WANTED = {
  ...Object.fromEntries(kask),
  "anna.tamm@example.com": { firstName: "Anna", lastName: "Tamm", city: "Tallinn", country: "Estonia", countryCode: "EE", postalCode: "10111", birthdate: "1986-08-05", phones: ["+37255512345"], Points: 120 },
  "jaan@xn--unapuu-oxa.example": { firstName: "Jaan", lastName: "Kask", phones: [] },
  "kai@gmail.com": { firstName: "Kai", lastName: "Mets", phones: [], Points: 7 },
  "lea@gmail.com": { firstName: "Lea", lastName: "Mets", phones: [] },
  "mia@gmail.com": { firstName: "Mia", lastName: "Mets", phones: [] },
  // The last of the two rows, with what it lacks from the first.
  "nora@example.com": { firstName: "Norma", lastName: "Saar", phones: [], Points: 9 },
  "oskar@example.com": { firstName: "Oskar", lastName: "Saar", country: "Estonia", countryCode: "EE", phones: [] },
  "peep@example.com": { firstName: "Peep", lastName: "Saar", country: "Estonia", countryCode: "EE", phones: [] },
  "riho@example.com": { firstName: "Riho", lastName: "Saar", country: "Finland", countryCode: "FI", postalCode: "00100", phones: [] },
  "salme@example.com": { firstName: "Salme", lastName: "Saar", phones: ["+37255519999"] },
  "tiit@example.com": { firstName: "Tiit", lastName: "Saar", phones: ["+37255557777"], birthdate: "1990-07-06" },
  "uno@example.com": { firstName: "Uno", lastName: "Saar", phones: [] },
  "viivi@example.com": { firstName: "Viivi", lastName: "Saar", phones: [] },
  // What the store knew before, and the file does not tell, stays.
  "liam.smith@example.com": { firstName: "Liam", lastName: "Smith", city: "Austin", phones: [] },
};

test("a messy file is taken to a clean one, and the store holds each person as mended", async () => {
  await server.store("/_simulator/reset", { method: "POST" });
  const before = await held(server);
  const page = await open(browser, server.url);
  await toReview(page, "VIP_2026-11-23.csv", MESSY, match);
  await counted(page, { ready: 15, duplicate: 1, invalid: 10 }, ALL);
  await finding(page, "No e-mail address");
  assert.deepEqual(await found(page), {
    "The domain is likely mistyped": 3,
    "No @ in the address": 2,
    "A form that Omnisend does not take": 2,
    "Country not known, left out": 2,
    "Day or month first? Date left out": 2,
    "No e-mail address": 1,
    "More than one @": 1,
    "A character that a domain cannot have": 1,
    "A dot too many after the @": 1,
    "Too long for an address": 1,
    "Omnisend blocks this address": 1,
    "Not a phone number, left out": 1,
    "Phone number without a country, left out": 1,
    "Postal code lost its leading zero, left out": 1,
  });

  // The same mistake many times is mended once, and taken back, and done again.
  await button(page, "Fix: gmial.com → gmail.com").click();
  await counted(page, { ready: 15, duplicate: 1, invalid: 10 }, ALL);
  assert.equal(await (await finding(page, "The domain is likely mistyped")).count(), 0);
  await page.getByText("3 rows hold corrections of yours.").waitFor();
  await button(page, "Undo").click();
  await (await finding(page, "The domain is likely mistyped")).waitFor();
  await counted(page, { ready: 15, duplicate: 1, invalid: 10 }, ALL);
  await button(page, "Redo").click();
  await page.getByText("3 rows hold corrections of yours.").waitFor();
  const country = await finding(page, "Country not known, left out");
  await country.getByRole("button", { name: "See values" }).click();
  await country.getByLabel("Instead of Eeesti").fill("Estonia");
  await country.getByRole("button", { name: "Fix in all rows" }).click();
  await country.waitFor({ state: "detached" });
  await counted(page, { ready: 15, duplicate: 1, invalid: 10 }, ALL);
  await page.getByText("5 rows hold corrections of yours.").waitFor();

  // One row by itself: what is suggested is taken, taken back, and taken again.
  const row = await openRow(page, 5);
  await row.getByRole("button", { name: "Use dora@example.com" }).click();
  await counted(page, { ready: 16, duplicate: 1, invalid: 9 }, ALL);
  await row.getByText("Before: dora@@example.com").waitFor();
  await row.getByRole("button", { name: "Take back", exact: true }).click();
  await counted(page, { ready: 15, duplicate: 1, invalid: 10 }, ALL);
  let ready = 15;
  for (const [line, name] of [[5, "dora"], [6, "ed"], [7, "fay"], [8, "gil"], [10, "hana"]]) {
    await (await openRow(page, line)).getByRole("button", { name: `Use ${name}@example.com` }).click();
    ready += 1;
    await counted(page, { ready, duplicate: 1, invalid: 25 - ready }, ALL);
  }
  // What nobody can suggest is typed.
  for (const [line, address] of [[3, "bo@example.com"], [4, "cy@example.com"], [9, "OTT@example.com "], [13, "bella@example.com"]]) {
    await openRow(page, line);
    await mendCell(page, "EMail", address);
    ready += 1;
    await counted(page, { ready, duplicate: 1, invalid: 25 - ready }, ALL);
  }
  await (await openRow(page, 14)).getByText("Nothing: the address cannot be used.").waitFor();

  // A person is left out, and taken in again.
  const anna = await openRow(page, 2);
  await anna.getByRole("button", { name: "Leave this person out" }).click();
  await counted(page, { ready: 23, duplicate: 1, invalid: 1, leftOut: 1 }, ALL);
  await anna.getByText("You left this person out").waitFor();
  await anna.getByRole("button", { name: "Take this person in again" }).click();
  await counted(page, { ready: 24, duplicate: 1, invalid: 1 }, ALL);
  await anna.getByRole("button", { name: "Close" }).click();

  // Rows with a cell that cannot be used are left out; then the cell is emptied.
  const phone = await finding(page, "Not a phone number, left out");
  await phone.getByLabel("Leave such rows out").check();
  await counted(page, { ready: 23, duplicate: 1, invalid: 1, leftOut: 1 }, ALL);
  await phone.getByLabel("Leave such rows out").uncheck();
  await counted(page, { ready: 24, duplicate: 1, invalid: 1 }, ALL);
  await phone.getByRole("button", { name: "See values" }).click();
  await phone.getByLabel("Instead of call me").fill("");
  await phone.getByRole("button", { name: "Fix in all rows" }).click();
  await phone.waitFor({ state: "detached" });
  await button(page, "Put the zero back").click();
  await (await finding(page, "Postal code lost its leading zero, left out")).waitFor({ state: "detached" });

  // Search and tabs.
  await page.getByLabel("Find in all rows").fill("kask");
  await button(page, "Find").first().click();
  await shownLines(page, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  await page.locator(".tabs button").filter({ hasText: /^Needs fixing/ }).click();
  await shownLines(page, []);
  await button(page, "Clear").click();
  await shownLines(page, [14]);
  await page.locator(".tabs button").filter({ hasText: /^Duplicate/ }).click();
  await shownLines(page, [18]);
  await page.getByText("Row 19 is sent instead").first().waitFor();

  // Which of two rows with one address is sent.
  await unfold(page, ".duplicates");
  await page.getByText("1 duplicate carries another name").waitFor();
  await page.getByRole("radio", { name: /^The first row/ }).check();
  await shownLines(page, [19]);
  await page.getByRole("radio", { name: /^The last row, with what it lacks/ }).check();
  await shownLines(page, [18]);
  await counted(page, { ready: 24, duplicate: 1, invalid: 1 }, ALL);

  // What is chosen in Data matching; the corrections stay.
  await button(page, "Say which comes first").click();
  await page.getByLabel("Day first: 5 August").check();
  await page.getByLabel("Country of numbers without a country code").selectOption({ label: "Estonia" });
  await review(page).click();
  await counted(page, { ready: 24, duplicate: 1, invalid: 1 }, ALL);
  assert.deepEqual(await found(page), { "Omnisend blocks this address": 1 });
  await picture(page, "review-mended");
  await accessible(page, "mended");

  const after = await send(page, server, 24);
  const carried = [...after.values()].filter(({ tags }) => tags.includes("VIP"));
  const told = Object.fromEntries(carried.map(({ email, fields, phones, custom }) => [email, { ...fields, phones, ...custom }]));
  assert.deepEqual(told, WANTED);
  for (const { email, status, statusDate } of carried) {
    const was = before.get(email) ?? { status: "nonSubscribed", statusDate: "1970-01-01T00:00:00Z" };
    assert.deepEqual([email, status, Date.parse(statusDate)], [email, was.status, Date.parse(was.statusDate)]);
  }
  await close(page);
});

test("values of one kind are mended one after the other: those that are left stay in sight", async () => {
  const page = await open(browser, server.url);
  await toReview(page, "VIP.csv", "Email,Country\na@example.com,Estonia\nb@example.com,Eeesti\nc@example.com,Lattvia\nd@example.com,Litua\n");
  const country = await finding(page, "Country not known, left out");
  await country.getByRole("button", { name: "See values" }).click();
  for (const [wrong, right] of [["Eeesti", "Estonia"], ["Lattvia", "Latvia"], ["Litua", "Lithuania"]]) {
    await country.getByLabel(`Instead of ${wrong}`).fill(right, { timeout: 5_000 });
    await country.getByLabel(`Instead of ${wrong}`).press("Enter");
    await counted(page, { ready: 4 }, 4);
  }
  await country.waitFor({ state: "detached" });
  await page.getByText("3 rows hold corrections of yours.").waitFor();
  await close(page);
});
