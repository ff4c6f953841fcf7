// A collection as text files: rows for a spreadsheet, JSON for programs, Markdown for a syllabus.

/** @import { CollectionFile, Row } from "./types" */

/** The beginning of what a spreadsheet takes for a formula; macros/exports/guarded_csv.py has the same, and a test runs both. */
const FORMULA = /^[=+\-@\t\r]/;

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

/**
 * Gives a text that no spreadsheet runs.
 * @param {string} text
 */
export const guarded = (text) => (FORMULA.test(text) ? `'${text}` : text);

/**
 * Writes comma-separated values, with a byte order mark and CRLF, which spreadsheets open without asking.
 * @param {CollectionFile} collection
 */
export function toCsv({ rows }) {
  /** @param {string | number} value */
  const cell = (value) => `"${guarded(String(value)).replace(/"/g, '""')}"`;
  const lines = [COLUMNS.map(([, title]) => title), ...rows.map((row) => COLUMNS.map(([key]) => row[key]))];
  return `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
}

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
const plain = (text) => text.replace(/[\\`*_{}[\]<>#|~&$!]/g, "\\$&");
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
