// A plan as a workbook: the plan, the ratings that it was made from, and their figures by formula. Every text is a cell of text,
// so that nothing that somebody wrote is ever calculated.

/** @import { PlanFile, PlanLine, RatedLine } from "./types" */

import writeXlsxFile from "write-excel-file/universal";
import { xmlText } from "../shared/xml.mjs";
import { COLUMNS } from "./table.mjs";

const TOP = /** @type {const} */ ({ alignVertical: "top", wrap: true });
/** @param {string} value */
const text = (value) => /** @type {const} */ ({ value: xmlText(value), type: String, ...TOP });
/** @param {string} value */
const head = (value) => /** @type {const} */ ({ ...text(value), fontWeight: "bold" });
/** @type {(value: string, format: string) => { value: string, type: "Formula", format: string, alignVertical: "top" }} */
const formula = (value, format) => ({ value, type: "Formula", format, alignVertical: "top" });
/** @param {string} value */
const day = (value) =>
  value
    ? /** @type {const} */ ({ value: new Date(`${value}T00:00:00Z`), type: Date, format: "yyyy-mm-dd", ...TOP })
    : text("");

/**
 * The columns of ratings, and how wide they are in characters.
 * @type {[title: string, width: number, key: keyof RatedLine][]}
 */
const RATINGS = [
  ["Code", 9, "code"],
  ["Cell", 8, "cell"],
  ["In short", 44, "short"],
  ["Rating", 8, "rating"],
  ["In words", 14, "word"],
  ["Note", 34, "note"],
  ["Evidence", 34, "evidence"],
  ["Owner", 18, "owner"],
  ["Due", 12, "due"],
];
/** @type {[title: string, width: number][]} */
const FIGURES = [
  ["Cell", 8],
  ["What", 60],
  ["Statements", 11],
  ["Rated", 8],
  ["Not ours", 9],
  ["Not yet rated", 13],
  ["Mean (4 to 1)", 13],
  ["Share at 4", 11],
];

/** @param {PlanLine} line */
const planRow = (line) => COLUMNS.map(([title, , of]) => (title === "By" ? day(line.by) : text(of(line))));

/** @param {RatedLine} line */
const ratedRow = (line) =>
  RATINGS.map(([, , key]) => {
    const value = line[key];
    if (typeof value === "number") return /** @type {const} */ ({ value, type: Number, alignVertical: "top" });
    return key === "due" ? day(value) : text(value);
  });

/**
 * Gives the row of a cell's figures, which count on the sheet of ratings.
 * @param {PlanFile["cells"][number]} cell
 * @param {number} at
 * @param {number} last the last row of ratings
 */
function figuresRow({ cell, title }, at, last) {
  const row = at + 2;
  const [cells, ratings] = ["B", "D"].map((column) => `Ratings!$${column}$2:$${column}$${last}`);
  return [
    text(cell),
    text(title),
    formula(`COUNTIF(${cells},A${row})`, "0"),
    formula(`COUNTIFS(${cells},A${row},${ratings},">0")`, "0"),
    formula(`COUNTIFS(${cells},A${row},${ratings},"none")`, "0"),
    formula(`C${row}-D${row}-E${row}`, "0"),
    formula(`IF(D${row}=0,"",AVERAGEIFS(${ratings},${cells},A${row}))`, "0.00"),
    formula(`IF(D${row}=0,"",COUNTIFS(${cells},A${row},${ratings},4)/D${row})`, "0%"),
  ];
}

/**
 * Makes the workbook.
 * @param {PlanFile} file
 * @returns {Promise<Blob>}
 */
export function planXlsx({ name, date, edition, source, lines, rated, cells }) {
  /**
   * @param {string} sheet
   * @param {[title: string, width: number, of?: unknown][]} columns
   * @param {ReturnType<typeof planRow | typeof ratedRow | typeof figuresRow>[]} rows
   */
  const sheetOf = (sheet, columns, rows) => ({
    sheet,
    data: [columns.map(([title]) => head(title)), ...rows],
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
    orientation: /** @type {const} */ ("landscape"),
  });
  const about = [
    ["Plan", name],
    ["Assessed on", date],
    ["Source", source],
    ["Edition", edition],
    ["What it is not", "Ratings prove no competence and are no ground alone for a decision on employment."],
  ];
  const last = rated.length + 1;
  return writeXlsxFile([
    sheetOf("Plan", COLUMNS, lines.map(planRow)),
    sheetOf("Ratings", RATINGS, rated.map(ratedRow)),
    sheetOf(
      "Figures",
      FIGURES,
      cells.map((cell, at) => figuresRow(cell, at, last)),
    ),
    {
      sheet: "About",
      data: about.map(([title, value]) => [head(title), text(value)]),
      columns: [{ width: 16 }, { width: 90 }],
    },
  ]).toBlob();
}
