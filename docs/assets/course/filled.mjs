// Fills the templates that macros/exports/filled.py describes, as that does.

/** @import { Part, Values } from "./types" */

import { plain } from "../collection/files.mjs";
import { xmlText } from "../shared/xml.mjs";

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/** @type {Record<string, (text: string) => string>} */
const ESCAPES = {
  xml: (text) => xmlText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]),
  md: plain,
};

/**
 * Gives what a part within a loop or an if knows, once for each time that it comes.
 * @param {string} sign
 * @param {string | Values[]} value
 * @param {Values} values
 */
function scopes(sign, value, values) {
  if (sign === "^") return value.length ? [] : [values];
  if (Array.isArray(value)) return value.map((each) => ({ ...values, ...each }));
  return value ? [values] : [];
}

/**
 * Fills a template.
 * @param {Part[]} parts
 * @param {Values} values
 * @param {"xml" | "md"} kind
 * @returns {string}
 */
export function fill(parts, values, kind) {
  const written = parts.map((part) => {
    if (typeof part === "string") return part;
    const [sign, name, within = []] = part;
    const value = values[name] ?? "";
    if (sign === "&") return String(value);
    if (sign === "=") return ESCAPES[kind](String(value));
    return scopes(sign, value, values)
      .map((scope) => fill(within, scope, kind))
      .join("");
  });
  return written.join("");
}
