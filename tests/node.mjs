// Answers requests on standard input, one a line, with functions that the browser runs.
import { createInterface } from "node:readline";
import { fieldsIn, placeIn } from "../docs/assets/address/read.mjs";
import { readAssessment, writeAssessment } from "../docs/assets/assessment/file.mjs";
import { cellOf, changes, competencyOf, figures, grouped, subOf } from "../docs/assets/assessment/figures.mjs";
import { inOrder } from "../docs/assets/assessment/gaps.mjs";
import { explain } from "../docs/assets/assessment/messages.mjs";
import { marksOf, withStatement } from "../docs/assets/course/covered.mjs";
import { complete, courseFile, missing, toTable } from "../docs/assets/course/files.mjs";
import { explain as explainTable } from "../docs/assets/course/messages.mjs";
import { readTable } from "../docs/assets/course/read.mjs";
import { codesOf, fromAddress, shownOf, toAddress } from "../docs/assets/assessment/sets.mjs";
import { kindOf } from "../docs/assets/cite/codes.mjs";
import { slug, toCsv, toJson, toMarkdown } from "../docs/assets/collection/files.mjs";
import { decode, encode, resolve } from "../docs/assets/collection/format.mjs";
import { toLearning } from "../docs/assets/collection/learning.mjs";
import { harmless } from "../docs/assets/collection/sent.mjs";
import { addressOf } from "../docs/assets/collection/rows.mjs";
import { counts, fitting, plain, toFragment } from "../docs/assets/lists/facets.mjs";
import { reaching } from "../docs/assets/lists/portions.mjs";
import { pathIn, whereTo } from "../docs/assets/missing/find.mjs";
import { near } from "../docs/assets/missing/near.mjs";
import { toIcs, undated } from "../docs/assets/plan/calendar.mjs";
import { planFile } from "../docs/assets/plan/lines.mjs";
import { toPlanCsv } from "../docs/assets/plan/table.mjs";
import { Alike, packAsked, unpackAsked } from "../docs/assets/search/asked.mjs";
import { pack, unpack } from "../docs/assets/search/packed.mjs";
import { asked } from "../docs/assets/shared/address.mjs";
import { guarded } from "../docs/assets/shared/csv.mjs";
import { commonGaps, cover, teamFigures } from "../docs/assets/team/figures.mjs";

/** What a word leads to that leads to nothing by itself. */
const EMPTY = { scores: new Map(), terms: new Set(), meant: new Set(), held: new Set() };

/** @param {import("../docs/assets/search/types").Given} given */
const repacked = (given) => unpack(pack(given));

/** @type {(given: import("../docs/assets/search/types").Given) => unknown} */
const reasked = (given) => {
  const index = repacked(given);
  const { terms, answers } = unpackAsked(packAsked(given.asked, given.records, index), index.parts[0]);
  return { terms: [...terms].filter(([, questions]) => questions.length), answers };
};

/** @type {(given: import("../docs/assets/search/types").Given, terms: string[]) => unknown} */
const alike = (given, terms) => {
  const index = repacked(given);
  const told = unpackAsked(packAsked(given.asked, given.records, index), index.parts[0]);
  const tokens = terms.map((term) => ({ term, clause: { ...EMPTY, weight: 1, says: 1, sure: 1 } }));
  return [...new Alike(told).of(tokens)];
};

/** @type {(fragment: string, ids: string[], shapes: Record<string, string>) => string} */
const place = (fragment, ids, shapes) => placeIn(fragment, (id) => ids.includes(id), shapes);

/** @type {(bytes: number[], known: import("../docs/assets/assessment/types").Known) => unknown} */
const readBytes = (bytes, known) => withMessages(readAssessment(Uint8Array.from(bytes), known));

/** @typedef {import("../docs/assets/course/types").CourseData} CourseData */

/** @type {(data: CourseData, bytes: number[]) => unknown} */
const readCourse = (data, bytes) => {
  const read = readTable(data, Uint8Array.from(bytes));
  return { ...read, said: read.problems.map(explainTable) };
};

/** @type {(...given: Parameters<typeof courseFile>) => string} */
const courseFileOf = (...given) => Buffer.from(courseFile(...given)).toString("base64");

/** @type {(text: string, known: import("../docs/assets/assessment/types").Known) => unknown} */
const readFile = (text, known) => withMessages(readAssessment(text, known));

/** @param {ReturnType<typeof readAssessment>} read */
const withMessages = (read) => ({ ...read, said: read.problems.map(explain) });

/** @type {(ratings: Record<string, import("../docs/assets/assessment/types").Rated>, codes: string[], by: string) => unknown} */
const figuresBy = (ratings, codes, by) =>
  grouped(ratings, codes, { cell: cellOf, sub: subOf, competency: competencyOf }[by] ?? String);

/** @type {(team: import("../docs/assets/assessment/types").Assessment[], codes: string[], by: "cell" | "sub") => unknown} */
const teamFiguresBy = (team, codes, by) => Object.fromEntries(teamFigures(team, codes, by === "sub" ? subOf : cellOf));

/**
 * Gives a file for an office program, as base64. Its library is fetched only for this.
 * @param {"docx" | "xlsx"} ending
 * @param {import("../docs/assets/plan/types").PlanFile} file
 */
async function officeFile(ending, file) {
  const write =
    ending === "docx"
      ? (await import("../docs/assets/plan/docx.mjs")).planDocx
      : (await import("../docs/assets/plan/xlsx.mjs")).planXlsx;
  return Buffer.from(await (await write(file)).arrayBuffer()).toString("base64");
}

const functions = {
  addressOf,
  asked,
  counts,
  changes,
  commonGaps,
  cover,
  codesOf,
  complete,
  courseFileOf,
  marksOf,
  missing,
  readCourse,
  toTable,
  withStatement,
  figures,
  figuresBy,
  fromAddress,
  inOrder,
  reaching,
  readBytes,
  readFile,
  shownOf,
  toAddress,
  writeAssessment,
  decode,
  fieldsIn,
  fitting,
  pathIn,
  place,
  plain,
  whereTo,
  encode,
  guarded,
  harmless,
  kindOf,
  near,
  officeFile,
  planFile,
  teamFiguresBy,
  toIcs,
  toPlanCsv,
  undated,
  alike,
  reasked,
  repacked,
  resolve,
  slug,
  toCsv,
  toFragment,
  toJson,
  toLearning,
  toMarkdown,
};
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {[keyof typeof functions, ...unknown[]]} */
  const [name, ...given] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await Reflect.apply(functions[name], undefined, given))}\n`);
}
