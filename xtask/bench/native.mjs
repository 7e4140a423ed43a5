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
const note = `Measured on ${date()}, ${cpus()[0].model.trim()}; medians by criterion.`;
fill(join(docs, "bench.md"), { native: `${text}\n\n${note}` });
console.log(text);
