// The page in which all is measured, and what is seen of it from outside: time, longest task, memory.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { launch, serve } from "../../tests/e2e/harness.mjs";
import { install, PATIENCE } from "./contestants.mjs";

const require = createRequire(import.meta.url);
const libraries = {
  udsv: readFileSync(require.resolve("udsv").replace(/[^/\\]*$/, "uDSV.iife.min.js"), "utf8"),
  papa: readFileSync(require.resolve("papaparse").replace(/[^/\\]*$/, "papaparse.min.js"), "utf8"),
};

/** Put before worker.js: tells on request how large the worker's wasm memory is. It never shrinks, so that is its peak. */
const TELL = `
let role, memory;
addEventListener("message", ({ data }) => (role ??= data.role));
WebAssembly.Instance = class extends WebAssembly.Instance {
  constructor(...all) {
    super(...all);
    memory = this.exports.memory;
  }
};
const bench = new BroadcastChannel("bench");
bench.onmessage = ({ data }) => {
  if (data === "tell") bench.postMessage({ role, bytes: memory?.buffer.byteLength ?? 0 });
};
`;

/** Runs in the page before everything else: keeps its own wasm memory to be asked. */
function watchPage() {
  const { instantiate, instantiateStreaming } = WebAssembly;
  const keep = async (made) => {
    const result = await made;
    globalThis.wasm = (result.instance ?? result).exports.memory;
    return result;
  };
  WebAssembly.instantiate = (...all) => keep(instantiate.apply(WebAssembly, all));
  WebAssembly.instantiateStreaming = (...all) => keep(instantiateStreaming.apply(WebAssembly, all));
}

/** Runs in the page: one contestant with one file. */
async function act({ name, index }) {
  const file = document.getElementById("bench").files[index];
  let longest = 0;
  const take = (entries) => entries.forEach(({ duration }) => (longest = Math.max(longest, duration)));
  const watch = new PerformanceObserver((list) => take(list.getEntries()));
  watch.observe({ type: "longtask" });
  const start = performance.now();
  const { free, ...answer } = await contestants[name](file).catch((error) => ({ failed: String(error) }));
  const ms = performance.now() - start;
  // The last task is only told of after it has ended.
  await new Promise((resolve) => setTimeout(resolve, 100));
  take(watch.takeRecords());
  watch.disconnect();
  let wasm;
  if (free) {
    wasm = [{ role: "page", bytes: globalThis.wasm.buffer.byteLength }];
    const channel = new BroadcastChannel("bench");
    channel.onmessage = ({ data }) => wasm.push(data);
    channel.postMessage("tell");
    await new Promise((resolve) => setTimeout(resolve, 100));
    channel.close();
    free();
  }
  return { ms, longest, wasm, ...answer };
}

/** Opens a page with these files; a page that crashed is opened anew. */
export async function stage(paths) {
  const server = await serve();
  const browser = await launch();
  const system = await browser.newBrowserCDPSession();
  let page, session, crashed;

  async function open() {
    const context = await browser.newContext({ bypassCSP: true });
    await context.addInitScript(watchPage);
    await context.route("**/worker.js", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: TELL + (await answer.text()) });
    });
    page = await context.newPage();
    crashed = new Promise((resolve) => page.on("crash", () => resolve({ failed: "brought the page down" })));
    session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    // An empty page of the server's: nobody else works in it.
    const address = new URL("bench.html", server.url).href;
    const body = "<!doctype html><title>Bench</title>";
    await context.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(address);
    await page.evaluate(install, { ...libraries, patience: PATIENCE });
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<input type="file" id="bench" multiple>'));
    await page.locator("#bench").setInputFiles(paths);
  }

  async function close() {
    await page.context().close();
  }

  await open();
  return {
    version: browser.version(),
    /** One turn of a contestant. `watched` samples the heaps, which costs a little. */
    async turn(name, index, watched = false) {
      // What those before left behind goes first.
      await session.send("HeapProfiler.collectGarbage");
      await pause(200);
      const grown = peak(await renderers(system));
      const heap = watched ? await watchHeap(session) : undefined;
      const answer = await Promise.race([page.evaluate(act, { name, index }), crashed]);
      const heapPeak = await heap?.end();
      if (answer.failed?.includes("page")) {
        await close();
        await open();
        return answer;
      }
      return { ...answer, heap: heapPeak, process: grown?.() };
    },
    async end() {
      await close();
      await browser.close();
      await server.stop();
    },
  };
}

/** Samples the JavaScript heaps of the page and its workers, buffers included, ten times a second. */
async function watchHeap(session) {
  const workers = new Map();
  let most = 0;
  const attached = ({ sessionId }) => workers.set(sessionId, 0);
  const detached = ({ sessionId }) => workers.delete(sessionId);
  const heard = ({ sessionId, message }) => {
    const { usedSize, backingStorageSize = 0 } = JSON.parse(message).result ?? {};
    if (usedSize && workers.has(sessionId)) workers.set(sessionId, usedSize + backingStorageSize);
  };
  session.on("Target.attachedToTarget", attached);
  session.on("Target.detachedFromTarget", detached);
  session.on("Target.receivedMessageFromTarget", heard);
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const sample = async () => {
    const ask = JSON.stringify({ id: 1, method: "Runtime.getHeapUsage" });
    for (const sessionId of workers.keys()) session.send("Target.sendMessageToTarget", { sessionId, message: ask }).catch(() => {});
    const { metrics } = await session.send("Performance.getMetrics");
    const own = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
    most = Math.max(most, own + [...workers.values()].reduce((sum, size) => sum + size, 0));
  };
  const timer = setInterval(() => sample().catch(() => {}), 100);
  return {
    async end() {
      clearInterval(timer);
      session.off("Target.attachedToTarget", attached);
      session.off("Target.detachedFromTarget", detached);
      session.off("Target.receivedMessageFromTarget", heard);
      const off = { autoAttach: false, waitForDebuggerOnStart: false, flatten: false };
      await session.send("Target.setAutoAttach", off).catch(() => {});
      return most;
    },
  };
}

/** Numbers of the processes that render: the page's, and some that wait idle for others. */
async function renderers(system) {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** Watches processes; the answer tells by how many bytes the one grew at most that grew most. Only Linux can. */
function peak(pids) {
  const status = (pid, name) => 1024 * Number(readFileSync(`/proc/${pid}/status`, "utf8").match(`${name}:\\s+(\\d+)`)[1]);
  try {
    const before = pids.map((pid) => {
      writeFileSync(`/proc/${pid}/clear_refs`, "5");
      return [pid, status(pid, "VmRSS")];
    });
    return () => Math.max(...before.map(([pid, was]) => (existsSync(`/proc/${pid}`) ? status(pid, "VmHWM") - was : 0)));
  } catch {
    return undefined;
  }
}
