// The page of a collection: the statements of the address, in order; to be named, sorted, printed, saved and sent. The address
// always holds what the page shows. handbook.js loads this file and the statements on that page only.

/** @import { FileKind } from "./saving.mjs" */
/** @import { Collection, Problem } from "./types" */

import { decodings } from "../shared/address.mjs";
import { make } from "../shared/dom.mjs";
import { publicRootOf } from "../shared/root.mjs";
import { clean, decode, encode, holdsCodes, resolve } from "./format.mjs";
import * as layout from "./layout.mjs";
import { makeList } from "./list.mjs";
import { UNKEPT, memory } from "./memory.mjs";
import { explain } from "./messages.mjs";
import { instead, statements, where } from "./phrases.mjs";
import { rowsOf } from "./rows.mjs";
import { FILES, LEARNING, save } from "./saving.mjs";
import { harmless } from "./sent.mjs";
import { isPlace, page, root, travel } from "./travel.mjs";

const { announce, copy } = globalThis.handbook;
const data = globalThis.hbCollectionData;
const inMatrix = Object.keys(data.statements);
const publicRoot = publicRootOf(data.site, root);
/** Milliseconds after the last key in which a name is still being typed, and for which a button says what it did. */
const [TYPING, SAID] = [300, 3000];

/** @type {Collection} */
let collection = { codes: [], name: "" };
/**
 * Another collection, that the reader had before opening this one.
 * @type {Collection | null}
 */
let own = null;
if (decodings(location.hash).some((reading) => reading.includes(UNKEPT))) memory.choose(false);
let kept = memory.isWanted();
/**
 * What the last change took something from.
 * @type {Collection | null}
 */
let undone = null;
/**
 * Names that the reader gave or took over, and those of prepared collections. Any other came with a link: it is shown as the
 * sender's, and nothing that is made of the collection holds it.
 * @type {Set<string>}
 */
const trusted = new Set();

const { list, fill } = makeList(data, root, { move, remove });
/** @param {FileKind} kind */
function saver(kind) {
  const made = layout.button(kind.label);
  made.addEventListener("click", async () => {
    layout.unsaved.textContent = await save(kind, asFile(), publicRoot);
    layout.unsaved.hidden = !layout.unsaved.textContent;
  });
  return made;
}
layout.layOut(list, [
  ["Save for", FILES.map(saver)],
  ["For a learning system", LEARNING.map(saver)],
]);

/** Gives the collection's name where it is nobody else's words. */
const ownName = () => (trusted.has(collection.name) ? collection.name : "");

/** Gives the collection as it is passed on. */
const passedOn = () => ({ ...collection, name: ownName() });

function showName() {
  layout.name.value = layout.printed.textContent = ownName();
  layout.sent.textContent = `“${collection.name}”`;
  layout.sender.hidden = !collection.name || trusted.has(collection.name);
}

function show() {
  const { codes } = collection;
  layout.whole.hidden = !codes.length;
  layout.nothing.hidden = Boolean(codes.length);
  layout.undoing.hidden = !undone;
  layout.title.textContent = statements(codes.length);
  layout.note.textContent = sayWhere();
  layout.keep.hidden = !memory.isPossible();
  layout.keep.textContent = instead(kept);
  layout.choice.hidden = !own;
  fill(codes);
}

/** Says what happens to the collection on this page, whose address holds it in any case. */
function sayWhere() {
  const { short, more } = where(kept);
  const said = kept ? more : ": it is in the address of this page, and links carry it to others.";
  return `Your collection is ${short}${said}`;
}

/**
 * Takes over what was changed: into the address, and into the tab's memory.
 * @param {Collection} next
 * @param {string} said
 */
function change(next, said) {
  undone = next.codes.length < collection.codes.length ? collection : null;
  collection = next;
  writeAddress();
  show();
  announce(said);
}

function writeAddress() {
  const fragment = encode(collection);
  const beside = own && !kept ? `&own=${encodeURIComponent(encode(own))}` : "";
  const { pathname, search } = location;
  // Behind '?' may be what belongs behind '#'; then the page is named anew, without it.
  const isQuery = holdsCodes(search.slice(1));
  const bare = isQuery ? pathname : pathname + search;
  store(fragment);
  history.replaceState(entryState(fragment), "", fragment ? `${isQuery ? pathname : ""}#${fragment}${beside}` : bare);
}

