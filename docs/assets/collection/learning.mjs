// Files for learning systems. The build wrote all of them in pieces (macros/exports/pieces.py); what is not chosen is left out.

/** @import { Learning, Piece } from "./types" */

import { checksum } from "./format.mjs";

/** What an address may hold that means something within HTML, JSON or a table. */
const MEANT = /["'<>&\\\s]/g;

/**
 * Gives statements with everything above them: cells, sub-competencies, competencies.
 * @param {string[]} statements
 */
const withAbove = (statements) =>
  new Set(statements.flatMap((code) => [code, code.replace(/\d+$/, ""), code.split(".")[0], code[0]]));

/**
 * Gives an address that means nothing within HTML, JSON or a table.
 * @param {string} base
 */
export const harmlessBase = (base) =>
  base.replace(MEANT, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Writes the file of a format for some statements. Its addresses begin with `base`.
 * @param {Learning} learning
 * @param {string} format
 * @param {string[]} statements
 * @param {string} base
 */
export function toLearning({ signs, formats }, format, statements, base) {
  const codes = withAbove(statements);
  const sorted = [...new Set(statements)].sort();
  /** @type {(piece: Piece) => string} */
  const write = (piece) =>
    typeof piece === "string"
      ? piece
      : piece.parts
          .filter(([code]) => codes.has(code))
          .map(([, pieces]) => pieces.map(write).join(""))
          .join(piece.between);
  const texts = {
    [signs.base]: harmlessBase(base),
    [signs.count]: String(sorted.length),
    [signs.mark]: checksum(sorted.join()),
  };
  const written = formats[format].map(write).join("");
  return Object.entries(texts).reduce((text, [sign, said]) => text.split(sign).join(said), written);
}
