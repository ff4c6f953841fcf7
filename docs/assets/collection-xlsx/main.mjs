// A collection as a workbook. Every cell is text of its own type, so nothing in it is ever calculated.

/** @import { Row } from "../collection/types" */

import writeXlsxFile from "write-excel-file/universal";
import { COLUMNS } from "../collection/files.mjs";
import { xmlText } from "../shared/xml.mjs";

/**
 * Widths of columns in characters.
 * @type {Partial<Record<keyof Row, number>>}
 */
const WIDTHS = {
  position: 9,
  competency: 12,
  competency_title: 34,
  sub_competency_title: 34,
  group: 14,
  condition: 28,
  text: 80,
  url: 44,
};
const WIDTH = 16;

/** @param {string | number} value */
const text = (value) =>
  /** @type {const} */ ({ value: xmlText(value), type: String, alignVertical: "top", wrap: true });
/** @param {string} value */
const head = (value) => /** @type {const} */ ({ ...text(value), fontWeight: "bold" });
/** @type {(row: Row, key: keyof Row) => ReturnType<typeof text> | { value: number, type: NumberConstructor, alignVertical: "top" }} */
const cell = (row, key) =>
  key === "position" ? { value: row.position, type: Number, alignVertical: "top" } : text(row[key]);

globalThis.handbook.toXlsx = ({ name, link, edition, source, rows }) => {
  const about = [
    ["Collection", name],
    ["Statements", String(rows.length)],
    ["Source", source],
    ["Edition", edition],
    ["Link", link],
  ];
  return writeXlsxFile([
    {
      sheet: "Statements",
      data: [COLUMNS.map(([, title]) => head(title)), ...rows.map((row) => COLUMNS.map(([key]) => cell(row, key)))],
      columns: COLUMNS.map(([key]) => ({ width: WIDTHS[key] ?? WIDTH })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
    {
      sheet: "About",
      data: about.map(([title, value]) => [head(title), text(value)]),
      columns: [{ width: 14 }, { width: 90 }],
    },
  ]).toBlob();
};
