// Packs the index and the words of the search from what it is given on standard input, and writes them as JSON: name to content.

/** @import { Given } from "../../docs/assets/search/types" */

import { readFileSync } from "node:fs";
import { pack, packLines, packSynonyms, unpack } from "../../docs/assets/search/packed.mjs";
import { packAsked } from "../../docs/assets/search/asked.mjs";
import { lost } from "./proof.mjs";

/** @type {Given} */
const given = JSON.parse(readFileSync(0, "utf8"));
const index = JSON.stringify(pack(given));
// What a browser reads is proved: the text, not what it was made from.
const unpacked = unpack(JSON.parse(index));
const losses = lost(given, unpacked);
if (losses.length) {
  process.stderr.write(`${losses[0]} and ${losses.length - 1} more; see docs/assets/search/packed.mjs\n`);
  process.exit(1);
}
process.stdout.write(
  JSON.stringify({
    "assets/search-index.js": `globalThis.hbSearchIndex=${index};\n`,
    "assets/search-lines.js": `globalThis.hbSearchLines=${JSON.stringify(packLines(given))};\n`,
    // What a browser takes for the sign that the file is whole comes last.
    "assets/search-words.js": `globalThis.hbSearchLanguages=${JSON.stringify(given.languages)};
globalThis.hbSearchAsked=${JSON.stringify(packAsked(given.asked, given.records, unpacked))};
globalThis.hbSearchWords=${JSON.stringify(packSynonyms(given))};
`,
  }),
);
