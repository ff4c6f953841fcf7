// What the library does not write by itself: letter paper, filters, links, headings on each page, title and language.

/** @import { Feature } from "write-excel-file/universal" */

import {
  findElement,
  getOpeningTagMarkup,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from "write-excel-file/utility";

const SHEET = "xl/worksheets/sheet{id}.xml";
/** The order that the standard (ECMA-376, CT_Worksheet) asks of what a sheet holds here. */
const ORDER = [
  "sheetPr",
  "sheetViews",
  "cols",
  "sheetData",
  "autoFilter",
  "hyperlinks",
  "pageMargins",
  "pageSetup",
  "drawing",
];
const OFFICE = "http://schemas.openxmlformats.org";
/** Paper as Excel numbers it. */
const LETTER = 1;
const CORE = "docProps/core.xml";

/**
 * Puts an element into a sheet, in its place among the others.
 * @param {string} xml
 * @param {string} markup
 */
const placed = (xml, markup) => insertElementMarkupAccordingToOrderOfSiblings(xml, markup, ORDER, "worksheet");

/**
 * Has a sheet printed on letter paper, as wide as the page.
 * @param {string} xml
 * @param {"landscape" | "portrait"} orientation
 */
function onLetter(xml, orientation) {
  const setup = getSelfClosingTagMarkup("pageSetup", { paperSize: LETTER, orientation, fitToWidth: 1, fitToHeight: 0 });
  const before = findElement(xml, "pageSetup");
  const whole = before ? replaceElement(xml, before, setup) : placed(xml, setup);
  const fit = getSelfClosingTagMarkup("pageSetUpPr", { fitToPage: 1 });
  return placed(whole, `${getOpeningTagMarkup("sheetPr")}${fit}</sheetPr>`);
}

/** @param {number} at */
const idOf = (at) => `rId-link-${at + 1}`;

/** @type {(url: string, at: number) => string} */
const relation = (url, at) =>
  `<Relationship Id="${idOf(at)}" Type="${OFFICE}/officeDocument/2006/relationships/hyperlink" Target="${sanitizeAttributeValue(url)}" TargetMode="External"/>`;

/**
 * Makes the feature for a workbook whose first sheet is a table with one row of headings.
 * @param {{ title: string, range: string, links: { cell: string, url: string }[][] }} table the range with its headings,
 *   and the cells that are links, of each sheet
 * @returns {Feature<Blob>}
 */
export function finishing({ title, range, links }) {
  const core = [
    `<dc:title>${sanitizeTextContent(title)}</dc:title>`,
    "<dc:creator>Core Competencies Handbook</dc:creator>",
    "<dc:language>en-US</dc:language>",
  ];
  const properties = `<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${core.join("")}</cp:coreProperties>`;
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml, { orientation }, { sheetIndex }) => {
            const printed = onLetter(xml, orientation ?? "portrait");
            const filtered = sheetIndex ? printed : placed(printed, `<autoFilter ref="${range}"/>`);
            const lines = links[sheetIndex].map(({ cell }, at) => `<hyperlink ref="${cell}" r:id="${idOf(at)}"/>`);
            return lines.length ? placed(filtered, `<hyperlinks>${lines.join("")}</hyperlinks>`) : filtered;
          },
        },
        "xl/worksheets/_rels/sheet{id}.xml.rels": {
          insert: (_, { sheetIndex }) => links[sheetIndex].map(({ url }, at) => relation(url, at)).join(""),
        },
        "xl/workbook.xml": {
          transform: (xml, [{ sheet = "" }]) => {
            const names = findElement(xml, "definedNames");
            const heads = `<definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$1:$1</definedName>`;
            return names ? replaceElement(xml, names, `<definedNames>${heads}</definedNames>`) : xml;
          },
        },
        "[Content_Types].xml": {
          insert: () =>
            `<Override ContentType="application/vnd.openxmlformats-package.core-properties+xml" PartName="/${CORE}"/>`,
        },
        "_rels/.rels": {
          insert: () =>
            `<Relationship Id="rId-core-1" Type="${OFFICE}/package/2006/relationships/metadata/core-properties" Target="${CORE}"/>`,
        },
      },
      write: {
        files: () => ({ [CORE]: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${properties}` }),
      },
    },
  };
}
