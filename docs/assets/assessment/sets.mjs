// What can be rated, and the address that asks for it: `#set=role&role=nurse`. An address never holds ratings.

/** @import { Assessment, ChosenIn, Rated } from "./types" */

import { readings } from "../shared/address.mjs";

/**
 * What the sets are made of: all statements in the order of the matrix, the letters of groups, and lists of statements by code.
 * @typedef {{
 *   statements: string[],
 *   letters: Record<string, string>,
 *   roles: Record<string, string[]>,
 *   collections: Record<string, string[]>,
 * }} Source
 */

/** @type {(object: object, key: string) => boolean} */
const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

/**
 * Gives the statements of a set.
 * @param {Pick<Assessment, "set" | "chosen">} wanted
 * @param {Source} source
 */
export function codesOf({ set, chosen }, { statements, letters, roles, collections }) {
  const isIn = (/** @type {string[]} */ groups) => (/** @type {string} */ code) =>
    groups.some((group) => letters[group] === code.split(".")[1][0]);
  if (has(letters, set)) return statements.filter(isIn([set]));
  if (set === "role") return listOf(roles, chosen.role);
  if (set === "collection") return listOf(collections, chosen.collection);
  if (set === "own") return (chosen.codes ?? []).filter((code) => statements.includes(code));
  const { competencies = [], groups = [] } = chosen;
  return statements.filter(isIn(groups)).filter((code) => competencies.includes(code[0]));
}

/**
 * @param {Record<string, string[]>} lists
 * @param {string} [name]
 */
const listOf = (lists, name = "") => (has(lists, name) ? lists[name] : []);

/**
 * Gives the statements that an assessment shows: those of its set, and whatever else has a rating.
 * @param {string[]} ofSet
 * @param {Record<string, Rated>} ratings
 * @param {string[]} statements all of them, in order
 */
export const shownOf = (ofSet, ratings, statements) => [
  ...ofSet,
  ...statements.filter((code) => has(ratings, code) && !ofSet.includes(code)),
];

/**
 * Gives what an address asks for, in whatever way it was rewritten; nothing where it asks for no set.
 * @param {string} fragment without '#'
 * @returns {{ set: string, chosen: ChosenIn, scale: string } | null}
 */
export function fromAddress(fragment) {
  const reading = readings(fragment).find((each) => /(^|&)set=/.test(each));
  if (!reading) return null;
  const fields = new URLSearchParams(reading);
  /** @param {string} name */
  const list = (name) => (fields.get(name) ?? "").split(",").filter(Boolean);
  const { role, collection } = Object.fromEntries(fields);
  const chosen = {
    ...(role && { role }),
    ...(collection && { collection }),
    ...(fields.has("competencies") && { competencies: list("competencies") }),
    ...(fields.has("groups") && { groups: list("groups") }),
  };
  return { set: fields.get("set") ?? "", chosen, scale: fields.get("scale") ?? "" };
}

/**
 * Gives the fragment that asks for a set.
 * @param {Pick<Assessment, "set" | "chosen">} wanted
 */
export function toAddress({ set, chosen: { role, collection, competencies, groups } }) {
  const fields = [
    `set=${set}`,
    role && `role=${role}`,
    collection && `collection=${collection}`,
    competencies && `competencies=${competencies.join(",")}`,
    groups && `groups=${groups.join(",")}`,
  ];
  return fields.filter(Boolean).join("&");
}
