// Writes things in every format, as the page's own control does: a list of citations, each format's text by its name.

/** @import { Cited, Work } from "../../docs/assets/cite/types" */

import { readFileSync } from "node:fs";
import { formatsFor } from "../../docs/assets/cite/formats.mjs";

/** @type {{ things: Cited[], work: Work, today: string | null, kinds: typeof HANDBOOK.kinds }} */
const { things, work, today, kinds } = JSON.parse(readFileSync(0, "utf8"));
/** @param {Cited} thing */
const cite = (thing) => formatsFor(thing.kind, kinds).map(({ id, write }) => [id, write(thing, work, today)]);
process.stdout.write(JSON.stringify(things.map((thing) => Object.fromEntries(cite(thing)))));
