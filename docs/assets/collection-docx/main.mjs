// A collection as a document for Word and its like: a heading, and a table that repeats its head on every page.

/** @import { IRunOptions, ParagraphChild } from "docx" */
/** @import { Row } from "../collection/types" */

import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { xmlText } from "../shared/xml.mjs";

/** Letter paper, in twentieths of a point. */
const LETTER = { width: 12_240, height: 15_840 };
/** Percent of the width for each column. */
const WIDTHS = [6, 12, 62, 20];

/** @type {(value: string | number, style?: IRunOptions) => TextRun} */
const run = (value, style = {}) => new TextRun({ text: xmlText(value), ...style });
/** @param {...ParagraphChild} children */
const paragraph = (...children) => new Paragraph({ children });
/** @param {string} value */
const bold = (value) => [paragraph(run(value, { bold: true }))];

/** @type {(value: string, url: string) => ParagraphChild} */
function linked(value, url) {
  if (!/^https?:\/\//.test(url)) return run(value);
  return new ExternalHyperlink({ link: url, children: [run(value, { style: "Hyperlink" })] });
}

/**
 * @param {Paragraph[][]} cells
 * @param {boolean} tableHeader
 */
function rowOf(cells, tableHeader = false) {
  const children = cells.map(
    (paragraphs, at) =>
      new TableCell({ children: paragraphs, width: { size: WIDTHS[at], type: WidthType.PERCENTAGE } }),
  );
  return new TableRow({ tableHeader, cantSplit: true, children });
}

/** @param {Row} row */
function statementRow({ position, code, url, condition, text, group }) {
  const limit = condition ? [paragraph(run(condition, { italics: true }))] : [];
  return rowOf([
    [paragraph(run(position))],
    [paragraph(linked(code, url))],
    [...limit, paragraph(run(text))],
    [paragraph(run(group))],
  ]);
}

/** @param {Row[]} rows */
function tableOf(rows) {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    rows: [rowOf(["No.", "Code", "Statement", "Group"].map(bold), true), ...rows.map(statementRow)],
  });
}

globalThis.handbook.toDocx = ({ name, link, edition, source, rows }) => {
  const title = name || "Collection of statements";
  const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(title)] });
  const origin = `Source: ${source}, reworded in edition ${edition} of the Core Competencies Handbook.`;
  const address = link ? [paragraph(run("This collection: "), linked(link, link))] : [];
  const document = new Document({
    title,
    creator: "Core Competencies Handbook",
    description: `${rows.length} statements`,
    styles: { default: { document: { run: { language: { value: "en-US" } } } } },
    sections: [
      {
        properties: { page: { size: LETTER } },
        children: [heading, tableOf(rows), paragraph(), paragraph(run(origin)), ...address],
      },
    ],
  });
  return Packer.toBlob(document);
};
