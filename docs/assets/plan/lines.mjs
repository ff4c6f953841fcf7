// The plan of an assessment with what each row is about, as files for other programs hold it.

/** @import { Assessment } from "../assessment/types" */
/** @import { CellLine, PlanFile, PlanKnown, PlanLine, RatedLine } from "./types" */

import { cellOf, subOf } from "../assessment/figures.mjs";

/**
 * Puts together what the files hold. `codes` are the statements that are rated, in their order.
 * @param {Assessment} assessment
 * @param {string[]} codes
 * @param {PlanKnown} known
 * @returns {PlanFile}
 */
export function planFile(assessment, codes, known) {
  const { name, date, plan, ratings } = assessment;
  return {
    name,
    date,
    edition: known.edition,
    source: known.source,
    lines: plan.map((row) => ({ ...about(row.code, known), ...row })),
    rated: codes.map((code) => ratedLine(code, ratings[code], known)),
    cells: [...new Set(codes.map(cellOf))].map((cell) => cellLine(cell, known)),
  };
}

/**
 * @param {string} code
 * @param {PlanKnown} known
 * @returns {Pick<PlanLine, "url" | "short" | "condition" | "text">}
 */
function about(code, { statements, base }) {
  const found = statements[code];
  if (!found) return { url: "", short: "", condition: "", text: "" };
  return { url: `${base}id/${code}.html`, short: found.short, condition: found.condition, text: found.text };
}

/**
 * @param {string} code
 * @param {Assessment["ratings"][string] | undefined} rated
 * @param {PlanKnown} known
 * @returns {RatedLine}
 */
function ratedLine(code, rated, { statements, words }) {
  const { rating = "", note = "", evidence = "", owner = "", due = "" } = rated ?? {};
  const word = rating === "" ? "Not yet rated" : (words[rating] ?? "");
  return { code, cell: cellOf(code), short: statements[code]?.short ?? "", rating, word, note, evidence, owner, due };
}

/**
 * @param {string} cell
 * @param {PlanKnown} known
 * @returns {CellLine}
 */
function cellLine(cell, { subs, groups }) {
  return { cell, title: `${subs[subOf(cell)]}: ${groups[cell.slice(-1)]}` };
}

/**
 * Gives a statement with the condition that it is under.
 * @param {PlanLine} line
 */
export const whole = ({ condition, text }) => (condition ? `${condition}: ${text}` : text);
