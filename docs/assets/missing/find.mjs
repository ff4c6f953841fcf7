// Where an address leads on that has no page: what it asks for is compared with the pages that there are and the shapes of codes.

import { codeIn, decodings, pageOf, readings } from "../shared/address.mjs";
import { holdsCodes } from "../collection/format.mjs";

/** A '#', in whatever way it was rewritten; the part of an address after it is kept as it is, for the page to read. */
const HASH = /^(.*?)(?:&(?:amp;)*(?:#35|num);|#|%(?:25)*23)(.*)$/is;
const QUESTION = /^(.*?)(?:\?|%(?:25)*3f)(.*)$/is;

/**
 * What there is.
 * @typedef {{ pages: string[], shapes: Record<string, string>, collection: string }} There
 */

/**
 * Gives the address within the handbook that one without a page means; empty where it does not say enough. What is given here
 * leads to itself, so that no reader goes in circles.
 * @param {string} address path, '?' and '#' as they are, from the root of the handbook on
 * @param {There} there
 */
export function whereTo(address, there) {
  const [, before, after] = HASH.exec(address) ?? [address, address];
  const [, path, query = ""] = QUESTION.exec(before) ?? [before, before];
  const rest = after ? `#${after}` : query && `?${query}`;
  const page = pageFor(path, there);
  if (page) return page + rest;
  return holdsCodes(rest.slice(1)) ? `${there.collection}#${rest.slice(1)}` : "";
}

/**
 * Gives the path of an address without a page, decoded, to be shown.
 * @param {string} address
 */
export function pathIn(address) {
  const [, before] = HASH.exec(address) ?? [address, address];
  const [, path] = QUESTION.exec(before) ?? [before, before];
  return (decodings(path).pop() ?? "").replace(/\.(?:html?|json)$/i, "");
}

/**
 * @param {string} path
 * @param {There} there
 */
function pageFor(path, { pages, shapes }) {
  /** @type {Map<string, string>} */
  const byName = new Map();
  for (const page of pages) {
    const name = endOf(page);
    byName.set(name, byName.has(name) ? "" : page);
  }
  // What follows the end of a page's name was swallowed on the way.
  const paths = readings(path).flatMap((each) => [each, each.replace(/(\.html?)[^a-z0-9].*$/is, "$1")]);
  const ways = [asPage, (/** @type {string} */ each) => asCode(each, pages, shapes)];
  for (const way of [...ways, (/** @type {string} */ each) => byName.get(endOf(each))]) {
    for (const each of paths) {
      const found = way(each, pages);
      if (found) return found;
    }
  }
  return "";
}

/**
 * Gives the page that a path is, but for case, the end of its name and a slash.
 * @param {string} path
 * @param {string[]} pages
 */
function asPage(path, pages) {
  const bare = path.toLowerCase().replace(/^[./]+|\/+$/g, "");
  const ways = [bare, bare.replace(/\.(?:htm|php|aspx?)$/, ".html"), `${bare}.html`, `${bare}/index.html`];
  return pages.find((page) => ways.includes(page.toLowerCase()));
}

/**
 * Gives the permalink of the code that a path ends in. A code of the matrix needs the page of its competency.
 * @param {string} path
 * @param {string[]} pages
 * @param {Record<string, string>} shapes
 */
function asCode(path, pages, shapes) {
  const parts = path.replace(/(?:\.html?|\.json)?\/*$/i, "").split("/");
  const code = codeIn(parts.slice(-2).join("/"), shapes) || codeIn(parts.slice(-1)[0], shapes);
  const isThere = code.includes("/") || pages.includes(pageOf(code));
  return code && isThere ? `id/${code}.html` : "";
}

/** @param {string} path */
const endOf = (path) => (/([^/]*?)(?:\.html?)?\/*$/i.exec(path)?.[1] ?? "").toLowerCase();
