// The gaps of an assessment, in the order that the reader chooses. A gap is a statement that is rated below the highest step.

/** @import { Rated } from "./types" */

import { HIGHEST } from "./figures.mjs";

/** What gaps can be put in order by. */
export const ORDERS = ["rating", "role", "requirement", "due"];

/**
 * A list of statements with its name, such as those of a role.
 * @typedef {[name: string, codes: string[]]} Named
 */

/**
 * Gives the gaps among some statements, in their order.
 * @param {string[]} codes
 * @param {Record<string, Rated>} ratings
 */
export const gapsAmong = (codes, ratings) =>
  codes.filter((code) => {
    const rating = ratings[code]?.rating;
    return typeof rating === "number" && rating < HIGHEST;
  });

/**
 * Gives the gaps in parts with a name each; a statement is in the first part that it fits. Within a part, the lowest come first.
 * @param {string[]} codes
 * @param {Record<string, Rated>} ratings
 * @param {string} order one of `ORDERS`
 * @param {{ steps: Record<string, string>, roles: Named[], requirements: Named[] }} by names of the steps, and what else orders
 * @returns {Named[]}
 */
export function inOrder(codes, ratings, order, { steps, roles, requirements }) {
  const found = gapsAmong(codes, ratings);
  const rated = (/** @type {string} */ code) => Number(ratings[code].rating);
  const lowest = [...found].sort((a, b) => rated(a) - rated(b));
  if (order === "role") return parted(lowest, roles, "No role");
  if (order === "requirement") return parted(lowest, requirements, "No requirement of adoption");
  if (order === "due") {
    const dated = lowest.filter((code) => ratings[code].due);
    dated.sort((a, b) => (ratings[a].due < ratings[b].due ? -1 : Number(ratings[a].due > ratings[b].due)));
    return parted(
      [...dated, ...lowest.filter((code) => !ratings[code].due)],
      [["With a date", dated]],
      "Without a date",
    );
  }
  const levels = [1, 2, 3].map(
    (level) => /** @type {Named} */ ([steps[level], lowest.filter((code) => rated(code) === level)]),
  );
  return parted(lowest, levels, "");
}

/**
 * @param {string[]} codes
 * @param {Named[]} parts
 * @param {string} rest the name of the part for all others
 * @returns {Named[]}
 */
function parted(codes, parts, rest) {
  const partOf = (/** @type {string} */ code) => parts.find(([, within]) => within.includes(code))?.[0] ?? rest;
  /** @type {Named[]} */
  const found = [...parts.map(([name]) => name), rest].map((name) => [
    name,
    codes.filter((code) => partOf(code) === name),
  ]);
  return found.filter(([, within]) => within.length);
}
