// What happens to subscriptions: each choice with its numbers, what it asks for, and what the store holds afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button } from "./hands.mjs";
import { accessible, browser, close, open, server, setUp } from "./harness.mjs";
import { counted, held, send, shownLines, toReview } from "./mending.mjs";

setUp();

const ROWS = `EMail,FirstName,Newsletter,Agreed
anna.tamm@example.com,Anna,yes,2024-05-01
liam.smith@example.com,Liam,yes,2024-05-01
noah.wilson@example.com,Noah,yes,2025-11-01
mari.saar@example.com,Mari,no,2022-01-01
new.yes@example.com,Yes,yes,2025-06-01
new.undated@example.com,Undated,yes,
new.no@example.com,No,no,
new.none@example.com,None,,
`;
/** What the store knows of them before; of the others nothing. */
const BEFORE = {
  "anna.tamm": ["subscribed", "2024-03-01T09:30:00Z"],
  "liam.smith": ["unsubscribed", "2025-01-12T18:05:00Z"],
  "noah.wilson": ["unsubscribed", "2024-10-10T10:10:10Z"],
  "mari.saar": ["subscribed", "2023-11-20T07:00:00Z"],
};
const NEW = ["nonSubscribed", "1970-01-01T00:00:00Z"];
const AS_BEFORE = { ...BEFORE, "new.yes": NEW, "new.undated": NEW, "new.no": NEW, "new.none": NEW };

/** The page on Review, with the consent and its date matched. */
async function onReview() {
  await server.store("/_simulator/reset", { method: "POST" });
  const page = await open(browser, server.url);
  await toReview(page, "VIP.csv", ROWS, async (page) => {
    await button(page, "Use Newsletter").click();
    await page.getByLabel("Attribute").selectOption({ label: "Opt-in date (email)" });
    await button(page, "Add attribute").click();
    await page.getByLabel("Column for Opt-in date (email)").selectOption({ label: "Agreed" });
  });
  await counted(page, { ready: 8 }, 8);
  return page;
}

const choice = (page, name) => page.locator(".consent").getByRole("radio", { name });
/** What stands beside a choice. */
const about = (page, name) => page.locator(".consent .option").filter({ has: page.getByText(name, { exact: true }) }).locator(".muted").first().innerText();

/** Sends, and holds each person's status and its date in the store against what is wanted: "now" is the run's start. */
async function becomes(page, wanted, people = 8) {
  const start = Date.now();
  const after = await send(page, server, people);
  const statuses = {};
  for (const name of Object.keys(wanted)) {
    const person = after.get(`${name}@example.com`);
    const date = person && Date.parse(person.statusDate);
    statuses[name] = person && [person.status, date >= start - 1000 ? "now" : new Date(date).toISOString().replace(".000", "")];
  }
  assert.deepEqual(statuses, wanted);
  for (const { email, welcomeMails, sms } of after.values()) assert.deepEqual([email, welcomeMails, sms], [email, 0, null]);
  return after;
}

test("as it stands, nobody's subscription changes", async () => {
  const page = await onReview();
  assert.ok(await choice(page, "Don't change anyone's subscription").isChecked());
  assert.match(await about(page, "Don't change anyone's subscription"), /^8 people keep the subscription that they have/);
  assert.ok(await choice(page, "Send them and change nothing").isChecked());
  await becomes(page, AS_BEFORE);
  await close(page);
});

test("as the columns say: the later date wins, a Yes without a date gets the one that is given", async () => {
  const page = await onReview();
  await choice(page, "As the columns of the file say").check();
  assert.match(await about(page, "As the columns of the file say"), /^4 subscribed, 2 unsubscribed, 2 unchanged\./);
  await page.getByText("1 person says Yes without a date").waitFor();
  await page.getByLabel("Date of a Yes that has none").fill("2025-02-03");
  assert.match(await about(page, "As the columns of the file say"), /^5 subscribed, 2 unsubscribed, 1 unchanged\./);
  await accessible(page, "consent from columns");
  await becomes(page, {
    ...AS_BEFORE,
    "anna.tamm": ["subscribed", "2024-05-01T12:00:00Z"],
    "noah.wilson": ["subscribed", "2025-11-01T12:00:00Z"],
    "mari.saar": ["unsubscribed", "now"],
    "new.yes": ["subscribed", "2025-06-01T12:00:00Z"],
    "new.undated": ["subscribed", "2025-02-03T12:00:00Z"],
    "new.no": ["unsubscribed", "now"],
  });
  await close(page);
});

