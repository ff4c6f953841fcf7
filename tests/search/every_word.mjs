// Asks for every word of every record, and for some also with the record's kind chosen. On standard input: what the index is made
// of, and the kinds; on standard output: how many words were asked for, and each with the code of a record that it did not find.
import { readFileSync } from "node:fs";
import { makeSearch } from "../../docs/assets/search/engine.mjs";
import { isStopWord, wordsOf } from "../../docs/assets/search/language.mjs";
import { pack, packSynonyms, unpack, unpackSynonyms } from "../../docs/assets/search/packed.mjs";

/** @import { Given, GivenRecord } from "../../docs/assets/search/types" */

/** With a kind chosen, only one word of so many is asked for: the choice is made before anything is left out. */
const EVERY = 5;

/** @type {{ given: Given, kinds: typeof HANDBOOK.kinds }} */
const { given, kinds } = JSON.parse(readFileSync(0, "utf8"));
const search = makeSearch(unpack(pack(given)), unpackSynonyms(packSynonyms(given)), kinds);

/**
 * Gives the words by which a text is found: all but those that mean nothing, unless it has no other.
 * @param {string} text
 */
function telling(text) {
  const words = wordsOf(text);
  const found = words.filter((word) => !isStopWord(word));
  return found.length ? found : words;
}

/** @type {Map<string, GivenRecord[]>} */
const holders = new Map();
for (const record of [...given.records, ...given.local]) {
  for (const word of new Set([...telling(record.title), ...telling(record.words)])) {
    const found = holders.get(word);
    if (found) found.push(record);
    else holders.set(word, [record]);
  }
}

/** @type {[word: string, kind: string, code: string][]} */
const lost = [];
[...holders].forEach(([word, records], at) => {
  const chosen = at % EVERY ? [] : records.map(({ kind }) => kind);
  for (const kind of new Set(["", ...chosen])) {
    const { first, portions } = search(word, { kind });
    const found = new Set([...first, ...portions.flat()].map(({ code }) => code));
    for (const record of records) {
      if ((!kind || record.kind === kind) && !found.has(record.code)) lost.push([word, kind, record.code]);
    }
  }
});
process.stdout.write(JSON.stringify({ words: holders.size, lost }));
