// Measures in one page, turn by turn, on the same files on disk: only reading their bytes, Segue's whole check, and two
// who read CSV in JavaScript. Writes the tables and the charts.
// node bench.mjs DOCS KIND:ROWS:FILE…   (SEGUE, SEGUE_DIST, CHROME and QUICK as `cargo xtask bench` sets them)
import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { bars, line } from "./bench/chart.mjs";
import { CONTESTANTS, PATIENCE } from "./bench/contestants.mjs";
import { date, fill, mib, number, table } from "./bench/page.mjs";
import { stage } from "./bench/stage.mjs";

const [docs, ...given] = process.argv.slice(2);
const quick = Boolean(process.env.QUICK);
const RUNS = quick ? 3 : 5;
/** Whoever takes longer than this many ms runs three times. */
const SLOW = 5_000;
/** Rows of the files on which kinds are compared. */
const ROWS = 1_000_000;

const files = [...new Set(given)].map((text) => {
  const [, kind, rows, path] = text.match(/^([^:]+):(\d+):(.*)$/);
  return { kind, rows: Number(rows), path, bytes: statSync(path).size };
});
const { version, turn, end } = await stage(files.map(({ path }) => path));

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const most = (numbers) => Math.max(...numbers.filter((number) => number !== undefined));
const wasmOf = (run, role) => run.wasm.filter((one) => !role || one.role === role).reduce((sum, one) => sum + one.bytes, 0);

/** A warm-up each, which is also watched, then the runs, turn by turn. */
async function measure(index, names, runsOf) {
  const all = {};
  for (const name of names) {
    const warm = await turn(name, index, true);
    all[name] = { warm, runs: [], wanted: warm.failed ? 0 : runsOf(warm.ms) };
    console.error(`  ${files[index].kind} ${number(files[index].rows)} ${name}: ${warm.failed ?? `${Math.round(warm.ms)} ms`}`);
  }
  for (let run = 0; run < RUNS; run++) {
    for (const name of names) {
      if (run < all[name].wanted) all[name].runs.push(await turn(name, index));
    }
  }
  return Object.fromEntries(Object.entries(all).map(([name, { warm, runs }]) => [name, sum(warm, runs)]));
}

/** What a contestant's runs come to. */
function sum(warm, runs) {
  const failed = [warm, ...runs].find((run) => run.failed)?.failed;
  if (failed) return { failed };
  const times = runs.map(({ ms }) => ms);
  const seen = [warm, ...runs];
  return {
    ms: median(times),
    least: Math.min(...times),
    most: Math.max(...times),
    runs: runs.length,
    longest: most(seen.map(({ longest }) => longest)),
    heap: warm.heap,
    process: warm.process === undefined ? undefined : most(seen.map(({ process }) => process)),
    wasm: warm.wasm && {
      all: most(seen.map((run) => wasmOf(run))),
      check: most(seen.map((run) => wasmOf(run, "check"))),
      scan: most(seen.map((run) => wasmOf(run, "scan"))),
      scanners: warm.wasm.filter(({ role }) => role === "scan").length,
    },
    rows: warm.rows,
    distinct: warm.distinct,
    matched: warm.matched,
  };
}

const kinds = [];
for (const [index, file] of files.entries()) {
  if (file.rows !== ROWS || kinds.some(({ kind }) => kind === file.kind)) continue;
  const results = await measure(index, Object.keys(CONTESTANTS), (ms) => (ms > SLOW ? Math.min(3, RUNS) : RUNS));
  // What is compared has to be the whole work, done by as many as it says.
  for (const count of [1, 2, 3]) {
    const segue = results[`segue${count}`];
    assert.deepEqual([segue.rows, segue.matched, segue.wasm.scanners], [ROWS, 8, count], `Segue on the file ${file.kind}`);
  }
  kinds.push({ ...file, results });
}

const steps = [];
for (const [index, file] of files.entries()) {
  if (file.kind !== "plain") continue;
  const results = await measure(index, ["read", "segue"], () => (file.rows > ROWS ? 1 : 3));
  assert.equal(results.segue.rows, file.rows);
  steps.push({ ...file, ...results });
}
steps.sort((a, b) => a.rows - b.rows);
await end();

/** Whether a contestant counted right, else what it counted. */
function counted({ rows, distinct }, segue) {
  if (rows === undefined) return "";
  if (rows !== ROWS) return `**wrong: ${number(rows)} rows**`;
  return distinct === segue.distinct ? "right" : `**wrong: ${number(distinct)} addresses**`;
}

const longest = (ms) => (ms ? String(Math.round(ms)) : "under 50");
const TITLES = {
  plain: "Plain: only streets are quoted, since they have commas",
  "half-quoted": "Half quoted: every second column",
  "all-quoted": "All quoted",
  "short-rows": "Short rows: one in ten lacks its last one to four cells",
  diacritics: "With diacritics in every name and place",
};
const COLUMNS = ["who", "ms", "× reading", "counts", "wasm, MiB", "JS heaps, MiB", "process grew by, MiB", "longest task, ms"];

