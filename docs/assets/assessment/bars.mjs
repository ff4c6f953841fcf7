// Figures per competency and sub-competency as a table in which the means are bars, too; and what has changed since another file.

/** @import { Assessment, Figures, Rated, Rating } from "./types" */

import { make } from "../shared/dom.mjs";
import { placeOf, shorts, texts } from "./data.mjs";
import { brief, step } from "./drawn.mjs";
import { HIGHEST, changes, competencyOf, grouped, subOf } from "./figures.mjs";

/**
 * Makes the table.
 * @param {string[]} codes
 * @param {Record<string, Rated>} ratings
 * @param {Record<string, string>} steps names of the steps by rating
 * @param {Assessment | null} before what it is compared with
 */
export function table(codes, ratings, steps, before) {
  const heads = ["Competency", "Mean", ...(before ? [`Before (${before.date || "no date"})`, "Change"] : [])];
  heads.push("Lowest to highest", steps[4], "Rated", steps.none, "Not yet rated");
  const head = make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text))));
  const [competencies, subs] = [competencyOf, subOf].map((by) => grouped(ratings, codes, by));
  const [older, olderSubs] = [competencyOf, subOf].map((by) => grouped(before?.ratings ?? {}, codes, by));
  const body = make("tbody");
  for (const [code, figures] of Object.entries(competencies).sort(inMatrix)) {
    body.append(row(code, texts.competencies[code], figures, before && older[code], "hb-assess__whole"));
    for (const [sub, each] of Object.entries(subs).sort(inMatrix)) {
      if (sub[0] === code) body.append(row(sub, texts.subs[sub], each, before && olderSubs[sub]));
    }
  }
  return make("table", { class: "hb-table hb-assess__bars" }, head, body);
}

const order = Object.keys(texts.subs).flatMap((sub) => [sub[0], sub]);
/** @type {(a: [string, unknown], b: [string, unknown]) => number} */
const inMatrix = ([a], [b]) => order.indexOf(a) - order.indexOf(b);

/**
 * @param {string} code
 * @param {string} title
 * @param {Figures} figures
 * @param {Figures | null | undefined} before
 * @param {string} [look]
 */
function row(code, title, figures, before, look) {
  const { mean, spread, share, rated, statements, none, unrated } = figures;
  const bar = make("span", { class: "hb-assess__mean" });
  bar.style.setProperty("--hb-mean", String((mean ?? 0) / HIGHEST));
  const values = [
    make("td", { class: "hb-assess__number" }, bar, brief(mean)),
    ...(before === null ? [] : [brief(before?.mean ?? null), step(before?.mean, mean)]),
    spread ? `${spread[0]} to ${spread[1]}` : "–",
    share === null ? "–" : `${Math.round(share * 100)}%`,
    `${rated} of ${statements}`,
    String(none),
    String(unrated),
  ];
  const cells = values.map((value) => (typeof value === "string" ? make("td", {}, value) : value));
  const name = make("th", { scope: "row" }, make("span", { class: "hb-code", translate: "no" }, code), ` ${title}`);
  return make("tr", { class: look, "data-row": code }, name, ...cells);
}

/**
 * Makes the list of statements that are rated otherwise than before.
 * @param {string[]} codes
 * @param {Record<string, Rated>} ratings
 * @param {Record<string, string>} steps
 * @param {Assessment} before
 */
export function changed(codes, ratings, steps, before) {
  const found = changes(before.ratings, ratings, codes);
  const heading = make("h3", {}, `What has changed since ${before.date || "the other file"}`);
  if (!found.length) return [heading, make("p", {}, "No statement is rated otherwise.")];
  const name = (/** @type {Rating | undefined} */ rating) => {
    if (rating === undefined) return "Not yet rated";
    return `${rating === "none" ? "" : `${rating} `}${steps[rating]}`;
  };
  const rows = found.map(({ code, from, to }) =>
    make(
      "tr",
      { "data-changed": code },
      make(
        "th",
        { scope: "row" },
        make("a", { class: "hb-code", translate: "no", href: placeOf(code) }, code),
        ` ${shorts[code]}`,
      ),
      make("td", {}, name(from)),
      make("td", {}, `${direction(from, to)} ${name(to)}`),
    ),
  );
  const heads = ["Statement", "Before", "Now"].map((text) => make("th", { scope: "col" }, text));
  const whole = make(
    "table",
    { class: "hb-table" },
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...rows),
  );
  return [
    heading,
    make("div", { class: "hb-scroll", role: "region", "aria-label": "What has changed", tabindex: "0" }, whole),
  ];
}

/** @type {(from: Rating | undefined, to: Rating | undefined) => string} */
function direction(from, to) {
  if (typeof from !== "number" || typeof to !== "number") return "";
  return to > from ? "▲" : "▼";
}
