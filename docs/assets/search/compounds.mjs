// Words that are written joined, with a hyphen or apart: "healthcare", "health-care", "health care". Which words go together so is
// read from the handbook's own texts when the index is made: all that it writes with a hyphen, and all that it writes both ways.

/** @import { GivenRecord } from "./types" */

import { stem, wordsOf } from "./language.mjs";

/** Two words with a hyphen between them, and nothing but letters. */
const HYPHENED = /(?<![\p{L}\p{N}-])(\p{L}+)[-\u2010\u2011](\p{L}+)(?![\p{L}\p{N}-])/gu;
/** Letters that both halves have together, at least. */
const SHORTEST = 5;

/**
 * Packs the compounds of texts: the halves of each, with a space between them.
 * @param {GivenRecord[]} records
 */
export function packCompounds(records) {
  const texts = records.map(({ title, words }) => `${title} ${words}`.toLowerCase());
  const all = new Set(texts.flatMap((text) => wordsOf(text)));
  /** @type {Map<string, string>} */
  const found = new Map();
  /** @type {(first: string, second: string) => void} */
  const add = (first, second) => {
    const key = stem(first + second);
    if (first.length + second.length >= SHORTEST && !found.has(key)) found.set(key, `${first} ${second}`);
  };
  for (const text of texts) {
    for (const [, first, second] of text.matchAll(HYPHENED)) add(first, second);
    const words = wordsOf(text);
    words
      .slice(1)
      .forEach((second, at) => all.has(words[at] + second) && /^\D+$/.test(second) && add(words[at], second));
  }
  return [...found.values()].sort().join(",");
}

/**
 * Gives the halves of compounds, by the term of each when it is joined.
 * @param {string} packed
 * @returns {Map<string, [first: string, second: string]>}
 */
export function unpackCompounds(packed) {
  return new Map(
    packed.split(",").map((pair) => {
      const [first, second = ""] = pair.split(" ");
      return [stem(first + second), [first, second]];
    }),
  );
}
