// What was wrong with a table, in plain words.

/** @import { TableProblem } from "./types" */

/** So many codes are named. */
const FEW = 12;

/** @param {string[]} codes */
const list = (codes) =>
  codes.length > FEW ? `${codes.slice(0, FEW).join(", ")} and ${codes.length - FEW} more` : codes.join(", ");

const MESSAGES = {
  large: "The file is larger than any table of a course. Choose a table that this page saved.",
  empty: "The file is empty. Look for another copy of it.",
  workbook: "This is a workbook. Open it in your spreadsheet program, save it as CSV (UTF-8), and open that file here.",
  encoding: "This is no table, or its letters cannot be read. Save it as CSV (UTF-8) and open that file here.",
  columns: "The table has no column “session”. Choose a table that this page or the page of a course saved.",
  sessions: "The table names no session. Write the title of each in the column “session”.",
  many: "The table has more sessions than any course. The first 200 are shown; the rest is left out.",
};

/**
 * Says what was wrong.
 * @param {TableProblem} problem
 * @returns {string}
 */
export function explain(problem) {
  switch (problem.kind) {
    case "lost":
      return `Line ${problem.line} belongs to no session and was left out. Write a title in the column “session”.`;
    case "differs":
      return `Line ${problem.line} says something else under “${problem.column}” than a line above; “${problem.kept}” is kept.`;
    case "value":
      return `Line ${problem.line}: “${problem.value}” cannot be under “${problem.column}” and was left out.`;
    case "edition":
      return `The table cites edition ${problem.was} of the handbook; it is shown, and saved, with the codes of edition ${problem.is}. Wording may have changed.`;
    case "unknown":
      return `This edition does not have ${list(problem.codes)}. What the table says of that was left out.`;
    case "retired":
      return `No longer in use: ${list(problem.codes)}. What takes their place is shown, where there is anything.`;
    default:
      return MESSAGES[problem.kind];
  }
}
