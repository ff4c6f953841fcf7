// Answers questions with the engine of the search, without a browser. On standard input: the texts of the files of index and
// words, the kinds, and the questions; on standard output: for each question the codes found, in order.
import { readFileSync } from "node:fs";
import { makeSearch } from "../../docs/assets/search/engine.mjs";
import { unpack, unpackSynonyms } from "../../docs/assets/search/packed.mjs";

/** @type {{ index: string, words: string, kinds: typeof HANDBOOK.kinds, questions: string[] }} */
const { index, words, kinds, questions } = JSON.parse(readFileSync(0, "utf8"));
/** @param {string} script */
const value = (script) => JSON.parse(script.slice(script.indexOf("=") + 1, script.lastIndexOf(";")));
const search = makeSearch(unpack(value(index)), unpackSynonyms(value(words)), kinds);
process.stdout.write(
  JSON.stringify(
    questions.map((question) =>
      search(question)
        .hits.slice(0, 10)
        .map(({ code }) => code),
    ),
  ),
);
