// What a page says of the things on it: taken from its text, so that nothing has to be fetched, from a folder as on the web.
// The templates mark what a thing is called and says within the element that has its code; where nothing is marked, the thing
// is what the whole page is about.

/** @import { Cited, Work } from "./types" */

import { all, find, get } from "../shared/dom.mjs";
import { kindOf } from "./codes.mjs";

/** @param {Element} element */
const textOf = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * Gives the text that is marked within a thing as its title, text or condition; empty where none is.
 * @param {HTMLElement} thing
 * @param {string} part
 */
function marked(thing, part) {
  const found = find(`[data-cite-part=${part}]`, HTMLElement, thing);
  return found ? textOf(found) : "";
}

/** Gives title and text of the page, without the code, which is before the title in any case. */
function ofPage() {
  const heading = get("h1", HTMLHeadingElement).cloneNode(true);
  if (!(heading instanceof HTMLElement)) return { title: "", text: "" };
  for (const part of all(".hb-code, .headerlink", HTMLElement, heading)) part.remove();
  return { title: textOf(heading), text: get("meta[name=description]", HTMLMetaElement).content };
}

/**
 * The handbook, with the name of the report that it rewords.
 * @returns {Work & { report: string }}
 */
export function work() {
  const { work: title = "", edition = "", date = "", report = "" } = get("[data-work]", HTMLElement).dataset;
  return { title, edition, date, report };
}

/**
 * Gives the thing that an element holds.
 * @param {HTMLElement} element
 * @returns {Cited}
 */
export function thingIn(element) {
  const { code = "" } = element.dataset;
  const kind = kindOf(code);
  const [title, text, condition] = ["title", "text", "condition"].map((part) => marked(element, part));
  const named = title ? { title, text } : ofPage();
  return {
    code,
    kind,
    ...named,
    condition,
    origin: originOf(element, kind),
    permalink: globalThis.handbook.permalink(code),
  };
}

/**
 * Says whose text a thing rewords or rests on, as macros/query/cited.py does.
 * @param {HTMLElement} element
 * @param {string} kind
 */
function originOf(element, kind) {
  const { report } = work();
  if (kind === "statement") return `Reworded from ${report}`;
  if (kind === "sub-competency") return `Statements reworded from ${report}`;
  const links = all(".hb-source a", HTMLAnchorElement, element);
  const sources = links.filter((link) => !link.getAttribute("href")?.endsWith("#rewording"));
  return sources.length ? `Based on: ${sources.map((link) => link.textContent).join("; ")}` : "";
}
