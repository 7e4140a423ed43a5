// The command line as a second opinion on what the page did with the sample.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { SEGUE = `${root}target/debug/segue`, SEGUE_DIST = `${root}dist` } = process.env;

/** The people of the sample who are ready, with what plain fields must hold. */
export function check() {
  const version = readdirSync(SEGUE_DIST).find((name) => /^\d/.test(name));
  const sample = `${SEGUE_DIST}/${version}/sample.csv`;
  const run = (words, input) => spawnSync(SEGUE, words, { encoding: "utf8", maxBuffer: 1 << 28, input }).stdout;
  const json = (text) => text.trim().split("\n").map((line) => JSON.parse(line));
  const { match, problems, counts } = JSON.parse(run(["check", "--json", sample]));
  const [header, ...rows] = json(run(["rows", sample]));
  const invalid = new Set(problems.filter(({ warning }) => !warning).map(({ row }) => row));
  const column = (field) => header.indexOf(match[field]);
  const left = new Set(problems.map(({ row, column }) => `${row} ${column}`));
  // Rows by the line on which they begin, as an editor shows it.
  const people = new Map();
  let line = 1 + lines(header);
  const addresses = json(run(["emails"], rows.map((row) => row[column("email")].replaceAll("\n", " ")).join("\n")));
  for (const [index, row] of rows.entries()) {
    if (!invalid.has(line)) {
      const email = addresses[index].address;
      const fields = {};
      for (const field of ["firstName", "lastName", "address", "city", "state", "postalCode"]) {
        const value = row[column(field)]?.trim();
        if (value && !left.has(`${line} ${match[field]}`)) fields[field] = value;
      }
      people.set(email, { email, fields });
    }
    line += lines(row);
  }
  if (people.size !== counts.ready) throw new Error(`${people.size} people, ${counts.ready} ready`);
  return [...people.values()];
}

/** How many lines a row takes; the sample ends its lines with LF, inside quotation marks too. */
const lines = (row) => row.join("").split("\n").length;
