// Answers questions with the engine of the search, without a browser. On standard input: the texts of the files of index and
// words, the kinds, and the questions with what is chosen beside them; on standard output: for each the codes found, in the
// portions in which they are shown, and the least milliseconds of a few tries.
import { readFileSync } from "node:fs";
import { unpackAsked } from "../../docs/assets/search/asked.mjs";
import { makeSearch } from "../../docs/assets/search/engine.mjs";
import { unpack, unpackSynonyms } from "../../docs/assets/search/packed.mjs";

/** @import { Choice } from "../../docs/assets/search/types" */

/** @type {{ index: string, words: string, kinds: typeof HANDBOOK.kinds, asked: [string, Choice][], tries: number }} */
const { index, words, kinds, asked, tries } = JSON.parse(readFileSync(0, "utf8"));
/** @param {string} script */
const value = (script) => JSON.parse(script.slice(script.indexOf("=") + 1, script.lastIndexOf(";")));
const [languages, asks, known] = words.split("\n").map((line) => line && value(line));
const unpacked = unpack(value(index));
const told = unpackAsked(asks, unpacked.parts[0]);
const search = makeSearch(unpacked, unpackSynonyms(known), kinds, languages, told);
process.stdout.write(
  JSON.stringify(
    asked.map(([question, choice]) => {
      const times = Array.from({ length: tries }, () => {
        const begun = performance.now();
        search(question, choice);
        return performance.now() - begun;
      });
      const { first, portions } = search(question, choice);
      const [beside = [], ...more] = portions;
      const shown = [[...first, ...beside], ...more].filter((portion) => portion.length);
      return { portions: shown.map((portion) => portion.map(({ code }) => code)), least: Math.min(...times) };
    }),
  ),
);
