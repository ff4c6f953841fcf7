// Lets citeproc write a bibliography. On standard input: items of CSL-JSON and a style; on standard output: a line for each item.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const CSL = require("citeproc");
const styles = require("@citation-js/plugin-csl/lib/styles.json");
const locales = require("@citation-js/plugin-csl/lib/locales.json");

const { items, style } = JSON.parse(readFileSync(0, "utf8"));
const system = { retrieveLocale: () => locales["en-US"], retrieveItem: (id) => items[id] };
const engine = new CSL.Engine(system, styles[style], "en-US");
engine.setOutputFormat("text");
const lines = items.map((item, at) => {
  items[at] = { ...item, id: String(at) };
  engine.updateItems([String(at)]);
  return engine.makeBibliography()[1].join("").trim();
});
process.stdout.write(JSON.stringify(lines));
