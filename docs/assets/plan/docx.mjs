// A plan as a document for Word and its like, on letter paper: a heading, and a table that repeats its head on every page.

/** @import { IRunOptions, ParagraphChild } from "docx" */
/** @import { PlanFile, PlanLine } from "./types" */

import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { xmlText } from "../shared/xml.mjs";

/**
 * The columns with percents of the width.
 * @type {[title: string, width: number, lines: (line: PlanLine) => ParagraphChild[][]][]}
 */
const COLUMNS = [
  ["Statement", 36, statement],
  ["What", 22, ({ what }) => texts(what)],
  ["Who", 12, ({ who }) => texts(who)],
  ["By", 10, ({ by }) => texts(by)],
  ["With", 13, (line) => texts(line.with)],
  ["Done", 7, ({ done }) => texts(done ? "Yes" : "No")],
];
/** Letter paper and its margins, in twentieths of a point; the library turns the paper itself. */
const PAGE = {
  size: { width: 12240, height: 15840, orientation: PageOrientation.LANDSCAPE },
  margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 },
};

/** @type {(value: string, style?: IRunOptions) => TextRun} */
const run = (value, style = {}) => new TextRun({ text: xmlText(value), ...style });

/** @param {string} value */
function texts(value) {
  return value.split("\n").map((line) => [run(line)]);
}

/** @type {(value: string, url: string) => ParagraphChild} */
function linked(value, url) {
  if (!/^https?:\/\//.test(url)) return run(value);
  return new ExternalHyperlink({ link: url, children: [run(value, { style: "Hyperlink" })] });
}

/** @param {PlanLine} line */
function statement({ code, url, short, condition, text }) {
  const limit = condition ? [run(`${condition}: `, { italics: true })] : [];
  return [
    [run(`${short} `, { bold: true }), linked(code, url)],
    [...limit, run(text)],
  ];
}

/**
 * @param {ParagraphChild[][][]} cells
 * @param {boolean} tableHeader
 */
function rowOf(cells, tableHeader = false) {
  const children = cells.map(
    (lines, at) =>
      new TableCell({
        children: lines.map((parts) => new Paragraph({ children: parts })),
        width: { size: COLUMNS[at][1], type: WidthType.PERCENTAGE },
      }),
  );
  return new TableRow({ tableHeader, cantSplit: true, children });
}

/**
 * Makes the document.
 * @param {PlanFile} file
 * @returns {Promise<Blob>}
 */
export function planDocx({ name, date, edition, source, lines }) {
  const title = name ? `Plan: ${name}` : "Plan";
  const origin = `Source: ${source}, reworded in edition ${edition} of the Core Competencies Handbook.`;
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    rows: [
      rowOf(
        COLUMNS.map(([head]) => [[run(head, { bold: true })]]),
        true,
      ),
      ...lines.map((line) => rowOf(COLUMNS.map(([, , content]) => content(line)))),
    ],
  });
  /** @param {...ParagraphChild} children */
  const paragraph = (...children) => new Paragraph({ children });
  const document = new Document({
    title: xmlText(title),
    creator: "Core Competencies Handbook",
    description: `${lines.length} rows`,
    styles: { default: { document: { run: { language: { value: "en-US" } } } } },
    sections: [
      {
        properties: { page: PAGE },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(title)] }),
          ...(date ? [paragraph(run(`Assessed on ${date}`))] : []),
          table,
          paragraph(),
          paragraph(run(origin)),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}
