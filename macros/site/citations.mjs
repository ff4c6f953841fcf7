// Writes things in every format, as the page's own control does: a list of citations, each format's text by its name.
import { readFileSync } from "node:fs";
import { FORMATS } from "../../docs/assets/cite/formats.mjs";

const { things, work, today } = JSON.parse(readFileSync(0, "utf8"));
const cite = (thing) =>
  FORMATS.filter(({ kinds }) => !kinds || kinds.includes(thing.kind)).map(({ id, make }) => [id, make(thing, work, today)]);
process.stdout.write(JSON.stringify(things.map((thing) => Object.fromEntries(cite(thing)))));
