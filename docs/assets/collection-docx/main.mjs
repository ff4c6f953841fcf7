// A collection as a document for Word and its like: a heading, and a table that repeats its head on every page.

import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";

const XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const WIDTHS = [6, 12, 62, 20];

const run = (value, style = {}) => new TextRun({ text: String(value).replace(XML, " "), ...style });
const paragraph = (...children) => new Paragraph({ children });
const isLink = (url) => /^https?:\/\//.test(url);
const linked = (value, url) => (isLink(url) ? new ExternalHyperlink({ link: url, children: [run(value, { style: "Hyperlink" })] }) : run(value));

function row(cells, tableHeader = false) {
  const cell = (children, at) => new TableCell({ children, width: { size: WIDTHS[at], type: WidthType.PERCENTAGE } });
  return new TableRow({ tableHeader, cantSplit: true, children: cells.map(cell) });
}

globalThis.handbook.toDocx = ({ name, link, edition, source, rows }) => {
  const title = name || "Collection of statements";
  const bold = (value) => [paragraph(run(value, { bold: true }))];
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    rows: [
      row(["No.", "Code", "Statement", "Group"].map(bold), true),
      ...rows.map((each) =>
        row([
          [paragraph(run(each.position))],
          [paragraph(linked(each.code, each.url))],
          [...(each.condition ? [paragraph(run(each.condition, { italics: true }))] : []), paragraph(run(each.text))],
          [paragraph(run(each.group))],
        ]),
      ),
    ],
  });
  const document = new Document({
    title,
    creator: "Core Competencies Handbook",
    description: `${rows.length} statements`,
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(title)] }),
          table,
          paragraph(),
          paragraph(run(`Source: ${source}, reworded in edition ${edition} of the Core Competencies Handbook.`)),
          ...(link ? [paragraph(run("This collection: "), linked(link, link))] : []),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
};
