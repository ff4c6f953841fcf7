// Ticks on statements, and the bar that leads to what was ticked; handbook.js loads this file with the first tick, or where a
// collection has come along from another page.

import { make, statements, where } from "../collection/elements.mjs";
import { decode, encode } from "../collection/format.mjs";
import { memory, page, travel } from "../collection/memory.mjs";

const { announce, carried } = globalThis.handbook;
const boxes = [...document.querySelectorAll("[data-collect]")];
const empty = { codes: [], name: "" };
let kept = Boolean(memory.get());
let collection = join(decode(memory.get()), decode(carried));
let cleared = null;

function join(one, other) {
  return { codes: [...new Set([...one.codes, ...other.codes])], name: one.name || other.name };
}

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

function show() {
  const { codes } = collection;
  for (const each of boxes) each.checked = codes.includes(each.dataset.collect);
  count.textContent = codes.length ? `${codes.length} collected` : "Collection cleared";
  note.textContent = codes.length ? where(kept) : "";
  open.href = `${page.href}#${encode(collection)}`;
  open.hidden = clear.hidden = !codes.length;
  undo.hidden = Boolean(codes.length);
  keep.hidden = !codes.length || !memory.possible;
  box.checked = kept;
  bar.hidden = !codes.length && !cleared;
  document.documentElement.classList.toggle("hb-has-bar", !bar.hidden);
}

function change(next, said) {
  collection = next;
  if (!next.codes.length) memory.forget();
  else if (kept) kept = memory.set(encode(next));
  show();
  announce(said);
}

function add(codes) {
  const next = join(collection, { codes, name: "" });
  change(next, `${codes.join(", ")} added: ${statements(next.codes.length)} in your collection.`);
}

function tick({ dataset: { collect: code }, checked }) {
  cleared = null;
  if (checked) return add([code]);
  const codes = collection.codes.filter((other) => other !== code);
  change({ ...collection, codes }, `${code} taken out: ${statements(codes.length)} in your collection.`);
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-collect]")) tick(target);
});
box.addEventListener("change", () => {
  kept = box.checked && memory.set(encode(collection));
  if (!kept) memory.forget();
  show();
  announce(note.textContent);
});
clear.addEventListener("click", () => {
  cleared = { collection, kept };
  change(empty, "Collection cleared.");
  undo.focus();
});
undo.addEventListener("click", () => {
  ({ kept } = cleared);
  const before = cleared.collection;
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
const early = [...new Set(boxes.filter((each) => each.checked).map((each) => each.dataset.collect))].filter((code) => !collection.codes.includes(code));
if (early.length) add(early);
else show();