test("everyone subscribed: only with evidence, a day that was and the number typed, and without those who say No", async () => {
  const page = await onReview();
  await choice(page, "Everyone agreed: subscribe them").check();
  assert.equal(await about(page, "Everyone agreed: subscribe them"), "6 people are subscribed, since the date that you give. 2 people who say No are not among them.");
  const focused = () => page.evaluate(() => [...document.querySelectorAll("*")].find((element) => element.shadowRoot).shadowRoot.activeElement?.id);
  const stays = async (field, sentence) => {
    await button(page, /^Continue with/).click();
    await page.getByText(sentence).waitFor();
    assert.equal(await focused(), field);
    assert.equal(await page.locator(`#${field}`).getAttribute("aria-invalid"), "true");
    assert.equal(await page.locator("h1").innerText(), "8 people are ready");
  };
  await stays("consent-email-words", "Say what consent there is, in at least 10 characters.");
  await accessible(page, "consent lacks");
  // What is only looked at is not complained about.
  await choice(page, "Unsubscribe everyone").check();
  assert.equal(await page.locator('.consent [aria-invalid="true"]').count(), 0);
  await choice(page, "Everyone agreed: subscribe them").check();
  await page.getByLabel("What consent there is").fill("fair");
  await stays("consent-email-words", "Say what consent there is, in at least 10 characters.");
  await page.getByLabel("What consent there is").fill("ticked at the autumn fair");
  await stays("consent-email-date", "Choose the day.");
  await page.getByLabel("Since when").fill("2999-01-01");
  await page.getByText("This day is still to come.").waitFor();
  await page.getByLabel("Since when").fill("2025-06-01");
  await page.getByLabel("To confirm, type the number of people: 6").fill("8");
  await stays("consent-email-number", "Type 6, the number of people whose subscriptions this changes.");
  await page.getByLabel("To confirm, type the number of people: 6").fill("6");
  const since = ["subscribed", "2025-06-01T12:00:00Z"];
  const after = await becomes(page, {
    ...AS_BEFORE,
    "anna.tamm": since, "liam.smith": since, "noah.wilson": since, "new.yes": since, "new.undated": since, "new.none": since,
  });
  for (const name of ["anna.tamm", "new.none"]) {
    const { source, createdAt } = after.get(`${name}@example.com`).consents.email;
    assert.deepEqual([source, Date.parse(createdAt)], ["ticked at the autumn fair", Date.parse("2025-06-01T12:00:00Z")]);
  }
  assert.deepEqual(after.get("mari.saar@example.com").consents, {});
  await page.getByText("ticked at the autumn fair").first().waitFor();
  await close(page);
});

test("everyone unsubscribed: only after the number is typed, from the moment of sending", async () => {
  const page = await onReview();
  await choice(page, "Unsubscribe everyone").check();
  assert.equal(await about(page, "Unsubscribe everyone"), "8 people are unsubscribed, from the moment at which sending begins.");
  await button(page, /^Continue with/).click();
  await page.getByText("Type 8, the number of people whose subscriptions this changes.").waitFor();
  await page.getByLabel("To confirm, type the number of people: 8").fill("8");
  await becomes(page, Object.fromEntries(Object.keys(AS_BEFORE).map((name) => [name, ["unsubscribed", "now"]])));
  await close(page);
});

test("rows that say No are pointed out: left out, they are not sent at all", async () => {
  const page = await onReview();
  await page.getByText("2 rows say No to e-mail").waitFor();
  await button(page, "Show these rows").click();
  await shownLines(page, [5, 8]);
  await choice(page, "Leave them out").check();
  await counted(page, { ready: 6, leftOut: 2 }, 8);
  const after = await becomes(page, { ...AS_BEFORE, "new.no": undefined }, 6);
  assert.deepEqual([...after.values()].filter(({ tags }) => tags.includes("VIP")).length, 6);
  assert.ok(!after.get("mari.saar@example.com").tags.includes("VIP"));
  await close(page);
});

test("rows that say No are pointed out: unsubscribed, and nobody else is", async () => {
  const page = await onReview();
  await choice(page, "Unsubscribe them").check();
  await counted(page, { ready: 8 }, 8);
  assert.match(await about(page, "Don't change anyone else's subscription"), /^2 unsubscribed, 6 unchanged\./);
  await becomes(page, { ...AS_BEFORE, "mari.saar": ["unsubscribed", "now"], "new.no": ["unsubscribed", "now"] });
  await close(page);
});

test("only people already in Omnisend: told that it comes later, with the way back", async () => {
  const page = await onReview();
  await choice(page, "Only people already in Omnisend").check();
  await accessible(page, "only known people");
  await button(page, /^Continue with/).click();
  const alert = page.getByRole("alert").filter({ hasText: "comes later" });
  await alert.waitFor();
  assert.equal(await page.locator("h1").innerText(), "8 people are ready");
  await alert.getByRole("button", { name: "Reach everyone in the file" }).click();
  assert.ok(await choice(page, "Everyone in the file").isChecked());
  await becomes(page, AS_BEFORE);
  await close(page);
});
