// Unpacks the index on standard input, and writes as JSON its records and, part by part, its terms with the numbers of their
// records.
import { readFileSync } from "node:fs";
import { unpack } from "../../docs/assets/search/packed.mjs";

const index = readFileSync(0, "utf8");
const { records, parts } = unpack(JSON.parse(index.slice(index.indexOf("{"), index.lastIndexOf("}") + 1)));
process.stdout.write(JSON.stringify({ records, terms: parts.map((part) => part.terms) }));
