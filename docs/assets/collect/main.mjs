// Ticks on statements, and the bar that leads to what was ticked; handbook.js loads this file with the first tick, or where a
// collection has come along from another page.

/** @import { Collection } from "../collection/types" */

import { decode, encode } from "../collection/format.mjs";
import { memory } from "../collection/memory.mjs";
import { statements, where } from "../collection/phrases.mjs";
import { page, travel } from "../collection/travel.mjs";
import { all, closest, make } from "../shared/dom.mjs";

const { announce, carried } = globalThis.handbook;
const boxes = all("[data-collect]", HTMLInputElement);
/** @type {Collection} */
const empty = { codes: [], name: "" };
let kept = Boolean(memory.get());
let collection = join(decode(memory.get()), decode(carried));
/**
 * What was cleared last.
 * @type {{ collection: Collection, kept: boolean } | null}
 */
let cleared = null;

const count = make("strong");
const open = make("a", { class: "hb-button" }, "Open collection");
const undo = make("button", { class: "hb-button", type: "button" }, "Undo");
const clear = make("button", { class: "hb-quiet", type: "button" }, "Clear");
const box = make("input", { type: "checkbox" });
const keep = make("label", { class: "hb-collect" }, box, "Keep in this tab");
const note = make("p", { class: "hb-collecting__note" });
const bar = make(
  "section",
  { class: "hb-collecting", "aria-label": "Your collection" },
  make("p", {}, count, open, undo),
  note,
  make("p", { class: "hb-collecting__tools" }, keep, clear),
);

/**
 * @param {Collection} one
 * @param {Collection} other
 * @returns {Collection}
 */
function join(one, other) {
  return { codes: [...new Set([...one.codes, ...other.codes])], name: one.name || other.name };
}

/** @param {HTMLInputElement} ticked */
const codeOf = (ticked) => ticked.dataset.collect ?? "";

function show() {
  const { codes } = collection;
  for (const each of boxes) each.checked = codes.includes(codeOf(each));
  count.textContent = codes.length ? `${codes.length} collected` : "Collection cleared";
  note.textContent = codes.length ? where(kept) : "";
  open.href = `${page.href}#${encode(collection)}`;
  open.hidden = clear.hidden = !codes.length;
  undo.hidden = Boolean(codes.length);
  keep.hidden = !codes.length || !memory.isPossible();
  box.checked = kept;
  bar.hidden = !codes.length && !cleared;
  document.documentElement.classList.toggle("hb-has-bar", !bar.hidden);
}

/**
 * @param {Collection} next
 * @param {string} said
 */
function change(next, said) {
  collection = next;
  if (!next.codes.length) memory.forget();
  else if (kept) kept = memory.set(encode(next));
  show();
  announce(said);
}

/** @param {string[]} codes */
function add(codes) {
  const next = join(collection, { codes, name: "" });
  change(next, `${codes.join(", ")} added: ${statements(next.codes.length)} in your collection.`);
}

/** @param {HTMLInputElement} ticked */
function tick(ticked) {
  const code = codeOf(ticked);
  cleared = null;
  if (ticked.checked) {
    add([code]);
    return;
  }
  const codes = collection.codes.filter((other) => other !== code);
  change({ ...collection, codes }, `${code} removed: ${statements(codes.length)} in your collection.`);
}

document.addEventListener("change", (event) => {
  const ticked = closest(event, "[data-collect]", HTMLInputElement);
  if (ticked) tick(ticked);
});
box.addEventListener("change", () => {
  kept = box.checked && memory.set(encode(collection));
  if (!kept) memory.forget();
  show();
  announce(where(kept));
});
clear.addEventListener("click", () => {
  cleared = { collection, kept };
  change(empty, "Collection cleared.");
  undo.focus();
});
undo.addEventListener("click", () => {
  if (!cleared) return;
  const before = cleared.collection;
  ({ kept } = cleared);
  cleared = null;
  change(before, `${statements(before.codes.length)} back in your collection.`);
  open.focus();
});
// A page that the browser brings back whole may be older than what the tab keeps.
addEventListener("pageshow", (event) => {
  if (!event.persisted || !kept) return;
  collection = decode(memory.get());
  show();
});
addEventListener("hb-leave", () => {
  [collection, kept, cleared] = [empty, false, null];
  show();
});

document.body.append(bar);
travel(() => (kept ? "" : encode(collection)));
// What was ticked before this file was there.
const early = new Set(boxes.filter((each) => each.checked).map(codeOf));
const missing = [...early].filter((code) => !collection.codes.includes(code));
if (missing.length) add(missing);
else show();
