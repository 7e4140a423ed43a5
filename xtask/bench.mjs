// Measures in one page, turn by turn, on the same file on disk: only reading its bytes in one worker, and Segue's
// whole check. Prints a table and writes it as a page.
// node bench.mjs FILE PAGE   (SEGUE, SEGUE_DIST and CHROME as `cargo xtask bench` sets them)
import { statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { launch, serve } from "../tests/e2e/harness.mjs";

const [file, target] = process.argv.slice(2);
const RUNS = 5;

/** The contestants; each is run in the page, is given the File and answers with what it counted. */
const contestants = {
  "reading the bytes only (`slice().arrayBuffer()`, 4 MiB, one worker)": async (file) => {
    const source = `onmessage = async ({ data: file }) => {
      let bytes = 0;
      for (let at = 0; at < file.size; at += 4 << 20) bytes += (await file.slice(at, at + (4 << 20)).arrayBuffer()).byteLength;
      postMessage(bytes);
    }`;
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    const bytes = await new Promise((resolve) => ((worker.onmessage = ({ data }) => resolve(data)), worker.postMessage(file)));
    worker.terminate();
    return bytes;
  },
  "Segue: File to final counts, duplicates included": async (file) => {
    const { check } = await import("./segue.js");
    const result = await check([file]);
    const { rows } = result.counts;
    result.free();
    return rows;
  },
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

const server = await serve();
const browser = await launch();
const context = await browser.newContext({ bypassCSP: true });
const page = await context.newPage();
await page.goto(server.url);
await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<input type="file" id="bench">'));
await page.locator("#bench").setInputFiles(file);

const times = {};
let rows = 0;
for (let run = 0; run <= RUNS; run++) {
  for (const [name, act] of Object.entries(contestants)) {
    const { ms, counted, longest } = await page.evaluate(async (source) => {
      const act = eval(source);
      const file = document.getElementById("bench").files[0];
      let longest = 0;
      const watch = new PerformanceObserver((list) => list.getEntries().forEach((e) => (longest = Math.max(longest, e.duration))));
      watch.observe({ type: "longtask" });
      const start = performance.now();
      const counted = await act(file);
      const ms = performance.now() - start;
      watch.disconnect();
      return { ms, counted, longest };
    }, `(${act})`);
    rows = name.startsWith("Segue") ? counted : rows;
    // The first turn warms up.
    if (run > 0) (times[name] ??= []).push({ ms, longest });
  }
}
const version = browser.version();
await browser.close();
await server.stop();

const base = median(Object.values(times)[0].map(({ ms }) => ms));
const lines = Object.entries(times).map(([name, runs]) => {
  const ms = median(runs.map(({ ms }) => ms));
  const longest = Math.max(...runs.map(({ longest }) => longest));
  return `| ${name} | ${Math.round(ms)} | ${(ms / base).toFixed(2)} | ${longest ? Math.round(longest) : "under 50"} |`;
});
const megabytes = (statSync(file).size / 1e6).toFixed(0);
writeFileSync(
  target,
  `# Bench

One file on disk, ${rows.toLocaleString("en")} rows × 14 columns, ${megabytes} MB; one page, the contestants turn by turn, medians of ${RUNS} after a
warm-up. Chromium ${version}, ${cpus().length} cores. Times are of one machine on one day; the ratio is what to look at.

| what | ms | ratio | page's longest task, ms |
| --- | ---: | ---: | ---: |
${lines.join("\n")}

Again: \`cargo xtask bench\`. The file is made by the bench itself, of invented people, the same each time.
`,
);
console.log(lines.join("\n"));
