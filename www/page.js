// The standalone page: Segue on #segue, in the language of ?lang= or of the browser.

import { mount } from "./segue.js";

const element = document.getElementById("segue");
const locale = new URLSearchParams(location.search).get("lang") ?? navigator.language;
document.documentElement.lang = /^et\b/i.test(locale) ? "et" : "en";
// The demo's server says that a practice store is behind it, and its key, which opens nothing else.
const practice = document.querySelector('meta[name="segue-practice"]')?.content;

mount(element, { locale, practice }).catch((error) => {
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "alert");
  sentence.textContent = error.message;
  element.replaceChildren(sentence);
});