/**
 * Gives what an entry of the tab's history says beside its address, which may come from anybody: whose the name is, and whether
 * it is the reader's own collection, which the tab keeps.
 * @param {string} fragment
 */
function entryState(fragment) {
  const named = ownName();
  const isMine = kept && !own && Boolean(fragment);
  return named || isMine ? { ...(named && { named }), ...(isMine && { mine: true }) } : null;
}

/**
 * Keeps what there is, where the tab keeps anything and the reader has nothing else there.
 * @param {string} fragment
 */
function store(fragment) {
  if (own) return;
  if (!fragment) memory.forget();
  else if (kept) {
    kept = memory.set(fragment);
    memory.setOwnName(ownName());
  }
}

/**
 * @param {string} code
 * @param {number} by
 */
function move(code, by) {
  const codes = [...collection.codes];
  const from = codes.indexOf(code);
  const to = from + by;
  if (to < 0 || to >= codes.length) {
    announce(`${code} is already ${by < 0 ? "the first" : "the last"}.`);
    return;
  }
  codes.splice(to, 0, ...codes.splice(from, 1));
  change({ ...collection, codes }, `${code} is now ${to + 1} of ${codes.length}.`);
}

/** @param {string} code */
function remove(code) {
  const at = collection.codes.indexOf(code);
  const codes = collection.codes.filter((other) => other !== code);
  change({ ...collection, codes }, `${code} removed. ${statements(codes.length)} left.`);
  const next = list.querySelectorAll("[data-remove]")[Math.min(at, codes.length - 1)];
  (next instanceof HTMLElement ? next : layout.undo).focus();
}

function asFile() {
  const { codes, name } = passedOn();
  return {
    name,
    link: publicRoot && `${publicRoot}${HANDBOOK.pages.collection}#${encode({ codes, name })}`,
    edition: data.edition,
    source: data.source,
    rows: rowsOf(codes, data, publicRoot),
  };
}

/** Gives the part of the address that can be a collection; what came behind '?' is none unless it holds codes. */
function fromAddress() {
  const { hash, search } = location;
  if (hash) return isPlace(hash) ? "" : hash.slice(1);
  return holdsCodes(search.slice(1)) ? search.slice(1) : "";
}

/** Shows what the address holds, as far as it can be resolved, and explains the rest. */
function openAddress() {
  const [given, before] = fromAddress().split("&own=");
  // What the tab keeps is newer than an address that the reader comes back to; after leaving, it is nothing.
  const isMine = kept && history.state?.mine === true;
  const shared = isMine ? "" : given;
  const found = decode(shared || memory.get());
  const known = resolve(found.codes, data);
  const { name, isWhole } = nameFrom(found);
  collection = { codes: known.codes, name };
  own = shared ? ownBeside(before ?? "", encode(collection)) : null;
  undone = null;
  /** @type {Problem[]} */
  const ofName = isWhole ? [] : [{ kind: "sent" }];
  const said = [...found.problems, ...known.problems, ...ofName].map(explain);
  explainProblems(said);
  layout.choice.replaceChildren(...(own ? offerChoice(own) : []));
  showName();
  // An address with mistakes stays, so that they can still be looked at, until something is changed.
  if ((shared || isMine) && !said.length) writeAddress();
  else store(encode(collection));
  show();
}

/**
 * Gives the name of what was opened; of one that is somebody else's, what is harmless.
 * @param {Collection} found
 */
function nameFrom({ codes, name }) {
  for (const each of [history.state?.named, memory.ownName()]) if (each) trusted.add(each);
  if (data.prepared.includes(encode({ codes, name }))) trusted.add(name);
  return trusted.has(name) ? { name, isWhole: true } : harmless(name);
}

/** @param {string[]} said */
function explainProblems(said) {
  layout.problems.hidden = !said.length;
  layout.problems.replaceChildren();
  if (!said.length) return;
  const items = said.map((text) => make("li", {}, text));
  layout.problems.append(
    make("p", { class: "hb-label" }, "About this link"),
    make("ul", { class: "hb-plain" }, ...items),
  );
}

