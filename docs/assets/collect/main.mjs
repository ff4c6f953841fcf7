// Ticks on statements, and the bar that leads to what was ticked; handbook.js loads this file with the first tick, or where a
// collection has come along from another page.

/** @import { Collection } from "../collection/types" */

import { decode, encode } from "../collection/format.mjs";
import { UNKEPT, memory } from "../collection/memory.mjs";
import { instead, statements, where } from "../collection/phrases.mjs";
import { page, travel } from "../collection/travel.mjs";
import { all, closest, make } from "../shared/dom.mjs";

const { announce, carried } = globalThis.handbook;
const boxes = all("[data-collect]", HTMLInputElement);
/** @type {Collection} */
const empty = { codes: [], name: "" };
if (carried.includes(UNKEPT)) memory.choose(false);
let kept = memory.isWanted();
let collection = join(decode(memory.get()), decode(carried));
/**
 * What was cleared last.
 * @type {Collection | null}
 */
let cleared = null;

const more = { class: "hb-collecting__more" };
const count = make("strong");
const word = make("span", more);
const short = make("span");
const rest = make("span", more);
const open = make("a", { class: "hb-button" }, "Open", make("span", more, " collection"));
const undo = make("button", { class: "hb-button", type: "button" }, "Undo");
const keep = make("button", { class: "hb-quiet", type: "button" });
const clear = make("button", { class: "hb-quiet", type: "button" }, "Clear");
const bar = make(
  "section",
  { class: "hb-collecting", lang: "en", "aria-label": "Your collection" },
  make("p", { class: "hb-collecting__said" }, count, word, short, rest),
  open,
  undo,
  keep,
  clear,
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

/** Gives the collection as links carry it. */
const asCarried = () => encode(collection) + (!kept && collection.codes.length && memory.isPossible() ? UNKEPT : "");

function show() {
  const { codes } = collection;
  for (const each of boxes) each.checked = codes.includes(codeOf(each));
  const some = codes.length > 0;
  const said = where(kept);
  count.textContent = some ? String(codes.length) : "Collection cleared";
  word.textContent = some ? " collected," : "";
  short.textContent = some ? ` ${said.short}` : "";
  rest.textContent = some ? said.more : "";
  keep.textContent = instead(kept);
  open.href = `${page.href}#${asCarried()}`;
  open.hidden = clear.hidden = !some;
  undo.hidden = some;
  keep.hidden = !some || !memory.isPossible();
  bar.hidden = !some && !cleared;
  document.documentElement.classList.toggle("hb-has-bar", !bar.hidden);
}

/** Keeps what there is, where the tab keeps anything. */
function store() {
  if (!collection.codes.length) memory.forget();
  else if (kept) kept = memory.set(encode(collection));
}

/**
 * @param {Collection} next
 * @param {string} said
 */
function change(next, said) {
  collection = next;
  store();
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
keep.addEventListener("click", () => {
  memory.choose(!kept);
  kept = memory.isWanted();
  store();
  show();
  const said = where(kept);
  announce(`Your collection is ${said.short}${said.more}`);
});
clear.addEventListener("click", () => {
  cleared = collection;
  change(empty, "Collection cleared.");
  undo.focus();
});
undo.addEventListener("click", () => {
  if (!cleared) return;
  const before = cleared;
  cleared = null;
  change(before, `${statements(before.codes.length)} back in your collection.`);
  open.focus();
});
// A page that the browser brings back whole knows of nothing that happened since: other ticks, or that the reader has left.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  kept = memory.isWanted();
  [collection, cleared] = [kept ? decode(memory.get()) : empty, null];
  show();
});
addEventListener("hb-leave", () => {
  [collection, kept, cleared] = [empty, false, null];
  show();
});

document.body.append(bar);
travel((isNewTab) => (kept && !isNewTab ? "" : asCarried()));
// What was ticked before this file was there.
const early = new Set(boxes.filter((each) => each.checked).map(codeOf));
const missing = [...early].filter((code) => !collection.codes.includes(code));
if (missing.length) add(missing);
else {
  store();
  show();
}
