// The page for wrong addresses leads on where the address says enough; else it says what was asked for, and which pages are near.

import { asked } from "../shared/address.mjs";
import { get, make } from "../shared/dom.mjs";
import { pathIn, whereTo } from "./find.mjs";
import { near } from "./near.mjs";

const { announce, carried, root } = globalThis.handbook;
const { hbPages: titles } = globalThis;
const { origin, pathname, search, hash } = location;
// A collection has been taken out of the address already.
const fragment = carried ? `${hash || "#"}${hash && "&"}${carried}` : hash;

/** Gives the address from the root of the handbook on, as far as it lies below that. */
function fromRoot() {
  const isBelow = pathname.toLowerCase().startsWith(root.pathname.toLowerCase());
  return pathname.slice(isBelow ? root.pathname.length : 1) + search + fragment;
}

/**
 * Makes the list of the pages that are near.
 * @param {string[]} pages
 */
function suggestions(pages) {
  const links = pages.map((page) => make("li", {}, make("a", { href: new URL(page, root) }, titles[page])));
  return links.length ? [make("h2", {}, "Did you mean …"), make("ul", { class: "hb-links" }, ...links)] : [];
}

function start() {
  const { codes: shapes, pages: known } = HANDBOOK;
  const pages = Object.keys(titles);
  const address = fromRoot();
  const found = whereTo(address, { pages, shapes, collection: known.collection });
  const target = found && new URL(root.href + found).href;
  if (target && target !== new URL(origin + pathname + search + fragment).href) {
    location.replace(target);
    return;
  }
  const path = pathIn(address);
  const what = asked(path);
  // Some servers lead to this page by its own address, which says nothing of the one that was wrong.
  if (!what || what === "404") return;
  const text = `The address asks for “${what}”, which is no page and no code of this edition.`;
  get(".hb-article h1", HTMLElement).after(make("p", { class: "hb-note" }, text), ...suggestions(near(path, pages)));
  announce(text);
}

document.addEventListener("DOMContentLoaded", start);
