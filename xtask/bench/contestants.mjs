// Who is measured. Each is given a File and answers with the number of rows and of different usable addresses.

/** In the order of tables and charts. */
export const CONTESTANTS = {
  read: { name: "only reading the bytes", short: "only reading", how: "`slice().arrayBuffer()`, 4 MiB at a time, one worker" },
  segue1: { name: "Segue, 1 scan worker", short: "Segue, 1 worker", how: "`check()`: File to final counts, duplicates included" },
  segue2: { name: "Segue, 2 scan workers", short: "Segue, 2 workers", how: "the same; what it takes by itself here" },
  segue3: { name: "Segue, 3 scan workers", short: "Segue, 3 workers", how: "the same" },
  udsv: { name: "uDSV", short: "uDSV", how: "`file.text()`, `stringArrs`, e-mail regex, `Set`, one worker" },
  papa: { name: "PapaParse", short: "PapaParse", how: "streams the File by its chunks, e-mail regex, `Set`, one worker" },
};

/** How long anybody may take, in seconds. */
export const PATIENCE = 60;

/** Runs in the page: puts all contestants into `globalThis.contestants`. */
export function install({ udsv, papa, patience }) {
  const inWorker = (library, act) => (file) =>
    new Promise((resolve) => {
      const source = `${library}
        // What HTML takes for the value of an e-mail field.
        const EMAIL = /^[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
        onmessage = ({ data: file }) => (${act})(file).then(postMessage, (error) => postMessage({ failed: String(error) }));`;
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      const worker = new Worker(url);
      const end = (answer) => {
        clearTimeout(timer);
        worker.terminate();
        URL.revokeObjectURL(url);
        resolve(answer);
      };
      const timer = setTimeout(() => end({ failed: `did not finish in ${patience} s` }), patience * 1000);
      worker.onmessage = ({ data }) => end(data);
      worker.onerror = (event) => end({ failed: event.message || "its worker broke down" });
      worker.postMessage(file);
    });

  const segue = (scanners) => async (file) => {
    const { check } = await import("./segue.js");
    // The eight fields of the original connector.
    const result = await check([file], { scanners, match: { birthdate: "", gender: "" } });
    const { rows, ready } = result.counts;
    return { rows, distinct: ready, matched: Object.keys(result.match).length, free: () => result.free() };
  };

  globalThis.contestants = {
    read: inWorker("", async (file) => {
      let bytes = 0;
      for (let at = 0; at < file.size; at += 4 << 20) bytes += (await file.slice(at, at + (4 << 20)).arrayBuffer()).byteLength;
      return { bytes };
    }),
    segue: segue(undefined),
    segue1: segue(1),
    segue2: segue(2),
    segue3: segue(3),
    udsv: inWorker(udsv, async (file) => {
      const text = await file.text();
      const schema = uDSV.inferSchema(text);
      const rows = uDSV.initParser(schema).stringArrs(text);
      const column = schema.cols.findIndex(({ name }) => name === "EMail");
      const seen = new Set();
      for (const row of rows) if (EMAIL.test(row[column])) seen.add(row[column].toLowerCase());
      return { rows: rows.length, distinct: seen.size };
    }),
    papa: inWorker(papa, async (file) => {
      const seen = new Set();
      let rows = -1;
      let column;
      await new Promise((complete, error) =>
        Papa.parse(file, {
          skipEmptyLines: true,
          chunk: ({ data }) => {
            column ??= data[0].indexOf("EMail");
            rows += data.length;
            for (const row of data) if (EMAIL.test(row[column])) seen.add(row[column].toLowerCase());
          },
          complete,
          error,
        }),
      );
      return { rows, distinct: seen.size };
    }),
  };
}
