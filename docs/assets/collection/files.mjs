// A collection as text files: rows for a spreadsheet, JSON for programs, Markdown for a syllabus.

/** @import { CollectionFile, Row } from "./types" */

import { csv } from "../shared/csv.mjs";

/** The version of a collection saved as JSON; docs/teach/formats.md says what its two numbers mean. */
const FORMAT = "1.0";

/** @type {[key: keyof Row, title: string][]} */
export const COLUMNS = [
  ["position", "Position"],
  ["code", "Code"],
  ["competency", "Competency"],
  ["competency_title", "Competency title"],
  ["sub_competency", "Sub-competency"],
  ["sub_competency_title", "Sub-competency title"],
  ["group", "Group"],
  ["condition", "Condition"],
  ["text", "Statement"],
  ["url", "Link"],
];

/** @param {CollectionFile} collection */
export const toCsv = ({ rows }) =>
  csv([COLUMNS.map(([, title]) => title), ...rows.map((row) => COLUMNS.map(([key]) => row[key]))]);

/** @param {CollectionFile} collection */
export function toJson(collection) {
  return `${JSON.stringify({ format: FORMAT, ...collection }, null, 2)}\n`;
}

/** @param {CollectionFile} collection */
export function toMarkdown({ name, link, edition, source, rows }) {
  const lines = [`# ${plain(name || "Collection of statements")}`, ""];
  for (const row of rows) {
    const code = row.url ? `[${row.code}](<${address(row.url)}>)` : row.code;
    const condition = row.condition ? `*${plain(row.condition)}:* ` : "";
    const place = `(${plain(row.group)}; ${plain(row.sub_competency_title)})`;
    lines.push(`${row.position}. **${code}** ${condition}${plain(row.text)} ${place}`);
  }
  lines.push("", `Source: ${plain(source)}, reworded in edition ${plain(edition)} of the Core Competencies Handbook.`);
  if (link) lines.push(`This collection: <${address(link)}>`);
  return `${lines.join("\n")}\n`;
}

/**
 * Gives text that Markdown shows as it is.
 * @param {string} text
 */
export const plain = (text) => text.replace(/[\\`*_{}[\]<>#|~&$!]/g, "\\$&");
/** @param {string} url */
const address = (url) => url.replace(/[<>\s]/g, encodeURIComponent);

/**
 * Gives a file's name from a collection's: letters and digits of any script, nothing that a system refuses.
 * @param {string} name
 */
export function slug(name) {
  const words =
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...["collection", ...words].join("-")].slice(0, 60).join("").replace(/-+$/, "");
}
