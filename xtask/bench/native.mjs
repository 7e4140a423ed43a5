// Puts what criterion measured into the page.
// node native.mjs DOCS CRITERION
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { date, fill, number, table } from "./page.mjs";

const [docs, criterion] = process.argv.slice(2);
const FILES = { plain: "plain", "all-quoted": "all quoted" };
const WHO = { segue: "Segue: marks rows and cells", "segue-cells": "Segue: and takes each cell unquoted", "csv-core": "`csv-core`", csv: "`csv`" };

const read = (kind, who, name) => JSON.parse(readFileSync(join(criterion, kind, who, "new", name), "utf8"));
const rows = Object.entries(FILES).flatMap(([kind, words]) => {
  const measured = Object.keys(WHO).map((who) => ({
    who,
    ns: read(kind, who, "estimates.json").median.point_estimate,
    bytes: read(kind, who, "benchmark.json").throughput.Bytes,
  }));
  return measured.map(({ who, ns, bytes }) => [
    words,
    WHO[who],
    (ns / 1e6).toFixed(1),
    `${number((bytes / ns) * 1e3)}`,
    (ns / measured[0].ns).toFixed(1),
  ]);
});
const text = table(["file", "who", "ms", "MB a second", "× Segue's time"], rows, [0, 1]);

const MEMORY = {
  "learnt": "learn a million people, in the order of a file",
  "learnt, five in a hundred": "learn fifty thousand of them anew",
  "to bytes": "write the file",
  "from bytes": "read the file back, nothing of it taken on trust",
  "made ready to be compared with": "make the table for a comparison",
  "compared, every tenth": "compare a hundred thousand people, their fingerprints taken",
  "leavers": "find who left, among a million",
};
const people = "a million people";
const kept = Object.entries(MEMORY).map(([name, words]) => [
  words,
  (read(people, name, "estimates.json").median.point_estimate / 1e6).toFixed(1),
]);
const { Bytes } = read(people, "to bytes", "benchmark.json").throughput;
const memory = `The file of a million people is ${(Bytes / 1e6).toFixed(1)} MB.\n\n${table(["what", "ms"], kept, [0])}`;
const note = `Measured on ${date()}, ${cpus()[0].model.trim()}; medians by criterion.`;
fill(join(docs, "bench.md"), { native: `${text}\n\n${note}`, memory: `${memory}\n\n${note}` });
console.log(`${text}\n\n${memory}`);
