// The public module: mount(), check(), checkEmail(). Small, and the same from version to version; the app itself lies in
// the folder of its version and comes when it is first needed.

const BUILD = "__SEGUE_VERSION__";
const BASE = new URL(`./${BUILD}/`, import.meta.url).href;
const PLACE = { base: BASE, build: BUILD, api: new URL("./api", import.meta.url).href };

const TOO_OLD = {
  en: "This browser is too old for Segue. A current Chrome, Edge, Firefox or Safari works.",
  et: "See brauser on Segue jaoks liiga vana. Sobib ajakohane Chrome, Edge, Firefox või Safari.",
};

// A module with one SIMD instruction: `i8x16.splat`.
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

function takesModuleWorkers() {
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return "module";
    },
  };
  try {
    // Our own script, so that no content security policy is tried; ended before it is fetched.
    new Worker(new URL("worker.js", BASE), options).terminate();
  } catch {
    // From another origin it is refused, after the options were read.
  }
  return asked;
}

function isSupported() {
  return (
    typeof WebAssembly === "object" &&
    WebAssembly.validate(SIMD) &&
    "adoptedStyleSheets" in Document.prototype &&
    typeof AbortSignal.timeout === "function" &&
    takesModuleWorkers()
  );
}

class SegueError extends Error {
  name = "SegueError";
  constructor(code, message, cause) {
    super(message, { cause });
    this.code = code;
  }
}

function tooOld(locale) {
  const tag = String(locale || document.documentElement.lang || navigator.language);
  return new SegueError("unsupported", tag.toLowerCase().startsWith("et") ? TOO_OLD.et : TOO_OLD.en);
}

function unreachable(cause) {
  return new SegueError("unreachable", `Segue could not be loaded from ${BASE}`, cause);
}

let loading;

// Loads the app, once; after a failure anew, with another address, since a failed import is remembered by its address.
let tries = 0;
function load(locale) {
  loading ??= (async () => {
    if (!isSupported()) throw tooOld(locale);
    const app = await import(`${BASE}app.js${tries ? `?${tries}` : ""}`);
    await app.default({ module_or_path: `${BASE}app_bg.wasm` });
    return app;
  })().catch((error) => {
    loading = undefined;
    tries += 1;
    throw error instanceof SegueError ? error : unreachable(error);
  });
  return loading;
}

let styling;

function style() {
  styling ??= (async () => {
    const answer = await fetch(`${BASE}segue.css`);
    if (!answer.ok) throw unreachable(answer.status);
    return new CSSStyleSheet().replace(await answer.text());
  })().catch((error) => {
    styling = undefined;
    throw error;
  });
  return styling;
}

class Segue {
  #host;
  #mounted;

  constructor(host, mounted) {
    this.#host = host;
    this.#mounted = mounted;
    this.ready = Promise.resolve(this);
  }

  #live() {
    if (!this.#mounted) throw new SegueError("destroyed", "This Segue was destroyed");
    return this.#mounted;
  }

  setFiles(files) {
    this.#live().setFiles(files);
  }

  state() {
    return this.#live().state();
  }

  destroy() {
    this.#mounted?.destroy();
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#host.remove();
  }
}

export async function mount(element, options = {}) {
  if (!(element instanceof Element)) throw new SegueError("option", "element has to be an element of the page");
  const host = document.createElement("div");
  const [app, sheet] = await Promise.all([load(options.locale), style()]);
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  root.adoptedStyleSheets = [sheet];
  if (options.theme) host.dataset.theme = options.theme;
  element.append(host);
  try {
    return new Segue(host, app.mount(PLACE, root, options));
  } catch (error) {
    host.remove();
    throw error;
  }
}

export async function check(files, options = {}) {
  const app = await load(options.locale);
  return app.check(PLACE, files, options);
}

export async function checkEmail(address) {
  const app = await load();
  return app.checkEmail(String(address));
}
