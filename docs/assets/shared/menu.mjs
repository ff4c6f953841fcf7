// The pages of this copy, as far as its menu leads to them.
import { all } from "./dom.mjs";

/**
 * Gives the addresses of pages, from the root of the site on.
 * @param {URL} root
 */
export function pagesOfMenu(root) {
  const links = all("#menu a[href]", HTMLAnchorElement).map(({ href }) => href.split("#")[0]);
  return links.filter((link) => link.startsWith(root.href)).map((link) => link.slice(root.href.length));
}
