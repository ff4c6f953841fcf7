// What a mistyped word was meant to be. Slips are looked for in the word as it was typed, and what is left of it is compared by
// its stem: the stem of a mistyped ending is often far from the stem that was meant.

import { freshStem } from "./language.mjs";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const WORD = /^[a-z]+$/;
/** Letters of a word at least, in which two may have changed places, and in which any may be wrong: most short words are words themselves. */
const [TURNED, WRONG] = [4, 5];
/** Of the terms that a word may have been meant to be, those count that are in so much of the records that the most frequent is in. */
const FREQUENT = 0.2;

/**
 * Gives the terms that a word is one slip away from: a letter too much or too few, a wrong one, or two that have changed places.
 * @param {string} word
 * @param {(term: string) => number} frequency in how many records a term is
 */
export function slipsOf(word, frequency) {
  if (!WORD.test(word)) return [];
  const found = new Map([...slips(word)].map(freshStem).map((term) => [term, frequency(term)]));
  return mostFrequent(found);
}

/**
 * Gives the most frequent of some terms, and those that are nearly as frequent.
 * @param {Map<string, number>} terms with in how many records each is
 */
export function mostFrequent(terms) {
  const most = Math.max(...terms.values());
  return [...terms].filter(([, records]) => records > 0 && records >= most * FREQUENT).map(([term]) => term);
}

/**
 * Gives a word with every double letter made single: what most slips are about.
 * @param {string} word
 */
export const single = (word) => word.replace(/([a-z])\1/g, "$1");

/**
 * @param {string} word
 * @yields {string}
 */
function* slips(word) {
  if (word.length < TURNED) return;
  for (let at = 0; at < word.length; at += 1) {
    const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    if (after) yield before + after[0] + letter + after.slice(1);
    if (word.length < WRONG) continue;
    yield before + after;
    for (const other of LETTERS) {
      yield before + other + after;
      yield before + other + letter + after;
    }
  }
}
