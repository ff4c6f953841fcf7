// What the page of a team shows: its files, the matrix with medians and spread, common gaps, and a training plan.

/** @import { Gap, Opened, Step, TeamFigures } from "./types" */

import { addressOf } from "../collection/rows.mjs";
import { make } from "../shared/dom.mjs";
import { FEWEST, isFew } from "./figures.mjs";

const { root } = globalThis.handbook;

/** @type {(number: number, one: string, several?: string) => string} */
export const counted = (number, one, several = `${one}s`) => `${number} ${number === 1 ? one : several}`;

/** @type {(href: string, ...content: (Node | string)[]) => HTMLAnchorElement} */
const link = (href, ...content) => make("a", { href: new URL(href, root) }, ...content);

/** @param {string} code */
export const codeLink = (code) =>
  make("a", { class: "hb-code", translate: "no", href: new URL(addressOf(code), root) }, code);

/** @type {(text: string, id: string) => HTMLHeadingElement} */
export const heading = (text, id) => make("h2", { id, tabindex: "-1" }, text);

/**
 * Shows a file: whose it is, what was wrong with it, and a button that removes it.
 * @param {Opened} opened
 * @param {string} whatItIs
 * @param {() => void} remove
 */
export function fileItem({ file, assessment, said, same }, whatItIs, remove) {
  const button = make("button", { class: "hb-quiet", type: "button" }, "Remove", hidden(` ${file}`));
  button.addEventListener("click", remove);
  const twin = same
    ? [
        make(
          "p",
          {},
          "Its ratings are the same as those in ",
          make("bdi", {}, same),
          ". Remove one if both are of one person.",
        ),
      ]
    : [];
  const name = assessment?.name ? [" · ", make("bdi", {}, assessment.name)] : [];
  return make(
    "li",
    { "data-file": assessment ? "read" : "refused" },
    make("p", {}, make("strong", {}, make("bdi", {}, file)), ...name, ` · ${whatItIs} `, button),
    ...said.map((each) => make("p", {}, each)),
    ...twin,
  );
}

/** @param {string} text */
const hidden = (text) => make("span", { class: "hb-hidden" }, text);

/**
 * Says what figures are, and what they rest on; with too few answers, no more than that they are few.
 * @param {TeamFigures | undefined} found
 * @param {boolean} showFew
 * @returns {[figure: string, answers: string]}
 */
function words(found, showFew) {
  if (!found?.answers || !found.spread) return ["", found ? "not rated" : "–"];
  if (isFew(found) && !showFew) return ["", `fewer than ${FEWEST} answers`];
  const [low, high] = found.spread;
  return [`${found.median} (${low === high ? low : `${low} to ${high}`})`, counted(found.answers, "answer")];
}

/**
 * Gives the shade of a median, which its number says, too.
 * @param {number | null} median
 */
const shade = (median) =>
  median === null ? "none" : median >= 4 ? "all" : median >= 3 ? "most" : median >= 2 ? "some" : "none";

/**
 * @param {TeamFigures | undefined} found
 * @param {string} code
 * @param {string} name what the column is called, which a small screen shows beside each figure
 * @param {boolean} showFew
 */
function figureCell(found, code, name, showFew) {
  const shown = found?.rated && (showFew || !isFew(found)) ? found : null;
  const attributes = {
    role: "cell",
    class: `hb-heat hb-heat--${shade(shown ? shown.median : null)}`,
    "data-figure": code,
    "data-answers": String(found?.answers ?? 0),
    "data-median": shown ? String(shown.median) : undefined,
    "data-spread": shown?.spread?.join("-"),
  };
  const label = make("span", { class: "hb-cell__group" }, name);
  const [figure, answers] = words(found, showFew);
  const count = figure ? [make("span", { class: "hb-cell__count" }, figure)] : [];
  const rest = make("span", { class: "hb-cell__courses" }, answers);
  return make("td", attributes, make("span", { class: "hb-cell" }, label, ...count, " ", rest));
}

/**
 * Shows the matrix: for each sub-competency its median over all groups, where there are several, and that of each cell.
 * @param {{ subs: Map<string, TeamFigures>, cells: Map<string, TeamFigures>, letters: string[], showFew: boolean }} given
 * @param {{ subs: Record<string, string>, groups: Record<string, string> }} named
 */
export function matrix({ subs, cells, letters, showFew }, named) {
  const all = letters.length > 1 ? ["All groups"] : [];
  const heads = ["Sub-competency", ...all, ...letters.map((letter) => named.groups[letter])];
  const rows = [...subs].map(([sub, found]) => {
    const name = make("span", { class: "hb-code", translate: "no" }, sub);
    return make(
      "tr",
      { role: "row" },
      make("th", { role: "rowheader", scope: "row" }, link(addressOf(sub), name, ` ${named.subs[sub]}`)),
      ...all.map((column) => figureCell(found, sub, column, showFew)),
      ...letters.map((letter) =>
        figureCell(cells.get(`${sub}.${letter}`), `${sub}.${letter}`, named.groups[letter], showFew),
      ),
    );
  });
  const head = heads.map((text) => make("th", { role: "columnheader", scope: "col" }, text));
  const table = make(
    "table",
    { class: "hb-matrix hb-matrix--heat", role: "table" },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head)),
    make("tbody", { role: "rowgroup" }, ...rows),
  );
  return make("div", { class: "hb-scroll", role: "region", "aria-label": "Medians and spread", tabindex: "0" }, table);
}

/**
 * @param {Gap[]} gaps
 * @param {Record<string, string>} shorts
 */
export function gapList(gaps, shorts) {
  const items = gaps.map(({ code, low, answers }) =>
    make(
      "li",
      { "data-gap": code },
      codeLink(code),
      make("span", {}, `${shorts[code]} `, make("strong", {}, `${low} of ${answers}`)),
    ),
  );
  return make("ol", { class: "hb-lines" }, ...items);
}

/**
 * Shows the sessions that were chosen, each with its reasons.
 * @param {Step[]} steps
 */
export function trainingPlan(steps) {
  const items = steps.map(({ session, closes, answers }) => {
    const minutes = session.minutes ? `, ${session.minutes} minutes` : "";
    return make(
      "li",
      { "data-session": session.title },
      make("p", {}, make("strong", {}, session.title), ` in `, link(session.page, session.course), minutes),
      make(
        "p",
        { class: "hb-codes" },
        `It teaches ${counted(closes.length, "common gap")}, which ${counted(answers, "low rating")} ${answers === 1 ? "is" : "are"} for: `,
        ...closes.flatMap(({ code }) => [codeLink(code), " "]),
      ),
    );
  });
  return make("ol", {}, ...items);
}