/**
 * Gives the reader's own collection, where there is another one than is shown: the one that the tab keeps, or the one that came
 * along in the address.
 * @param {string} before
 * @param {string} here
 * @returns {Collection | null}
 */
function ownBeside(before, here) {
  let given = memory.get();
  try {
    given = given || decodeURIComponent(before);
  } catch {
    // Then it is none.
  }
  const { codes, name } = decode(given);
  const mine = { codes: resolve(codes, data).codes, name: nameFrom({ codes, name }).name };
  return mine.codes.length && encode(mine) !== here ? mine : null;
}

/**
 * Offers what can be done with two collections.
 * @param {Collection} mine
 */
function offerChoice(mine) {
  /** @type {(text: string, next: () => Collection, said: string) => HTMLButtonElement} */
  const option = (text, next, said) => {
    const made = layout.button(text);
    made.addEventListener("click", () => settle(next(), said));
    return made;
  };
  const both = () => ({
    codes: [...new Set([...mine.codes, ...collection.codes])],
    name: mine.name || collection.name,
  });
  const have = statements(mine.codes.length);
  return [
    make("p", {}, `You also have your own collection with ${have}. Nothing in it has changed.`),
    make(
      "p",
      { class: "hb-collection__tools" },
      option("Add these to mine", both, "Added to your collection."),
      option("Go back to mine", () => mine, "Back to your own collection."),
      option("Use this one instead", () => collection, "Your earlier collection is gone."),
    ),
  ];
}

/**
 * Goes on with one collection.
 * @param {Collection} next
 * @param {string} said
 */
function settle(next, said) {
  own = null;
  layout.choice.replaceChildren();
  change(next, said);
  showName();
  undone = null;
  show();
  layout.title.focus();
}

async function copyLink() {
  const { link } = layout;
  const base = publicRoot ? `${publicRoot}${HANDBOOK.pages.collection}` : page.href;
  const done = await copy(`${base}#${encode(passedOn())}`);
  const nearby = publicRoot
    ? "Link copied."
    : "Link copied; it leads into this folder, so it works on this device only.";
  announce(done ? nearby : "Copying is not possible here.");
  link.textContent = done ? "Link copied" : "Copying is not possible here";
  link.focus();
  setTimeout(() => (link.textContent = "Copy the link"), SAID);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let naming;
layout.name.addEventListener("input", () => {
  collection = { ...collection, name: clean(layout.name.value) };
  trusted.add(collection.name);
  layout.printed.textContent = collection.name;
  layout.sender.hidden = true;
  clearTimeout(naming);
  naming = setTimeout(writeAddress, TYPING);
});
layout.keep.addEventListener("click", () => {
  memory.choose(!kept);
  kept = memory.isWanted();
  writeAddress();
  show();
  announce(sayWhere());
});
layout.take.addEventListener("click", () => {
  trusted.add(collection.name);
  change(collection, `The collection is named “${collection.name}”.`);
  showName();
  layout.name.focus();
});
layout.link.addEventListener("click", copyLink);
layout.print.addEventListener("click", () => globalThis.print());
layout.sort.addEventListener("click", () => {
  const codes = inMatrix.filter((code) => collection.codes.includes(code));
  change({ ...collection, codes }, "Sorted as in the matrix.");
});
layout.clear.addEventListener("click", () => {
  change({ codes: [], name: collection.name }, "Collection cleared.");
  layout.undo.focus();
});
layout.undo.addEventListener("click", () => {
  if (!undone) return;
  change(undone, `${statements(undone.codes.length)} back in the collection.`);
  showName();
  layout.title.focus();
});
// A link within the page takes the place of the collection in the address.
addEventListener("hashchange", () => (isPlace(location.hash) ? writeAddress() : openAddress()));
addEventListener("hb-leave", () => {
  [collection, own, kept, undone] = [{ codes: [], name: "" }, null, false, null];
  writeAddress();
  show();
});

// A page that the browser brings back whole knows of nothing that happened since.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  kept = memory.isWanted();
  openAddress();
});

openAddress();
// Until the reader has chosen between two collections, it is their own that goes on.
travel((isNewTab) => {
  const fragment = encode(own ?? collection);
  if (kept && !isNewTab) return "";
  return fragment && !kept && memory.isPossible() ? fragment + UNKEPT : fragment;
});
