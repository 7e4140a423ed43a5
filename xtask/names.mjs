// Gives short names to what the module and its glue call each other by: two dozen letters and a hash each, of which
// compression can make little. They were a third of the glue that is downloaded.
// node names.mjs MODULE.wasm GLUE.js   (both are written anew)
import { readFileSync, writeFileSync } from "node:fs";

const [modulePath, gluePath] = process.argv.slice(2);
const [IMPORTS, EXPORTS] = [2, 7];

const wasm = readFileSync(modulePath);
const short = new Map();
let at = 0;

const parts = [bytes(8)];
while (at < wasm.length) {
  const id = wasm[at++];
  const end = number() + at;
  const content = Buffer.concat(id === IMPORTS || id === EXPORTS ? entries(id) : [bytes(end - at)]);
  if (at !== end) throw new Error(`section ${id} is not what it was taken for`);
  parts.push(Buffer.from([id]), leb(content.length), content);
}

const glue = readFileSync(gluePath, "utf8");
const words = new Set(glue.match(/\w+/g));
for (const [name, other] of short) {
  if (!words.has(name)) throw new Error(`the glue does not know ${name}`);
  if (words.has(other)) throw new Error(`the glue has another ${other}`);
}
writeFileSync(modulePath, Buffer.concat(parts));
writeFileSync(gluePath, glue.replace(/\w+/g, (word) => short.get(word) ?? word));

/** The entries of a section, with short names. */
function entries(id) {
  const count = number();
  const all = [leb(count)];
  for (let index = 0; index < count; index += 1) {
    if (id === IMPORTS) all.push(text(string()));
    const name = string();
    // What is imported is between the module and its glue; of what is exported, only that which has a hash.
    const inner = id === IMPORTS || /h[0-9a-f]{16}$/.test(name);
    if (inner) short.set(name, (id === IMPORTS ? "_i" : "_e") + index.toString(36));
    const kind = wasm[at++];
    if (id === IMPORTS && kind !== 0) throw new Error("an import that is no function");
    all.push(text(short.get(name) ?? name), Buffer.from([kind]), leb(number()));
  }
  return all;
}

function bytes(length) {
  return wasm.subarray(at, (at += length));
}

function string() {
  return bytes(number()).toString();
}

function text(string) {
  return Buffer.concat([leb(string.length), Buffer.from(string)]);
}

/** A number as the binary format reads it: seven bits a byte, the lowest first. */
function number() {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = wasm[at++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte < 128) return value;
  }
}

function leb(value) {
  const all = [];
  for (; value > 127; value = Math.floor(value / 128)) all.push((value % 128) | 128);
  return Buffer.from([...all, value]);
}
