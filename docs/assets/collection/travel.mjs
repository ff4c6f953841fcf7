// Where a collection is between two pages: it travels in the addresses of the links that the reader follows.
import { decodings } from "../shared/address.mjs";
import { closest } from "../shared/dom.mjs";

export const { root } = globalThis.handbook;

/** The page that shows a collection. */
export const page = new URL(HANDBOOK.pages.collection, root);

/**
 * Says whether what begins with '#' is a place within a page, and no collection, however it was rewritten.
 * @param {string} hash
 */
export const isPlace = (hash) => hash.length > 1 && !decodings(hash).some((reading) => reading.includes("="));

/**
 * Adds the collection to the address of a link within the handbook at the moment it is followed; a link that is copied or only
 * looked at stays clean.
 * @param {(isNewTab: boolean) => string} current gives the fragment, or nothing where none has to travel; what the tab keeps has
 *   to travel into a new one
 */
export function travel(current) {
  /** @param {MouseEvent} event */
  const add = (event) => {
    const link = closest(event, "a[href]", HTMLAnchorElement);
    if (!link || link.hasAttribute("download") || link.hasAttribute("data-leave")) return;
    const url = new URL(link.href);
    if (!url.href.startsWith(root.href) || !/(\.html|\/)$/.test(url.pathname)) return;
    const isNewTab = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
    const fragment = current(isNewTab);
    if (!fragment || staysHere(url) || url.hash.endsWith(fragment)) return;
    const before = link.getAttribute("href") ?? "";
    url.hash = joined(url, fragment);
    link.href = url.href;
    setTimeout(() => link.setAttribute("href", before));
  };
  document.addEventListener("click", add, true);
  document.addEventListener("auxclick", add, true);
}

/**
 * Says whether a link leads to another place of the same page. On the page of collections, one to another collection does not.
 * @param {URL} url
 */
function staysHere(url) {
  return url.pathname === location.pathname && (url.pathname !== page.pathname || isPlace(url.hash));
}

/**
 * Gives what is behind '#' in an address that takes a collection along. A link to another collection takes the reader's own
 * along beside it.
 * @param {URL} url
 * @param {string} fragment
 */
function joined(url, fragment) {
  const isAnother = url.pathname === page.pathname && url.hash.includes("codes=");
  if (isAnother) return `${url.hash}&own=${encodeURIComponent(fragment)}`;
  return url.hash ? `${url.hash}&${fragment}` : fragment;
}
