// Answers requests on standard input, one a line, with functions that the browser runs.
import { createInterface } from "node:readline";
import { fieldsIn, placeIn } from "../docs/assets/address/read.mjs";
import { kindOf } from "../docs/assets/cite/codes.mjs";
import { guarded, slug, toCsv, toJson, toMarkdown } from "../docs/assets/collection/files.mjs";
import { decode, encode, resolve } from "../docs/assets/collection/format.mjs";
import { toLearning } from "../docs/assets/collection/learning.mjs";
import { harmless } from "../docs/assets/collection/sent.mjs";
import { addressOf } from "../docs/assets/collection/rows.mjs";
import { counts, fitting, plain, toFragment } from "../docs/assets/lists/facets.mjs";
import { pathIn, whereTo } from "../docs/assets/missing/find.mjs";
import { near } from "../docs/assets/missing/near.mjs";
import { pack, unpack } from "../docs/assets/search/packed.mjs";
import { asked } from "../docs/assets/shared/address.mjs";

/** @param {import("../docs/assets/search/types").Given} given */
const repacked = (given) => unpack(pack(given));

/** @type {(fragment: string, ids: string[], shapes: Record<string, string>) => string} */
const place = (fragment, ids, shapes) => placeIn(fragment, (id) => ids.includes(id), shapes);

const functions = {
  addressOf,
  asked,
  counts,
  decode,
  fieldsIn,
  fitting,
  pathIn,
  place,
  plain,
  whereTo,
  encode,
  guarded,
  harmless,
  kindOf,
  near,
  repacked,
  resolve,
  slug,
  toCsv,
  toFragment,
  toJson,
  toLearning,
  toMarkdown,
};
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {[keyof typeof functions, ...unknown[]]} */
  const [name, ...given] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(Reflect.apply(functions[name], undefined, given))}\n`);
}
