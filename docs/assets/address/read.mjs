// What an address asks of a page: one of its places, or values of its fields.

import { anchorOf, codeIn, readings, seen } from "../shared/address.mjs";

/**
 * The fields of a page by name, each with the values that it knows; nothing where any text will do.
 * @typedef {Record<string, string[] | null>} Known
 */

/**
 * What an address asks of the fields: in the form in which the page writes it, what was not known, and whether the address had
 * that form.
 * @typedef {{ fragment: string, strange: string[], exact: boolean }} Asked
 */

/**
 * Gives the place that a fragment means; empty where the page has none.
 * @param {string} fragment
 * @param {(id: string) => boolean} has
 * @param {Record<string, string>} shapes
 */
export function placeIn(fragment, has, shapes) {
  for (const reading of readings(fragment).flatMap((each) => [each, each.split(/[&?]/)[0]])) {
    const small = reading.toLowerCase();
    const ways = [reading, small, small.replace(/[\s._]+/g, "-"), anchorOf(codeIn(reading, shapes))];
    const found = ways.find((way) => way && has(way));
    if (found) return found;
  }
  return "";
}

/**
 * Gives the code of the matrix that a fragment means.
 * @param {string} fragment
 * @param {Record<string, string>} shapes
 */
export function codeOfMatrix(fragment, shapes) {
  const codes = readings(fragment).map((reading) => codeIn(reading, shapes));
  return codes.find((code) => code && !code.includes("/")) ?? "";
}

/**
 * Gives what a fragment asks of the fields of a page; nothing where it names none of them.
 * @param {string} fragment
 * @param {Known} known
 * @returns {Asked | null}
 */
export function fieldsIn(fragment, known) {
  /** @type {ReturnType<typeof match> | null} */
  let best = null;
  for (const reading of readings(fragment)) {
    const found = match(reading, known);
    found.exact &&= reading === fragment;
    if (found.count && !found.strange.length && !found.others) return found;
    if (found.rank > (best?.rank ?? 0)) best = found;
  }
  return best;
}

/**
 * @param {string} reading
 * @param {Known} known
 */
function match(reading, known) {
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  /** @type {string[]} */
  const strange = [];
  let [named, others, exact] = [0, 0, true];
  for (const [key, value] of new URLSearchParams(reading)) {
    const name = Object.keys(known).find((each) => each.toLowerCase() === key.trim().toLowerCase());
    if (!name) {
      others += 1;
      continue;
    }
    named += 1;
    const values = known[name] ? value.split(",") : [value];
    const right = values.map((each) => (known[name] ? valueOf(each, known[name]) : freeOf(each, known)));
    strange.push(...values.filter((each, at) => each && !right[at]));
    exact &&= name === key && !wanted.has(name) && right.every((each, at) => each && each === values[at]);
    wanted.set(name, [...(wanted.get(name) ?? []), ...right.filter(Boolean)]);
  }
  const held = [...wanted].filter(([, values]) => values.length);
  const count = held.flatMap(([, values]) => values).length;
  const written = new URLSearchParams(held.map(([name, values]) => [name, values.join(",")]));
  const fragment = written.toString().replace(/%2C/g, ",");
  return { fragment, strange, exact, count, others, rank: 2 * count + named };
}

/**
 * Gives a text that may be any, as far as it can be seen; empty where it has swallowed another field.
 * @param {string} text
 * @param {Known} known
 */
function freeOf(text, known) {
  const isSwallowed = Object.keys(known).some((name) => new RegExp(`&(?:amp;)*${name}(?:=|%3d)`, "i").test(text));
  return isSwallowed ? "" : seen(text);
}

/**
 * Gives the value that a text means; empty where it is not known.
 * @param {string} text
 * @param {string[]} values
 */
function valueOf(text, values) {
  if (values.includes(text)) return text;
  const means = readings(text).map((reading) => reading.toLowerCase());
  return values.find((value) => means.includes(value.toLowerCase())) ?? "";
}
