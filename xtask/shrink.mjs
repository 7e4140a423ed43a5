// Makes the module small: panics say nothing, then binaryen's passes.
// node shrink.mjs IN.wasm OUT.wasm   (IN with its functions' names)
//
// A panic ends the app with a sentence of its own (`src/mount/broken.rs`), and what it says beyond that nobody may read,
// for it may hold a cell. So whatever panics only calls that function and traps: the words, the places in the source
// and the work to put them together go. That it panics, and where, stays exactly as it was.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const [input, output] = process.argv.slice(2);
const { Block, Call, Drop, Features, Function: Func, If, LocalSet, Loop, SideEffects } = binaryen;
const { getExpressionId: kind, getFunctionInfo: about } = binaryen;

// What the compiler and the glue use (Rust's defaults for wasm, and `.cargo/config.toml`).
const FEATURES = ["BulkMemory", "BulkMemoryOpt", "Multivalue", "MutableGlobals", "NontrappingFPToInt", "ReferenceTypes", "SIMD128", "SignExt"];

// What never returns, by its name without the crates' hashes. What comes to nothing but these is found from them.
const PANICS =
  /^core::panicking::|^core::slice::index::slice_index_fail|^core::str::slice_error_fail|^std::panicking::(begin_panic|panic_with_hook)|^alloc::(alloc::handle_alloc_error|raw_vec::(handle_error|capacity_overflow))|^__rustc::rust_begin_unwind/;
// Shows that the app is broken: what the panic hook calls, which from now on nothing else would.
const TELL = /^app::mount::broken::tell\b/;
const HOOK = /^std::panicking::set_hook\b/;
// What only panics print.
const DEBUG = / as core::fmt::Debug>::fmt/;

const module = binaryen.readBinary(withoutPlaces(readFileSync(input)));
module.setFeatures(FEATURES.reduce((all, name) => all | Features[name], 0));

const functions = [];
for (let at = 0; at < module.getNumFunctions(); at += 1) {
  const handle = module.getFunctionByIndex(at);
  const { name, module: from, results } = about(handle);
  if (!from) functions.push({ handle, name, results, plain: name.replace(/\[[0-9a-f]{16}\]/g, "") });
}
const named = (pattern) => functions.filter(({ plain }) => pattern.test(plain));
const only = (pattern) => {
  const found = named(pattern);
  if (found.length !== 1) throw new Error(`${found.length} functions are named like ${pattern}, not one`);
  return found[0];
};

const tell = only(TELL);
const panic = () => module.block(null, [module.call("panic", [], binaryen.none), module.unreachable()]);
module.addFunction("panic", binaryen.none, binaryen.none, [], module.block(null, [module.call(tell.name, [], binaryen.none), module.unreachable()]));
const panics = new Set(["panic"]);
const silence = ({ handle, name }) => {
  panics.add(name);
  Func.setBody(handle, panic());
};
Func.setBody(only(HOOK).handle, module.nop());
for (const { handle, results } of named(DEBUG)) if (results === binaryen.i32) Func.setBody(handle, module.i32.const(0));
named(PANICS).forEach(silence);
let open = functions.filter((it) => it !== tell && !panics.has(it.name));
for (let before = Infinity; open.length < before; ) {
  before = open.length;
  for (const it of open) {
    const body = Func.getBody(it.handle);
    lighten(body);
    if (alwaysPanics(body)) silence(it);
  }
  open = open.filter(({ name }) => !panics.has(name));
}
if (!module.validate()) throw new Error("the module is not valid any more");

// The first 1024 bytes are the end of the stack.
binaryen.setLowMemoryUnused(true);
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
module.runPasses(["flatten", "rereloop"]);
module.optimize();
module.optimize();
// By name, the like lies by the like, which compresses better.
module.runPasses(["reorder-functions-by-name", "strip-debug", "strip-producers", "strip-target-features"]);
binaryen.setDebugInfo(false);
writeFileSync(output, module.emitBinary());

/** Whether running it ends in a panic, whatever else it does before. */
function isPanic(expression) {
  return kind(expression) === binaryen.UnreachableId || (kind(expression) === binaryen.CallId && panics.has(Call.getTarget(expression)));
}

/** Whether it does nothing but panic. */
function alwaysPanics(expression) {
  if (isPanic(expression)) return true;
  return kind(expression) === binaryen.BlockId && children(expression).filter((it) => kind(it) !== binaryen.NopId).slice(0, 1).some(alwaysPanics);
}

/** Takes out what is only written to memory and locals before a panic: its words, put together. */
function lighten(expression) {
  switch (kind(expression)) {
    case binaryen.BlockId: {
      const all = children(expression);
      all.forEach(lighten);
      let at = all.findIndex(isPanic);
      while (at > 0 && isQuiet(all[at - 1])) Block.setChildAt(expression, (at -= 1), module.nop());
      return;
    }
    case binaryen.IfId:
      lighten(If.getIfTrue(expression));
      return If.getIfFalse(expression) ? lighten(If.getIfFalse(expression)) : undefined;
    case binaryen.LoopId:
      return lighten(Loop.getBody(expression));
    case binaryen.LocalSetId:
      return lighten(LocalSet.getValue(expression));
    case binaryen.DropId:
      return lighten(Drop.getValue(expression));
  }
}

function children(block) {
  return Array.from({ length: Block.getNumChildren(block) }, (_, at) => Block.getChildAt(block, at));
}

/** Whether it calls nothing and goes nowhere. */
function isQuiet(expression) {
  const { ImplicitTrap, ReadsGlobal, ReadsLocal, ReadsMemory, WritesGlobal, WritesLocal, WritesMemory } = SideEffects;
  const quiet = ImplicitTrap | ReadsGlobal | ReadsLocal | ReadsMemory | WritesGlobal | WritesLocal | WritesMemory;
  return (binaryen.getSideEffects(expression, module) & ~quiet) === 0;
}

/**
 * The module with nulls for the places in the source that panics name: a pointer to a file's name that ends in `.rs`, its
 * length, line and column (`core::panic::Location`); and for those names.
 */
function withoutPlaces(bytes) {
  const wasm = Uint8Array.from(bytes);
  let at = 8;
  const number = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
      if (byte < 128) return value;
    }
  };
  while (at < wasm.length) {
    const [section, end] = [wasm[at++], number() + at];
    if (section === 11) {
      for (let count = number(); count > 0; count -= 1) {
        // An active segment of the one memory, at a constant: all that the linker makes.
        if (wasm[at++] !== 0 || wasm[at++] !== 0x41) throw new Error("a data segment of another kind");
        const start = number();
        if (wasm[at++] !== 0x0b) throw new Error("a data segment of another kind");
        const length = number();
        blank(wasm.subarray(at, at + length), start);
        at += length;
      }
    }
    at = end;
  }
  return wasm;
}

function blank(data, start) {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const names = new Map();
  for (let at = (4 - (start % 4)) % 4; at + 16 <= data.length; at += 4) {
    const [pointer, length, line, column] = [0, 4, 8, 12].map((by) => view.getUint32(at + by, true));
    const from = pointer - start;
    if (from < 0 || length < 4 || length > 200 || from + length > data.length || line < 1 || line > 99_999 || column < 1 || column > 999) continue;
    const name = String.fromCharCode(...data.subarray(from, from + length));
    if (!/^[\w./-]+\.rs$/.test(name)) continue;
    names.set(from, length);
    data.fill(0, at, at + 16);
  }
  for (const [from, length] of names) data.fill(0, from, from + length);
}
