// The search box. The search itself is fetched only when the reader turns to it: to the box, or to the page of the search.
import { closest, find, get } from "../shared/dom.mjs";
import { ASKED, lasting, tab } from "../shared/storage.mjs";
import { loadOrSay } from "./load.mjs";

const SLASH = "hb-slash";

/** Fetches the search when the reader turns to it. */
export function search() {
  const input = get("[data-search-input]", HTMLInputElement);
  let asked = false;
  const open = () => {
    if (asked) return;
    asked = true;
    const names = ["search-index", "search", "search-words"];
    const text = HANDBOOK.words.search_failed;
    loadOrSay({ names, text, again: () => input.focus() });
  };
  input.addEventListener("focus", open);
  // What was asked on this page before the reader followed a result, who may now have come back.
  const before = tab.get(ASKED + location.pathname);
  if (before || find("[data-search-place]", HTMLElement) || document.activeElement === input) open();
  slashKey(input);
}

/**
 * Lets the key "/" lead to the box, unless the reader has switched that off on the page of the search.
 * @param {HTMLInputElement} input
 */
function slashKey(input) {
  const choice = find("[data-slash]", HTMLInputElement);
  let slash = lasting.get(SLASH) !== "off";
  if (choice) {
    choice.checked = slash;
    choice.addEventListener("change", () => {
      slash = choice.checked;
      lasting.set(SLASH, slash ? "on" : "off");
    });
  }
  addEventListener("keydown", (event) => {
    // An input method at work tells so by the code of the key, where not otherwise.
    if (event.key !== "/" || event.keyCode === 229 || !slash || event.ctrlKey || event.metaKey || event.altKey) return;
    if (closest(event, "input, textarea, select, [contenteditable]", Element)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
