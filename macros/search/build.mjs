// Packs the index and the words of the search from what it is given on standard input, and writes them as JSON: name to content.

/** @import { Given } from "../../docs/assets/search/types" */

import { readFileSync } from "node:fs";
import { pack, packLines, packSynonyms } from "../../docs/assets/search/packed.mjs";

/** @type {Given} */
const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify({
    "assets/search-index.js": `globalThis.hbSearchIndex=${JSON.stringify(pack(given))};\n`,
    "assets/search-lines.js": `globalThis.hbSearchLines=${JSON.stringify(packLines(given))};\n`,
    "assets/search-words.js": `globalThis.hbSearchWords=${JSON.stringify(packSynonyms(given))};\n`,
    "assets/search-languages.js": `globalThis.hbSearchLanguages=${JSON.stringify(given.languages)};\n`,
  }),
);
