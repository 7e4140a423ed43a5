// The two charts, drawn by hand: SVG that reads on light and on dark.

const STYLE = `<style>
  svg { --ink: #1c2b28; --soft: #5b6b67; --grid: #dfe6e4; --paper: #ffffff; --read: #9aa8a4; --segue1: #7cc4b4; --segue2: #0b6b5d; --segue3: #4f9f90; --udsv: #d98f3a; --papa: #b5507a }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #e6efec; --soft: #a4b3af; --grid: #2c3b38; --paper: #12201d; --read: #7b8a86; --segue1: #3c8576; --segue2: #6fd6c1; --segue3: #52ab9a; --udsv: #e0a355; --papa: #d67ba0 }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink) }
  .soft { fill: var(--soft) }
  .title { font-weight: 600; font-size: 15px }
  .group { font-weight: 600 }
  .grid { stroke: var(--grid) }
</style>`;

const svg = (width, height, title, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">
${STYLE}
<rect width="${width}" height="${height}" rx="8" fill="var(--paper)"/>
${body.join("\n")}
</svg>
`;

const text = (x, y, words, { anchor = "start", kind = "" } = {}) =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${kind && ` class="${kind}"`}>${words}</text>`;
const round = (value) => Math.round(value * 10) / 10;

const KINDS = { plain: "plain", "half-quoted": "half quoted", "all-quoted": "all quoted", "short-rows": "short rows", diacritics: "diacritics" };

/** Times relative to only reading the bytes, one group of bars for each kind of file. */
export function bars(kinds, contestants) {
  const names = Object.keys(contestants);
  const [left, top, bar, gap, wide] = [250, 88, 18, 20, 480];
  const ratios = kinds.flatMap(({ results }) => names.map((name) => (results[name].failed ? 0 : results[name].ms / results.read.ms)));
  const every = [1, 2, 5, 10, 20].find((step) => Math.max(...ratios) / step <= 8) ?? 50;
  const end = Math.ceil(Math.max(...ratios) / every) * every;
  const x = (ratio) => left + (ratio / end) * wide;
  const group = names.length * bar + gap;
  const bottom = top + kinds.length * group - gap;
  const body = [
    text(24, 32, "Time beside only reading the bytes of the same file (less is better)", { kind: "title" }),
    text(24, 53, "1,000,000 rows × 14 columns in one page of Chromium, medians", { kind: "soft" }),
  ];
  for (let tick = 0; tick <= end; tick += every) {
    body.push(`<line class="grid" x1="${round(x(tick))}" x2="${round(x(tick))}" y1="${top - 8}" y2="${bottom + 6}"/>`);
    body.push(text(x(tick), bottom + 24, `${tick} ×`, { anchor: "middle", kind: "soft" }));
  }
  kinds.forEach(({ kind, results }, at) => {
    const y = top + at * group;
    body.push(text(24, y + 13, KINDS[kind], { kind: "group" }));
    names.forEach((name, place) => {
      const { failed, ms, rows } = results[name];
      const line = y + place * bar;
      body.push(text(left - 8, line + 13, contestants[name].short, { anchor: "end", kind: "soft" }));
      if (failed) return body.push(text(left + 6, line + 13, failed, { kind: "soft" }));
      const ratio = ms / results.read.ms;
      body.push(`<rect x="${left}" y="${line + 2}" width="${round(x(ratio) - left)}" height="${bar - 4}" rx="2" fill="var(--${name})"/>`);
      const wrong = rows !== undefined && rows !== results.segue2.rows ? ", and counts rows wrong" : "";
      body.push(text(x(ratio) + 6, line + 13, `${ratio.toFixed(1)} ×${name === "read" ? "" : ` · ${(ms / 1_000).toFixed(1)} s`}${wrong}`));
    });
  });
  return svg(left + wide + 190, bottom + 40, "Time beside only reading the bytes", body);
}

/** Time by number of rows, both in powers of ten. */
export function line(steps) {
  const [left, top, wide, high] = [84, 80, 560, 300];
  const times = steps.flatMap(({ read, segue }) => [read.ms, segue.ms]);
  const [x0, x1] = [Math.log10(steps[0].rows), Math.log10(steps.at(-1).rows)];
  const [y0, y1] = [Math.floor(Math.log10(Math.min(...times))), Math.ceil(Math.log10(Math.max(...times)))];
  const x = (rows) => left + ((Math.log10(rows) - x0) / (x1 - x0)) * wide;
  const y = (ms) => top + high - ((Math.log10(ms) - y0) / (y1 - y0)) * high;
  const body = [
    text(24, 32, "Time by number of rows", { kind: "title" }),
    text(24, 53, "plain file, both axes in powers of ten", { kind: "soft" }),
  ];
  for (let power = y0; power <= y1; power++) {
    const ms = 10 ** power;
    body.push(`<line class="grid" x1="${left}" x2="${left + wide}" y1="${round(y(ms))}" y2="${round(y(ms))}"/>`);
    body.push(text(left - 10, y(ms) + 4, ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`, { anchor: "end", kind: "soft" }));
  }
  for (const { rows } of steps) {
    body.push(`<line class="grid" x1="${round(x(rows))}" x2="${round(x(rows))}" y1="${top}" y2="${top + high}"/>`);
    body.push(text(x(rows), top + high + 22, rows.toLocaleString("en"), { anchor: "middle", kind: "soft" }));
  }
  for (const [name, color, words] of [["read", "read", "only reading the bytes"], ["segue", "segue2", "Segue's whole check"]]) {
    const points = steps.map((step) => [x(step.rows), y(step[name].ms)]);
    body.push(`<polyline fill="none" stroke="var(--${color})" stroke-width="2.5" points="${points.map((point) => point.map(round).join(",")).join(" ")}"/>`);
    for (const [px, py] of points) body.push(`<circle cx="${round(px)}" cy="${round(py)}" r="4" fill="var(--${color})"/>`);
    const [px, py] = points.at(-1);
    body.push(text(px + 12, py + 4, `${words}, ${(steps.at(-1)[name].ms / 1_000).toFixed(1)} s`));
  }
  return svg(left + wide + 226, top + high + 44, "Time by number of rows", body);
}
