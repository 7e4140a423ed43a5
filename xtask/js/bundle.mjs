// Lays out the app as it is served: a few small files under names that never change, and beside them one folder named
// after its own content, which may be cached for ever. Every text is minified and every file compressed beforehand.
//
//   node xtask/js/bundle.mjs BUILT WWW DIST VERSION
//
// BUILT is what Trunk made, WWW the hand-written files. Prints the folder's name.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { transform } from 'esbuild';

/** Stands in `www` and `index.html` for the folder's name. */
const TOKEN = '__SEGUE_VERSION__';

/** Files of `www` that a portal or a person names in a URL, so that their own name must stay. */
const isStable = (name) => ['segue.js', 'page.js'].includes(name) || /\.(html|d\.ts|svg|txt)$/.test(name);

/** Served compressed; anything else is compressed already. */
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.ts', '.wasm']);

const [built, www, dist, version] = process.argv.slice(2);

async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Promise.all(names.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path)]));
}

async function minified(name, bytes) {
  if (name === 'index.html') {
    // Trunk leaves its own instruction in the page when it may not inject a script.
    return Buffer.from(bytes.toString().replace(/[ \t]*<link[^>]*\bdata-trunk\b[^>]*>\n?/g, ''));
  }
  const loader = { '.js': 'js', '.css': 'css' }[extname(name)];
  if (!loader) return bytes;
  const options = { loader, minify: true, target: 'es2022', legalComments: 'none', charset: 'utf8' };
  const { code } = await transform(bytes.toString(), loader === 'js' ? { ...options, format: 'esm' } : options);
  return Buffer.from(code);
}

async function write(path, bytes) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  if (!COMPRESSED.has(extname(path))) return;
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, brotli));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

const stable = [];
const versioned = [];
for (const [name, bytes] of await files(built)) {
  (name === 'index.html' ? stable : versioned).push([name, await minified(name, bytes)]);
}
for (const [name, bytes] of await files(www)) {
  (isStable(name) ? stable : versioned).push([name, await minified(name, bytes)]);
}

const hash = createHash('sha256');
for (const [name, bytes] of versioned) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
const folder = `${version}-${hash.digest('hex').slice(0, 8)}`;

await rm(dist, { recursive: true, force: true });
const named = (name, bytes) => (extname(name) === '.wasm' ? bytes : Buffer.from(bytes.toString('latin1').replaceAll(TOKEN, folder), 'latin1'));
await Promise.all([
  ...stable.map(([name, bytes]) => write(join(dist, name), named(name, bytes))),
  ...versioned.map(([name, bytes]) => write(join(dist, folder, name), named(name, bytes))),
]);
console.log(folder);
