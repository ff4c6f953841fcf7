// A collection as a workbook. Every cell is text of its own type, so nothing in it is ever calculated.

/** @import { Row } from "../collection/types" */

import writeXlsxFile from "write-excel-file/universal";
import { getCellAddress } from "write-excel-file/utility";
import { COLUMNS } from "../collection/files.mjs";
import { xmlText } from "../shared/xml.mjs";
import { finishing } from "./features.mjs";

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
/** @param {string} url */
const isLink = (url) => /^https?:\/\//.test(url);
/** @param {string} url */
const link = (url) =>
  isLink(url) ? /** @type {const} */ ({ ...text(url), textDecoration: { underline: true } }) : text(url);
/** @type {(row: Row, key: keyof Row) => ReturnType<typeof link> | { value: number, type: NumberConstructor, alignVertical: "top" }} */
const cell = (row, key) => {
  if (key === "position") return { value: row.position, type: Number, alignVertical: "top" };
  return key === "url" ? link(row.url) : text(row[key]);
};

globalThis.handbook.toXlsx = ({ name, link: address, edition, source, rows }) => {
  const about = [
    ["Collection", name],
    ["Statements", String(rows.length)],
    ["Source", source],
    ["Edition", edition],
    ["Link", address],
  ];
  const column = COLUMNS.findIndex(([key]) => key === "url");
  const sheets = [
    {
      sheet: "Statements",
      data: [COLUMNS.map(([, said]) => head(said)), ...rows.map((row) => COLUMNS.map(([key]) => cell(row, key)))],
      columns: COLUMNS.map(([key]) => ({ width: WIDTHS[key] ?? WIDTH })),
      stickyRowsCount: 1,
      orientation: /** @type {const} */ ("landscape"),
    },
    {
      sheet: "About",
      data: about.map(([said, value]) => [head(said), value === address ? link(value) : text(value)]),
      columns: [{ width: 14 }, { width: 90 }],
    },
  ];
  const finished = finishing({
    title: xmlText(name || "Collection of statements"),
    range: `A1:${getCellAddress(rows.length, COLUMNS.length - 1)}`,
    links: [
      rows.map(({ url }, at) => ({ cell: getCellAddress(at + 1, column), url: xmlText(url) })),
      [{ cell: getCellAddress(about.length - 1, 1), url: xmlText(address) }],
    ].map((each) => each.filter(({ url }) => isLink(url))),
  });
  return writeXlsxFile(sheets, { features: [finished] }).toBlob();
};
