// What was wrong with a file, in plain words.

/** @import { FileProblem } from "./types" */

/** So many codes are named. */
const FEW = 12;

/** @param {string[]} codes */
const list = (codes) =>
  codes.length > FEW ? `${codes.slice(0, FEW).join(", ")} and ${codes.length - FEW} more` : codes.join(", ");

const MESSAGES = {
  empty: "The file is empty. Look for another copy of it.",
  large: "The file is larger than any assessment. Choose a file that this page saved; its name ends in .json.",
  encoding: "This is no text file. Choose a file that this page saved; its name ends in .json.",
  cut: "The end of the file is missing, so it cannot be read. Look for another copy of it.",
  json: "The file is damaged, or was changed by another program, and cannot be read. Look for another copy of it.",
  foreign: "The file is not an assessment. Choose a file that this page saved.",
  future:
    "The file was made with a later version of the handbook, which this copy cannot read. Open it in that version.",
  newer: "The file was made with a later version of the handbook. What this copy knows is shown; the rest is left out.",
  format: "The file does not say properly which version it is. It was read as version 1.0.",
  set: "The file does not say what was assessed, or this copy does not have it. The statements that are rated are shown.",
  scale: "The file names no scale that this copy has. The usual one is shown.",
  ratings: "The ratings in the file cannot be read and were left out.",
  date: "The date in the file is none and was left out.",
  plan: "Part of the plan in the file cannot be read and was left out.",
  "long-plan": "The plan in the file is longer than any plan; its end was left out.",
};

/**
 * Says what was wrong.
 * @param {FileProblem} problem
 * @returns {string}
 */
export function explain(problem) {
  switch (problem.kind) {
    case "edition":
      return `The file was made with edition ${problem.was || "?"} of the handbook; this is edition ${problem.is}. Wording may have changed.`;
    case "strange": {
      const { count } = problem;
      const [what, are] = count === 1 ? ["One rating", "was"] : [`${count} ratings`, "were"];
      return `${what} in the file ${are} for no statement's code and ${are} left out.`;
    }
    case "unknown":
      return `This edition does not have ${list(problem.codes)}. What the file says of that is not shown, and is saved again with the rest.`;
    case "unreadable":
      return `The rating of ${list(problem.codes)} cannot be read and was left out.`;
    case "days":
      return `A date cannot be read and was left out: ${list(problem.codes)}.`;
    case "long":
      return `A text was too long and its end was left out: ${list(problem.where)}.`;
    case "retired": {
      const { code, by, reason, kept } = problem;
      if (!by.length) return `${code} is no longer in use, and nothing takes its place. ${reason}`;
      const takes = `${code} is no longer in use; ${list(by)} ${by.length === 1 ? "takes" : "take"} its place`;
      return `${takes}${kept ? ", and the rating of that in the file counts" : " and has its rating"}. ${reason}`;
    }
    default:
      return MESSAGES[problem.kind];
  }
}
