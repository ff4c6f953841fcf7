// A collection as a workbook. Every cell is text of its own type, so nothing in it is ever calculated.

import writeXlsxFile from "write-excel-file/universal";
import { COLUMNS } from "../collection/files.mjs";

const WIDTHS = { position: 9, competency: 12, competency_title: 34, sub_competency_title: 34, group: 14, condition: 28, text: 80, url: 44 };
const XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const text = (value, style = {}) => ({ value: String(value).replace(XML, " "), type: String, alignVertical: "top", wrap: true, ...style });
const head = (value) => text(value, { fontWeight: "bold" });

globalThis.handbook.toXlsx = ({ name, link, edition, source, rows }) => {
  const cell = (row, key) => (key === "position" ? { value: row.position, type: Number, alignVertical: "top" } : text(row[key]));
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
      columns: COLUMNS.map(([key]) => ({ width: WIDTHS[key] ?? 16 })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
    { sheet: "About", data: about.map(([title, value]) => [head(title), text(value)]), columns: [{ width: 14 }, { width: 90 }] },
  ]).toBlob();
};
