// A worker of the app. It waits for its first message, {module, build, role, port}, and answers at the port from then on.

import { initSync, work } from "./app.js";

const BUILD = "__SEGUE_VERSION__";

self.onmessage = ({ data: { module, build, role, port } }) => {
  self.onmessage = null;
  // Page and worker share their memory's layout and their messages only within one build.
  if (build !== BUILD) throw new Error("This worker is of another build than the page");
  initSync({ module });
  work(port, role);
};

// What goes wrong in a promise is as bad as anywhere else: the page is told.
self.onunhandledrejection = (event) => {
  throw event.reason;
};
