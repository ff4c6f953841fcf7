// How a record is shown as a result, and what is offered where nothing fits.

/** @import { Index, SearchRecord } from "./types" */

import { make } from "../shared/dom.mjs";
import { stem, wordsOf } from "./language.mjs";

/** A record that addresses more groups than this does not name them. */
const GROUPS_NAMED = 2;
/** The topics of so many results are looked at, and so many of them offered, where nothing fits. */
const [LOOKED_AT, OFFERED] = [20, 4];

/**
 * Makes the link that shows a record.
 * @param {SearchRecord} record
 * @param {number} at its place in the list
 * @param {string[]} terms what is marked in its title
 * @param {Index} index
 * @param {URL} root
 */
export function resultOf(record, at, terms, index, root) {
  const { code, kind, condition } = record;
  // That of a page is its address, and says nothing to a reader.
  const hasPublishedCode = kind !== "page" && !/[/#]/.test(code);
  const guide = kind === "step" ? index.byCode.get(code.split("#")[0]) : undefined;
  const link = make(
    "a",
    {
      id: `search-result-${at}`,
      class: "hb-result",
      role: "option",
      "aria-selected": "false",
      tabindex: "-1",
      href: placeOf(record.url, root),
      "data-search-result": code,
    },
    make("span", { class: "hb-result__kind" }, kindOf(record, index)),
  );
  if (hasPublishedCode) link.append(" ", make("span", { class: "hb-code", translate: "no" }, code));
  if (condition) link.append(" ", make("span", { class: "hb-condition" }, condition));
  link.append(
    " ",
    make("span", { class: "hb-result__title", dir: "auto", lang: languageOf(record) }, ...marked(record.title, terms)),
  );
  if (guide) {
    link.append(
      " ",
      make(
        "span",
        { class: "hb-result__kind" },
        HANDBOOK.words.in_guide.replace("{title}", () => guide.title),
      ),
    );
  }
  return link;
}

/**
 * Gives where an address of the site is: in a copy that is one file, within that file.
 * @param {string} address
 * @param {URL} root
 */
const placeOf = (address, root) => globalThis.handbook.place?.(address) ?? new URL(address, root);

/**
 * Shows a line below the title of a result, unless the title says the same.
 * @param {HTMLElement} result
 * @param {SearchRecord} record
 * @param {string} line
 * @param {string[]} terms what is marked in it
 */
export function addLine(result, record, line, terms) {
  if (line === record.title) return;
  const attributes = { class: "hb-result__line", dir: "auto", lang: languageOf(record) };
  result.append(" ", make("span", attributes, ...marked(line, terms)));
}

/**
 * Gives the language of a record's title, where it is not that of the page; what is local may be in any.
 * @param {SearchRecord} record
 */
function languageOf({ kind, lang = "en" }) {
  return lang === HANDBOOK.language || kind === "local" ? undefined : lang;
}

/**
 * Names the kind of a record, and the groups that it addresses where they are few; a cell's title names its group.
 * @param {SearchRecord} record
 * @param {Index} index
 */
function kindOf({ kind, groups }, index) {
  // The names of groups are in English.
  if (HANDBOOK.language !== "en") return HANDBOOK.kinds[kind].label;
  const named = kind === "cell" || groups.length > GROUPS_NAMED ? [] : groups.map((code) => index.groups[code]);
  return [HANDBOOK.kinds[kind].label, ...named].join(" · ");
}

/**
 * Gives a text with the words that were found in marks.
 * @param {string} text
 * @param {string[]} terms
 */
function marked(text, terms) {
  const wanted = new Set(terms);
  return text.split(/([\p{L}\p{N}'’]+)/u).map((part, at) => {
    if (at % 2 === 0) return part;
    return wordsOf(part).some((word) => wanted.has(stem(word))) ? make("mark", {}, part) : part;
  });
}

/**
 * Makes what is offered where nothing fits well: the topics of what came nearest, and the whole.
 * @param {SearchRecord[]} hits
 * @param {Index} index
 * @param {URL} root
 */
export function elsewhere(hits, index, root) {
  /** @type {Map<number, number>} */
  const topics = new Map();
  for (const at of hits.slice(0, LOOKED_AT).flatMap((hit) => hit.topics)) topics.set(at, (topics.get(at) ?? 0) + 1);
  const nearest = [...topics].sort(([, one], [, other]) => other - one).slice(0, OFFERED);
  const hotline = index.records.filter(({ kind }) => kind === "contact");
  /** @type {(text: string, url: string) => HTMLElement} */
  const link = (text, url) => make("li", {}, make("a", { href: placeOf(url, root) }, text));
  return [
    make("p", { "data-search-none": "" }, hits.length ? HANDBOOK.words.none_fits : HANDBOOK.words.none_found),
    make(
      "ul",
      { class: "hb-links" },
      ...nearest.map(([at]) =>
        link(
          HANDBOOK.words.topic_named.replace("{title}", () => index.topics[at].title),
          index.topics[at].url,
        ),
      ),
      link(HANDBOOK.words.all_topics, HANDBOOK.pages.topics),
      link(HANDBOOK.words.whole_matrix, HANDBOOK.pages.matrix),
      ...hotline.map(({ title, url }) => link(title, url)),
      link(HANDBOOK.words.practice_guides, HANDBOOK.pages.guides),
      link(HANDBOOK.words.glossary, HANDBOOK.pages.glossary),
    ),
  ];
}
