// Unpacks the index on standard input, and writes its records as JSON.
import { readFileSync } from "node:fs";
import { unpack } from "../../docs/assets/search/packed.mjs";

const index = readFileSync(0, "utf8");
const { records } = unpack(JSON.parse(index.slice(index.indexOf("{"), index.lastIndexOf("}") + 1)));
process.stdout.write(JSON.stringify(records));
