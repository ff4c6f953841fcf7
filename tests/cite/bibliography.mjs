// Lets citeproc write a bibliography. On standard input: items of CSL-JSON and a style; on standard output: a line for each item.
import { readFileSync } from "node:fs";
import locales from "@citation-js/plugin-csl/lib/locales.json" with { type: "json" };
import styles from "@citation-js/plugin-csl/lib/styles.json" with { type: "json" };
import CSL from "citeproc";

/** @type {{ items: Record<string, unknown>[], style: keyof typeof styles }} */
const { items, style } = JSON.parse(readFileSync(0, "utf8"));
const system = {
  retrieveLocale: () => locales["en-US"],
  /** @param {string} id */
  retrieveItem: (id) => items[Number(id)],
};
const engine = new CSL.Engine(system, styles[style], "en-US");
engine.setOutputFormat("text");
const lines = items.map((item, at) => {
  items[at] = { ...item, id: String(at) };
  engine.updateItems([String(at)]);
  return engine.makeBibliography()[1].join("").trim();
});
process.stdout.write(JSON.stringify(lines));
