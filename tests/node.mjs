// Answers requests on standard input, one a line, with functions that the browser runs.
import { createInterface } from "node:readline";
import { kindOf } from "../docs/assets/cite/codes.mjs";
import { guarded, slug, toCsv, toJson, toMarkdown } from "../docs/assets/collection/files.mjs";
import { decode, encode, resolve } from "../docs/assets/collection/format.mjs";
import { addressOf } from "../docs/assets/collection/rows.mjs";
import { pack, unpack } from "../docs/assets/search/packed.mjs";

/** @param {import("../docs/assets/search/types").Given} given */
const repacked = (given) => unpack(pack(given));

const functions = { addressOf, decode, encode, guarded, kindOf, repacked, resolve, slug, toCsv, toJson, toMarkdown };
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {[keyof typeof functions, ...unknown[]]} */
  const [name, ...given] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(Reflect.apply(functions[name], undefined, given))}\n`);
}
