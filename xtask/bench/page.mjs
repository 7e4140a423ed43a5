// Numbers and tables as they stand in docs/bench.md, whose marked blocks are written anew.
import { readFileSync, writeFileSync } from "node:fs";

export const number = (value) => Math.round(value).toLocaleString("en");
export const mib = (bytes) => (bytes === undefined ? "" : (bytes / 2 ** 20).toFixed(1));
export const date = () => new Date().toISOString().slice(0, 10);

/** A table; the columns named in `left` are texts. */
export function table(head, rows, left = []) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = line(head.map((_, column) => (left.includes(column) ? "---" : "---:")));
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** Puts each text between `<!-- bench:NAME -->` and `<!-- /bench -->`. */
export function fill(path, blocks) {
  let page = readFileSync(path, "utf8");
  for (const [name, text] of Object.entries(blocks)) {
    const begin = `<!-- bench:${name} -->`;
    const [from, to] = [page.indexOf(begin), page.indexOf("<!-- /bench -->", page.indexOf(begin))];
    if (from < 0 || to < 0) throw new Error(`${path} has no block ${name}`);
    page = `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
  }
  writeFileSync(path, page);
}
