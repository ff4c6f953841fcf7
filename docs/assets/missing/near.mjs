// The pages whose addresses are near one that has no page: mistyped, moved to another folder, or of a page that is gone.

import SearchableMap from "minisearch/SearchableMap";

/** One letter in so many may be wrong, and no more than some. */
const LETTERS = 4;
const WRONG = 2;
/** How many pages are named. */
const MOST = 4;
/** What a name must have, to be more than a chance. */
const SHORTEST = 3;

/**
 * Gives the pages that are near an address, the nearest first; a whole address counts before the last part of one.
 * @param {string} path as it was asked for, decoded, without `.html`
 * @param {string[]} pages the addresses that there are, from the root of the handbook on
 */
export function near(path, pages) {
  const whole = plain(path);
  const name = whole.split("/").pop() ?? "";
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @type {(page: string, distance: number) => void} */
  const add = (page, distance) => found.set(page, Math.min(distance, found.get(page) ?? Infinity));
  for (const [page, distance] of alike(whole, pages, plain)) add(page, distance);
  for (const [page, distance] of alike(name, pages, (each) => plain(each).split("/").pop() ?? "")) {
    add(page, distance + 1);
  }
  const nearest = [...found].sort(([, one], [, other]) => one - other).map(([page]) => page);
  return [...new Set([...nearest, ...above(whole, pages)])].slice(0, MOST);
}

/**
 * Gives the pages whose names are like one, each with the number of letters that differ.
 * @param {string} name
 * @param {string[]} pages
 * @param {(page: string) => string} nameOf
 * @returns {[page: string, distance: number][]}
 */
function alike(name, pages, nameOf) {
  if (name.length < SHORTEST) return [];
  /** @type {SearchableMap<string[]>} */
  const named = new SearchableMap();
  for (const page of pages) {
    const key = nameOf(page);
    if (key) named.set(key, [...(named.get(key) ?? []), page]);
  }
  const like = named.fuzzyGet(name, Math.min(WRONG, Math.ceil(name.length / LETTERS)));
  return [...like].flatMap(([, [those, distance]]) =>
    those.map((page) => /** @type {[string, number]} */ ([page, distance])),
  );
}

/**
 * Gives the page of the nearest folder above an address that has one.
 * @param {string} whole
 * @param {string[]} pages
 */
function above(whole, pages) {
  const folder = whole.split("/").slice(0, -1);
  while (folder.length) {
    const page = pages.find((each) => plain(each) === folder.join("/"));
    if (page) return [page];
    folder.pop();
  }
  return [];
}

/**
 * Gives an address without what says nothing: case, the end of its name, the name of a folder's own page.
 * @param {string} address
 */
const plain = (address) =>
  address
    .toLowerCase()
    .replace(/^[./]+|\/+$/g, "")
    .replace(/\.html?$/, "")
    .replace(/(^|\/)index$/, "");
