// Proves an index before it is written: unpacked as a browser does it, it holds every record, and each word of every record.

/** @import { Given, GivenRecord, Index, Part } from "../../docs/assets/search/types" */

import { termsOf } from "../../docs/assets/search/language.mjs";

/**
 * Gives what an index has lost of what it was made of.
 * @param {Given} given
 * @param {Index} index
 * @returns {string[]}
 */
export function lost({ records, local }, index) {
  return [records, local].flatMap((each, at) => (each.length ? lostIn(each, index.parts[at]) : []));
}

/**
 * @param {GivenRecord[]} given
 * @param {Part} part
 * @returns {string[]}
 */
function lostIn(given, { records, terms }) {
  const holders = new Map(terms.map(([term, ids]) => [term, new Set(ids)]));
  return given.flatMap(({ code, title, url, condition, words }, id) => {
    const found = records[id];
    const fields = { code, title, url, condition };
    const changed = Object.entries(fields).filter(([name, value]) => found?.[/** @type {"code"} */ (name)] !== value);
    const inTitle = new Set(termsOf(title));
    const missing = [...new Set(termsOf(words))].filter((term) => !inTitle.has(term) && !holders.get(term)?.has(id));
    return [
      ...changed.map(([name]) => `the search has lost the ${name} of ${code}`),
      ...missing.map((term) => `the search has lost the word '${term}' of ${code}`),
    ];
  });
}
