// Comma-separated values that no spreadsheet runs.

/** The beginning of what a spreadsheet takes for a formula; macros/exports/guarded_csv.py has the same, and a test runs both. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Gives a text that no spreadsheet runs.
 * @param {string} text
 */
export const guarded = (text) => (FORMULA.test(text) ? `'${text}` : text);

/**
 * Writes rows with a byte order mark and CRLF, which spreadsheets open without asking.
 * @param {(string | number)[][]} rows
 */
export function csv(rows) {
  /** @param {string | number} value */
  const cell = (value) => `"${guarded(String(value)).replace(/"/g, '""')}"`;
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}
