// The page of a collection: the statements of the address, in order; to be named, sorted, printed, saved and sent. The address
// always holds what the page shows. handbook.js loads this file and the statements on that page only.

import { make, statements, where } from "./elements.mjs";
import { toCsv, toJson, toMarkdown, slug } from "./files.mjs";
import { clean, decode, encode, resolve } from "./format.mjs";
import { makeList } from "./list.mjs";
import { memory, page, root, travel } from "./memory.mjs";
import { explain } from "./messages.mjs";
import { rowsOf } from "./rows.mjs";

const { announce, copy, load } = globalThis.handbook;
const data = globalThis.hbCollectionData;
const place = document.querySelector("[data-collection]");
const inMatrix = Object.keys(data.statements);
const fromFolder = location.protocol === "file:";
const publicRoot = data.site ? new URL(".", new URL(data.site, location.href)).href : fromFolder ? "" : root.href;

let collection = { codes: [], name: "" };
// Another collection that the reader had before opening this one.
let own = null;
let kept = Boolean(memory.get());
let undone = null;

const button = (text, type = "hb-button") => make("button", { class: type, type: "button" }, text);
const problems = make("div", { class: "hb-note hb-collection__problems", role: "status" });
const choice = make("div", { class: "hb-note hb-collection__choice" });
const nothing = make("div", { class: "hb-collection__empty" });
const whole = make("div");
const name = make("input", { id: "collection-name", class: "hb-field", type: "text", maxlength: "100", autocomplete: "off", spellcheck: "false" });
const title = make("h2", { id: "statements", tabindex: "-1" });
const printed = make("p", { class: "hb-collection__title" });
const note = make("p", { class: "hb-collecting__note" });
const box = make("input", { type: "checkbox" });
const keep = make("label", { class: "hb-collect" }, box, "Keep in this tab");
const link = button("Copy the link");
const print = button("Print");
const sort = button("Sort as in the matrix");
const clear = button("Clear");
const undo = button("Undo");
const { list, fill } = makeList(data, root, { move, remove });

const FILES = {
  Word: ["docx", async (given) => (await load("collection-docx"), globalThis.handbook.toDocx(given))],
  Excel: ["xlsx", async (given) => (await load("collection-xlsx"), globalThis.handbook.toXlsx(given))],
  CSV: ["csv", async (given) => new Blob([toCsv(given)], { type: "text/csv" })],
  Markdown: ["md", async (given) => new Blob([toMarkdown(given)], { type: "text/markdown" })],
  JSON: ["json", async (given) => new Blob([toJson(given)], { type: "application/json" })],
};
const saves = Object.entries(FILES).map(([label, [ending, file]]) => {
  const made = button(label);
  made.addEventListener("click", () => save(label, ending, file));
  return made;
});

whole.append(
  make("p", { class: "hb-collection__field" }, make("label", { for: name.id }, "Name of the collection"), name),
  title,
  printed,
  make("p", { class: "hb-collection__tools" }, link, print, sort, clear),
  make("p", { class: "hb-collection__tools", role: "group", "aria-label": "Save as a file" }, make("span", { class: "hb-label" }, "Save for"), ...saves),
  make("p", { class: "hb-collection__tools hb-collection__keep" }, note, keep),
  list,
);
place.append(problems, choice, nothing, make("p", { class: "hb-collection__tools hb-collection__undo" }, undo), whole);

function show() {
  const { codes } = collection;
  whole.hidden = !codes.length;
  nothing.hidden = Boolean(codes.length);
  undo.parentElement.hidden = !undone;
  title.textContent = statements(codes.length);
  printed.textContent = collection.name;
  note.textContent = where(kept);
  keep.hidden = !memory.possible;
  box.checked = kept;
  choice.hidden = !own;
  fill(codes);
}

// Takes over what was changed: into the address, and into the tab's memory where the reader asked for it.
function change(next, said) {
  undone = next.codes.length < collection.codes.length ? collection : null;
  collection = next;
  write();
  show();
  announce(said);
}

function write() {
  const fragment = encode(collection);
  const beside = own && !kept ? `&own=${encodeURIComponent(encode(own))}` : "";
  history.replaceState(null, "", fragment ? `#${fragment}${beside}` : location.pathname + location.search);
  if (own) return;
  if (!fragment) memory.forget();
  else if (kept) kept = memory.set(fragment);
}

function move(code, by) {
  const codes = [...collection.codes];
  const from = codes.indexOf(code);
  const to = from + by;
  if (to < 0 || to >= codes.length) {
    announce(`${code} is ${by < 0 ? "the first" : "the last"} already.`);
    return;
  }
  codes.splice(to, 0, ...codes.splice(from, 1));
  change({ ...collection, codes }, `${code} is now ${to + 1} of ${codes.length}.`);
}

function remove(code) {
  const at = collection.codes.indexOf(code);
  const codes = collection.codes.filter((other) => other !== code);
  change({ ...collection, codes }, `${code} removed. ${statements(codes.length)} left.`);
  (list.querySelectorAll("[data-remove]")[Math.min(at, codes.length - 1)] ?? undo).focus();
}

