// Packs the index and the words of the search from what it is given on standard input, and writes them as JSON: name to content.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { pack, packSynonyms } = await import(pathToFileURL(join(process.argv[2], "docs", "assets", "search", "packed.mjs")));

const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify({
    "assets/search-index.js": `globalThis.hbSearchIndex=${JSON.stringify(pack(given))};\n`,
    "assets/search-words.js": `globalThis.hbSearchWords=${JSON.stringify(packSynonyms(given))};\n`,
  }),
);
