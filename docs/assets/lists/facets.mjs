// What a filter leaves of a list, and how much each of its boxes would leave: reckoned apart from the page.

/**
 * A thing of a list: the codes that it has under each name, and its text in plain letters.
 * @typedef {{ codes: Record<string, string[]>, text: string }} Listed
 */

/**
 * What is asked for: under each name any of some codes, and all of some words.
 * @typedef {{ codes: Record<string, string[]>, words: string }} Asked
 */

/** The marks above and below letters, once they are apart from these. */
const MARKS = /\p{M}/gu;

/**
 * Gives a text in small letters without marks, so that "rio" finds "Río".
 * @param {string} text
 */
export const plain = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

/** @param {string} words */
const wordsOf = (words) => plain(words).split(/\s+/).filter(Boolean);

/**
 * Gives the things that fit what is asked for, but for one name, where one is given.
 * @param {Listed[]} things
 * @param {Asked} asked
 * @param {string} [without]
 */
export function fitting(things, asked, without) {
  const words = wordsOf(asked.words);
  const names = Object.entries(asked.codes).filter(([name, codes]) => name !== without && codes.length);
  return things.filter(
    ({ codes, text }) =>
      names.every(([name, wanted]) => (codes[name] ?? []).some((code) => wanted.includes(code))) &&
      words.every((word) => text.includes(word)),
  );
}

/**
 * Gives for each code under a name how many things it would leave, whatever else is ticked under that name.
 * @param {Listed[]} things
 * @param {Asked} asked
 * @param {string} name
 * @returns {Record<string, number>}
 */
export function counts(things, asked, name) {
  /** @type {Record<string, number>} */
  const found = {};
  for (const { codes } of fitting(things, asked, name)) {
    for (const code of codes[name] ?? []) found[code] = (found[code] ?? 0) + 1;
  }
  return found;
}

/**
 * Writes what is asked for as an address has it; empty where nothing is.
 * @param {Asked} asked
 */
export function toFragment({ codes, words }) {
  const fields = Object.entries(codes).map(([name, values]) => [name, values.join(",")]);
  const said = [...fields, ["words", words.trim().replace(/\s+/g, " ")]].filter(([, value]) => value);
  return new URLSearchParams(said).toString().replace(/%2C/g, ",");
}
