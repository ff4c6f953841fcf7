// The statements of a collection with all that is around one, as the page shows them and as files hold them.

/** @import { CollectionData, Row } from "./types" */

import { anchorOf, pageOf } from "../shared/address.mjs";

/**
 * Gives the place of a statement in the handbook that is being read; its permalink, in a row, is for everywhere else.
 * @param {string} code
 */
export const addressOf = (code) => `${pageOf(code)}#${anchorOf(code)}`;

/**
 * Gives the rows of statements. `base` is what addresses begin with; empty where the handbook has no public address and is read
 * from a folder, whose path is nobody's business: then addresses are given as they are within the handbook.
 * @param {string[]} codes
 * @param {CollectionData} data
 * @param {string} base
 * @returns {Row[]}
 */
export function rowsOf(codes, data, base) {
  return codes.map((code, at) => {
    const [sub, rest] = code.split(".");
    const [text, condition] = data.statements[code];
    return {
      position: at + 1,
      code,
      competency: sub[0],
      competency_title: data.competencies[sub[0]],
      sub_competency: sub,
      sub_competency_title: data.subs[sub],
      group: data.groups[rest[0]],
      condition,
      text,
      url: `${base}id/${code}.html`,
    };
  });
}
