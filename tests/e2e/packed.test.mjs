// Packed and large files: rows at once, any window of rows, and what is told of them.
import assert from "node:assert/strict";
import { closeSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { file, choose, button, review, matching, found, shows, fits, says, people, preview } from "./hands.mjs";
import { accessible, browser, close, folder, open, server, setUp } from "./harness.mjs";

setUp();

/** Rows that do not pack to nothing. */
function packable(count) {
  const rows = ["Email;First name;City;Note"];
  let seed = 7;
  for (let n = 0; n < count; n++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    rows.push(`p${n}@example.com;Ana ${n % 97};Tartu;${seed.toString(36)}`);
  }
  return Buffer.from(`${rows.join("\n")}\n`);
}

test("a packed file of some megabytes: rows at once, progress, and any window of rows", async () => {
  const rows = 500_000;
  const packed = gzipSync(packable(rows));
  assert.ok(packed.length > 3 << 20, `${packed.length} bytes`);
  const path = join(folder, "VIP.csv.gz");
  writeFileSync(path, packed);
  const page = await open(browser, server.url);
  await page.locator("#choose-files").setInputFiles(path);
  await matching(page);
  await shows(page, ["Email", "First name", "City", "Note"], ["p0@example.com", "Ana 0", "Tartu", (await preview(page))[1][3]]);
  assert.deepEqual((await found(page)).slice(2), ["semicolon", "UTF-8", "names in line 1"]);
  const seen = page.evaluate(
    () =>
      new Promise((resolve) => {
        const values = [];
        const root = [...document.querySelectorAll("*")].find((element) => element.shadowRoot).shadowRoot;
        const watch = setInterval(() => {
          const bar = root.querySelector("progress[value]");
          if (bar && values.at(-1) !== bar.position) values.push(bar.position);
          if (root.textContent.includes("people are ready")) {
            clearInterval(watch);
            resolve(values);
          }
        }, 5);
      }),
  );
  await review(page).click();
  await page.getByRole("heading", { name: "500,000 people are ready" }).waitFor({ timeout: 60_000 });
  const progress = await seen;
  assert.ok(new Set(progress).size >= 3, `progress: ${progress}`);
  assert.deepEqual(progress, [...progress].sort((a, b) => a - b), "progress only grows");
  await page.getByLabel("Go to position").fill("449951");
  await button(page, "Go").click();
  await page.getByText("p449950@example.com", { exact: true }).waitFor({ timeout: 2_000 });
  await page.getByLabel("Go to position").fill("500000");
  await button(page, "Go").click();
  await page.getByText("p499999@example.com", { exact: true }).waitFor({ timeout: 2_000 });
  await close(page);
});

test("a damaged packed file and a zip, each with its own sentence, wherever the damage is", async () => {
  const page = await open(browser, server.url);
  const packed = gzipSync(packable(400_000));
  const head = Buffer.from(packed);
  head.fill(0x55, 20, 200);
  const refusals = { "a.csv.gz": head, "b.csv.gz": packed.subarray(0, 40), "c.csv.gz": Buffer.from("504b0304140000000000", "hex") };
  for (const [name, bytes] of Object.entries(refusals)) {
    await choose(page, file(name, bytes));
    const alert = page.getByRole("alert").filter({ hasText: `${name} cannot be used` });
    await alert.waitFor();
    assert.match(await alert.innerText(), name.startsWith("c") ? /zip archive/ : /packed and cannot be unpacked/, name);
  }
  await accessible(page, "damaged");
  // Damage far down is met by the check.
  const late = Buffer.from(packed);
  late.fill(0x55, late.length - 400_000, late.length - 399_000);
  for (const bytes of [late, packed.subarray(0, packed.length - 400_000)]) {
    await choose(page, file("Late.csv.gz", bytes));
    await matching(page);
    await review(page).click();
    await page.getByRole("heading", { name: "The check could not be finished" }).waitFor();
    await says(page, /packed and cannot be unpacked/);
    await accessible(page, "damaged far down");
    await button(page, "Back").click();
    await button(page, "Choose another file").click();
  }
  await close(page);
});

/** Milliseconds from choosing a file to its first rows, whatever its size. */
const FIRST_ROWS = 200;

test("a file of a gigabyte: first rows within 200 ms of choosing or dropping, and the check can be canceled", async (t) => {
  const path = join(folder, "Everyone.csv");
  const lines = [];
  for (let n = 0; n < 200_000; n++) lines.push(`c${n};p${n}@example.com;Ana;Tamm;"Pikk ${n}, 3";Tallinn;10111;Eesti`);
  const block = Buffer.from(`${lines.join("\n")}\n`);
  const out = openSync(path, "w");
  writeSync(out, "CustomerId;EMail;FirstName;LastName;StreetAddress;City;PostCode;Country\n");
  while (statSync(path).size < 1 << 30) writeSync(out, block);
  closeSync(out);
  try {
    const times = { chosen: [], dropped: [] };
    // The best of three counts; where another program holds up the machine, of three more.
    for (let tries = 0; tries < 6; tries++) {
      for (const how of Object.keys(times).filter((how) => tries < 3 || Math.min(...times[how]) >= FIRST_ROWS)) {
        const page = await open(browser, server.url);
        await page.locator(".drop").waitFor();
        await page.evaluate(() => {
          const root = [...document.querySelectorAll("*")].find((element) => element.shadowRoot).shadowRoot;
          let started;
          window.took = new Promise((resolve) => {
            for (const event of ["change", "drop"]) root.addEventListener(event, () => (started = performance.now()), { capture: true });
            new MutationObserver(() => {
              if (root.querySelector(".first-rows tbody td")?.innerText === "c0") resolve(performance.now() - started);
            }).observe(root, { childList: true, subtree: true });
          });
          document.body.insertAdjacentHTML("beforeend", '<input type="file" id="carrier" hidden>');
        });
        if (how === "chosen") {
          await page.locator("#choose-files").setInputFiles(path);
        } else {
          await page.locator("#carrier").setInputFiles(path);
          const transfer = await page.evaluateHandle(() => {
            const data = new DataTransfer();
            data.items.add(document.getElementById("carrier").files[0]);
            return data;
          });
          await page.locator(".drop").dispatchEvent("drop", { dataTransfer: transfer });
        }
        times[how].push(await page.evaluate(() => window.took));
        if (how === "chosen" && tries === 0) {
          assert.match((await found(page))[1], /^1(\.\d)? GB$/);
          await review(page).click();
          await button(page, "Cancel").waitFor();
          await page.waitForFunction(() => {
            const root = [...document.querySelectorAll("*")].find((element) => element.shadowRoot).shadowRoot;
            return root.querySelector("progress[value]")?.position > 0;
          });
          const asked = Date.now();
          await button(page, "Cancel").click();
          await says(page, "The check was canceled");
          const took = Date.now() - asked;
          assert.ok(took < 1_000, `canceled after ${took} ms`);
          await accessible(page, "canceled");
          await button(page, "Back").click();
          await matching(page);
        }
        await close(page);
      }
    }
    for (const [how, all] of Object.entries(times)) {
      const said = all.map((ms) => Math.round(ms)).join(", ");
      t.diagnostic(`first rows of ${(statSync(path).size / 1e9).toFixed(2)} GB, ${how}: ${said} ms`);
      assert.ok(Math.min(...all) < FIRST_ROWS, `${how}: ${said} ms`);
    }
  } finally {
    rmSync(path);
  }
});

test("exactly 100,000 rows are told in Review, one fewer are not", async () => {
  for (const [scheme, count] of [["light", 100_000], ["dark", 100_000], ["light", 99_999]]) {
    const page = await open(browser, server.url, { scheme, width: scheme === "dark" ? 320 : 1280 });
    await choose(page, file("VIP.csv", `Email;First name;City\n${people(count)}\n`));
    await matching(page);
    await review(page).click();
    await page.getByRole("heading", { name: `${count.toLocaleString("en")} people are ready` }).waitFor();
    assert.equal(await page.getByText("Exactly 100,000 rows").count(), count === 100_000 ? 1 : 0);
    await accessible(page, `${count} rows`);
    await fits(page, `${count} rows`);
    await close(page);
  }
});
