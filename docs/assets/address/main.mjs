// Reads an address that is more than a place of the page as it is: what was rewritten on its way is set right, and what cannot
// be understood is said. handbook.js loads this file where it is needed; a collection reads its own address.

import { holdsCodes } from "../collection/format.mjs";
import { CARRIED, anchorOf, asked, decodings, pageOf, readings } from "../shared/address.mjs";
import { all, find, get, make } from "../shared/dom.mjs";
import { pagesOfMenu } from "../shared/menu.mjs";
import { codeOfMatrix, fieldsIn, placeIn } from "./read.mjs";

const { announce, root } = globalThis.handbook;
const note = make("p", { class: "hb-note" });
/** The address that was set right last; what was said of it is still true. */
let repaired = "";

/** @param {string} id */
const has = (id) => Boolean(document.getElementById(id));

/**
 * Gives the fields that an address of this page may have: those of the search, or of the filter of its list.
 * @returns {import("./read.mjs").Known}
 */
function knownFields() {
  if (find("[data-search-place]", HTMLElement)) {
    const folder = HANDBOOK.pages.groups.replace("index.html", "");
    const groups = pagesOfMenu(root).filter((page) => page.startsWith(folder));
    return { q: null, kind: Object.keys(HANDBOOK.kinds), group: groups.map((page) => page.slice(folder.length, -5)) };
  }
  if (find("[data-layers]", HTMLFormElement)) return { topic: null, role: null, course: null, layer: null };
  if (find("[data-choose]", HTMLFormElement)) {
    return { set: null, role: null, collection: null, competencies: null, groups: null, scale: null };
  }
  /** @type {Record<string, string[]>} */
  const known = {};
  const boxes = all("[data-filter] [type=checkbox]", HTMLInputElement);
  for (const { name, value } of boxes) (known[name] ??= []).push(value);
  return boxes.length ? { ...known, words: null } : known;
}

/**
 * Takes the reader to the right address, in place of the one that was given.
 * @param {string} address
 */
function goTo(address) {
  const { href } = new URL(address, location.href);
  if (href === location.href) return;
  repaired = href;
  location.replace(href);
}

/**
 * Gives the address of this page with another fragment, and without what is behind '?'.
 * @param {string} fragment
 */
const here = (fragment) => `${location.href.split(/[?#]/)[0]}#${fragment}`;

/** @param {string} text */
function say(text) {
  note.textContent = text;
  get(".hb-article h1", HTMLElement).after(note);
  announce(text);
}

/** @param {string[]} strange */
function sayStrange(strange) {
  const list = strange.map((text) => `“${asked(text)}”`).join(", ");
  const inFilter = find("[data-filter]", HTMLElement);
  const place = inFilter ? HANDBOOK.words.address_filter : HANDBOOK.words.address_search;
  say(HANDBOOK.words.address_strange.replace("{what}", () => list).replace("{place}", place));
}

/**
 * Sets the address of a collection right that was carried here from another page; as a page begins, it takes the collection over.
 * @param {string} given
 */
function takeCarried(given) {
  const found = decodings(given).find((reading) => CARRIED.test(`#${reading}`));
  if (!found) return;
  history.replaceState(null, "", `#${found}`);
  location.reload();
}

function read() {
  if (location.href === repaired) return;
  if (note.isConnected) announce("");
  note.remove();
  const { hash, search } = location;
  const given = (hash || search).slice(1);
  if (!given || (hash && (has(given) || given === "top"))) return;
  if (holdsCodes(given)) {
    if (!find("[data-collection]", HTMLElement)) takeCarried(given);
    return;
  }
  const fields = fieldsIn(given, knownFields());
  if (fields) {
    if (fields.fragment && !hash && find("[data-search-place]", HTMLElement)) {
      // A question does not stay where a server would see it, and is written into no other address.
      globalThis.handbook.question = fields.fragment;
      history.replaceState(null, "", location.pathname);
      dispatchEvent(new Event("hashchange"));
    } else if (fields.fragment && (!fields.exact || !hash || fields.strange.length)) goTo(here(fields.fragment));
    if (fields.strange.length) sayStrange(fields.strange);
    return;
  }
  readPlace(given, Boolean(hash));
}

/**
 * @param {string} given
 * @param {boolean} isFragment what is behind '?' may also mean anything else, to anybody
 */
function readPlace(given, isFragment) {
  const id = placeIn(given, has, HANDBOOK.codes);
  if (id) {
    goTo(here(encodeURIComponent(id)));
    return;
  }
  const code = codeOfMatrix(given, HANDBOOK.codes);
  const page = pageOf(code);
  const target = new URL(code.includes(".") ? `${page}#${anchorOf(code)}` : page, root);
  if (
    (isFragment || target.hash) &&
    code &&
    target.pathname !== location.pathname &&
    pagesOfMenu(root).includes(page)
  ) {
    goTo(target.href);
    return;
  }
  const isField = readings(given).some((reading) => reading.includes("="));
  const what = asked(given);
  if (isFragment && !isField && what) say(HANDBOOK.words.address_nowhere.replace("{what}", () => what));
}

addEventListener("hashchange", read);
read();
