// What the page knows: statements, scales, sets, and what closes gaps, from three files of data.

/** @import { Assessment, Known, Link } from "./types" */

import { anchorOf, pageOf } from "../shared/address.mjs";
import { subOf } from "./figures.mjs";

const { root } = globalThis.handbook;
const matrix = globalThis.hbMatrixData;
export const texts = globalThis.hbCollectionData;
export const data = globalThis.hbAssessmentData;

/** Statements in short, by code, in the order of the matrix. */
export const shorts = Object.fromEntries(Object.values(matrix.cells).flat());

const roles = Object.entries(matrix.layers.role).map(([code, { name, marks }]) => ({
  code,
  name,
  codes: marks[""] ?? [],
}));

/** What the sets are made of. */
export const source = {
  statements: Object.keys(shorts),
  letters: data.letters,
  roles: Object.fromEntries(roles.map(({ code, codes }) => [code, codes])),
  collections: Object.fromEntries(Object.entries(data.collections).map(([code, { codes }]) => [code, codes])),
};

/**
 * What reading a file needs to know.
 * @type {Known}
 */
export const known = {
  edition: data.edition,
  statements: texts.statements,
  retired: texts.retired,
  sets: Object.fromEntries(Object.entries(data.sets).map(([code, { scales }]) => [code, scales])),
};

/** @type {import("./gaps.mjs").Named[]} */
export const namedRoles = roles.map(({ name, codes }) => [name, codes]);

/**
 * Gives the names of the steps of a scale, by rating.
 * @param {string} scale
 */
export const namesOf = (scale) => Object.fromEntries(data.scales[scale].steps.map(([rating, name]) => [rating, name]));

/**
 * Says what is assessed.
 * @param {Assessment} assessment
 */
export function titleOf({ set, chosen }) {
  if (set === "role") return roles.find(({ code }) => code === chosen.role)?.name ?? data.sets.role.title;
  if (set === "collection") return data.collections[chosen.collection ?? ""]?.name ?? data.sets.collection.title;
  return data.sets[set].title;
}

/**
 * Gives the address of something on the site.
 * @param {string} href from the site's root on
 */
export const here = (href) => new URL(href, root);

/**
 * Gives the place of a statement.
 * @param {string} code
 */
export const placeOf = (code) => here(`${pageOf(code)}#${anchorOf(code)}`);

/**
 * Gives what closes a gap, by kind: guides, resources, courses that teach it, documents of the organization.
 * @param {string} code
 * @returns {[kind: string, links: Link[]][]}
 */
export function readsFor(code) {
  const has = (/** @type {[string, number, string[]]} */ [, , codes]) => codes.includes(code);
  /** @type {[kind: string, links: Link[]][]} */
  const all = [
    ["Guides", (data.guidesOf[code] ?? []).map((guide) => data.guides[guide])],
    ["Courses", data.courses.filter(({ sessions }) => sessions.some(has)).map(({ name, href }) => [name, href])],
    ["Resources", (data.resourcesOf[subOf(code)] ?? []).map((resource) => data.resources[resource])],
    [
      `From ${data.by}`,
      data.protocols.filter(([, , codes]) => codes.includes(code)).map(([text, href]) => [text, href]),
    ],
  ];
  return all.filter(([, links]) => links.length);
}