async function save(label, ending, file) {
  announce(`Making the file for ${label} …`);
  const fragment = encode(collection);
  const given = {
    name: collection.name,
    link: publicRoot && `${publicRoot}teach/collection.html#${fragment}`,
    edition: data.edition,
    source: data.source,
    rows: rowsOf(collection.codes, data, publicRoot),
  };
  try {
    const blob = await file(given);
    const to = make("a", { href: URL.createObjectURL(blob), download: `${slug(collection.name)}.${ending}`, hidden: "" });
    document.body.append(to);
    to.click();
    to.remove();
    setTimeout(() => URL.revokeObjectURL(to.href), 60_000);
    announce(`Saved as ${to.download}.`);
  } catch {
    announce(`The file for ${label} could not be made here. CSV, Markdown and JSON need nothing more.`);
  }
}

// A link within the page took the place of the collection in the address.
function moved() {
  if (/^#[\w-]+$/.test(location.hash)) write();
  else read();
}

// Reads the address: what it holds is shown as far as it can be resolved, and the rest is explained.
function read() {
  const [shared, before] = /^#[\w-]+$/.test(location.hash) ? [""] : location.hash.slice(1).split("&own=");
  const found = decode(shared || memory.get());
  const known = resolve(found.codes, data);
  collection = { codes: known.codes, name: found.name };
  own = shared ? ownBeside(before, encode(collection)) : null;
  undone = null;
  const said = [...found.problems, ...known.problems].map(explain);
  const shown = said.length ? [make("p", { class: "hb-label" }, "About this link"), make("ul", { class: "hb-plain" }, ...said.map((text) => make("li", {}, text)))] : [];
  problems.hidden = !said.length;
  problems.replaceChildren(...shown);
  choice.replaceChildren(...(own ? choose() : []));
  name.value = collection.name;
  // An address with mistakes stays, so that they can still be looked at, until something is changed.
  if (shared && !said.length) write();
  show();
}

function ownBeside(before, here) {
  let given = memory.get();
  try {
    given = given || decodeURIComponent(before ?? "");
  } catch {
    // Then it is none.
  }
  const { codes, name: called } = decode(given);
  const mine = { codes: resolve(codes, data).codes, name: called };
  return mine.codes.length && encode(mine) !== here ? mine : null;
}

function choose() {
  const settle = (next, said) => () => {
    own = null;
    choice.replaceChildren();
    name.value = next().name;
    change(next(), said);
    undone = null;
    show();
    title.focus();
  };
  const mine = own;
  const both = () => ({ codes: [...new Set([...mine.codes, ...collection.codes])], name: mine.name || collection.name });
  const options = [
    ["Add these to mine", settle(both, "Added to your collection.")],
    ["Go back to mine", settle(() => mine, "Back to your own collection.")],
    ["Use this one instead", settle(() => collection, "Your former collection is gone.")],
  ].map(([text, act]) => {
    const made = button(text);
    made.addEventListener("click", act);
    return made;
  });
  return [
    make("p", {}, `You also have a collection of your own with ${statements(mine.codes.length)}. Nothing has been changed in it.`),
    make("p", { class: "hb-collection__tools" }, ...options),
  ];
}

nothing.append(
  make("p", { class: "hb-lead" }, "There is nothing in your collection yet."),
  make("p", {}, "Tick “Add to collection” below any statement, on as many pages as you like, and come back here; or start from a prepared collection."),
  make(
    "ul",
    { class: "hb-links" },
    ...[
      ["Prepared collections", "teach/collections.html"],
      ["Statements by group", "by-group/index.html"],
      ["Statements by topic", "topics.html"],
      ["The matrix of all statements", "competencies/index.html"],
    ].map(([text, to]) => make("li", {}, make("a", { href: new URL(to, root) }, text))),
  ),
);

let naming = 0;
name.addEventListener("input", () => {
  collection = { ...collection, name: clean(name.value) };
  printed.textContent = collection.name;
  clearTimeout(naming);
  naming = setTimeout(write, 300);
});
box.addEventListener("change", () => {
  kept = box.checked && memory.set(encode(collection));
  if (!kept) memory.forget();
  show();
  announce(note.textContent);
});
link.addEventListener("click", async () => {
  const base = publicRoot ? `${publicRoot}teach/collection.html` : page.href;
  const done = await copy(`${base}#${encode(collection)}`);
  announce(!done ? "Copying is not possible here." : publicRoot ? "Link copied." : "Link copied; it leads into this folder, so it works on this device only.");
  link.textContent = done ? "Link copied" : "Copying is not possible here";
  link.focus();
  setTimeout(() => (link.textContent = "Copy the link"), 3000);
});
print.addEventListener("click", () => globalThis.print());
sort.addEventListener("click", () => {
  change({ ...collection, codes: inMatrix.filter((code) => collection.codes.includes(code)) }, "Sorted as in the matrix.");
});
clear.addEventListener("click", () => {
  change({ codes: [], name: collection.name }, "Collection cleared.");
  undo.focus();
});
undo.addEventListener("click", () => {
  const before = undone;
  name.value = before.name;
  change(before, `${statements(before.codes.length)} back in the collection.`);
  title.focus();
});
addEventListener("hashchange", moved);
addEventListener("hb-leave", () => {
  [collection, own, kept, undone] = [{ codes: [], name: "" }, null, false, null];
  write();
  show();
});

read();
// Until the reader has chosen between two collections, it is their own that goes on.
travel(() => (own ? (kept ? "" : encode(own)) : kept ? "" : encode(collection)));