function kindTable({ results }) {
  const rows = Object.entries(results).map(([name, result]) => {
    const who = CONTESTANTS[name].name;
    if (result.failed) return [who, "", "", `**${result.failed}**`, "", "", "", ""];
    return [
      result.runs < RUNS ? `${who} (${result.runs} runs)` : who,
      number(result.ms),
      (result.ms / results.read.ms).toFixed(2),
      counted(result, results.segue2),
      result.wasm ? mib(result.wasm.all) : "",
      mib(result.heap),
      mib(result.process),
      longest(result.longest),
    ];
  });
  return table(COLUMNS, rows, [0, 3]);
}

const [plain] = kinds;
const { read, segue2, udsv, papa } = plain.results;
const [first, last] = [steps[0], steps.at(-1)];
// What each further row costs beside the next smaller file: starting up is not in it.
const further = steps.slice(1).map(({ rows, segue }, at) => (1_000 * (segue.ms - steps[at].segue.ms)) / (rows - steps[at].rows));
// From a million rows on each scan worker has had its turn with all its buffers.
const full = steps.find(({ rows }) => rows >= 1_000_000) ?? last;
const scanner = ({ segue }) => segue.wasm.scan / segue.wasm.scanners;
const spread = further.slice(1);
const workers = segue2.wasm.check + segue2.wasm.scan;
const times = (other) => (other.failed ? other.failed : `${(other.ms / segue2.ms).toFixed(1)} ×`);
const verdict = (good) => (good ? "reached" : "**not reached**");
const goals = [
  ["the whole check beside only reading the bytes", "at most 2.5 ×", `${(segue2.ms / read.ms).toFixed(2)} ×`, segue2.ms <= 2.5 * read.ms],
  ["uDSV, regex and Set beside the whole check", "at least 8 ×", times(udsv), Boolean(udsv.failed) || udsv.ms >= 8 * segue2.ms],
  ["wasm memory, all workers together", "under 64 MiB", `${mib(workers)} MiB`, workers < 64 * 2 ** 20],
  [
    "the page's longest task",
    "under 50 ms",
    segue2.longest ? `${longest(segue2.longest)} ms` : "under 50 ms",
    segue2.longest < 50,
  ],
  [
    `cost of a further row, from ${number(steps[1].rows)} rows to ${number(last.rows)}`,
    "within 1.5 ×",
    `${Math.min(...spread).toFixed(2)} to ${Math.max(...spread).toFixed(2)} µs`,
    Math.max(...spread) <= 1.5 * Math.min(...spread),
  ],
  [
    `wasm memory of a scan worker, from ${number(full.rows)} rows to ${number(last.rows)}`,
    "the same",
    `${mib(scanner(full))} and ${mib(scanner(last))} MiB`,
    scanner(last) <= 1.1 * scanner(full),
  ],
];

const rowsTable = table(
  ["rows", "MB", "reading, ms", "check, ms", "× reading", "µs a row", "µs a further row", "check worker, MiB", "bytes a row in it", "scan workers, MiB"],
  steps.map(({ rows, bytes, read, segue }, at) => [
    number(rows),
    number(bytes / 1e6),
    number(read.ms),
    number(segue.ms),
    (segue.ms / read.ms).toFixed(2),
    ((1_000 * segue.ms) / rows).toFixed(2),
    at ? further[at - 1].toFixed(2) : "",
    mib(segue.wasm.check),
    rows === first.rows ? "" : ((segue.wasm.check - first.segue.wasm.check) / rows).toFixed(1),
    segue.wasm.scanners ? `${segue.wasm.scanners} × ${mib(segue.wasm.scan / segue.wasm.scanners)}` : "none",
  ]),
);

const page = join(docs, "bench.md");
fill(page, {
  machine:
    `Measured on ${date()}: Chromium ${version}, ${cpus()[0].model.trim()}, ${cpus().length} cores. Medians of ${RUNS} after a warm-up; ` +
    `whoever takes over ${SLOW / 1_000} s runs three times, and nobody may take longer than ${PATIENCE} s.`,
  goals: table(["what", "wanted", "measured on the plain file", ""], goals.map(([what, wanted, got, good]) => [what, wanted, got, verdict(good)]), [0, 1, 2, 3]),
  kinds: kinds.map((one) => `### ${TITLES[one.kind]} (${number(one.bytes / 1e6)} MB)\n\n${kindTable(one)}`).join("\n\n"),
  rows: rowsTable,
});
writeFileSync(join(docs, "bench.svg"), bars(kinds, CONTESTANTS));
writeFileSync(join(docs, "bench-rows.svg"), line(steps));

console.log(kindTable(plain));
console.log(rowsTable);
console.log(`uDSV takes ${times(udsv)} of Segue's time, PapaParse ${times(papa)}.`);
for (const [what, wanted, got, good] of goals) console.log(`${good ? "✓" : "✗"} ${what}: ${wanted}, measured ${got}`);
