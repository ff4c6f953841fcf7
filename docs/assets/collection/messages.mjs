// What was wrong with an address, in plain words.

/** @import { Problem } from "./types" */

/** So many codes are named. */
const FEW = 12;

/** @param {string[]} codes */
const list = (codes) =>
  codes.length > FEW ? `${codes.slice(0, FEW).join(", ")} and ${codes.length - FEW} more` : codes.join(", ");

const MESSAGES = {
  nothing: "The address contains no collection. Ask for the link again, or start your own collection.",
  long: "The address is longer than that of any collection; the end was left out.",
  version:
    "The link was made with another edition of the handbook. What could be read is shown; compare it with the sender's.",
  cut: "The end of the link is missing, so statements may be missing, too. Ask for the whole link, from “http” to the last character.",
  changed:
    "The link was changed or damaged on the way, so this may not be what was sent. Compare it with the sender's.",
  sent: "What looks like an address or a telephone number was left out of the name that came with the link. Trust only the numbers of this handbook or of your organization.",
  name: "Part of the collection's name could not be read or cannot be shown.",
};

/**
 * Says what was wrong.
 * @param {Problem} problem
 * @returns {string}
 */
export function explain(problem) {
  switch (problem.kind) {
    case "unreadable": {
      const { length } = problem.pieces;
      return length === 1
        ? "One part of the link is not a statement's code and was left out."
        : `${length} parts of the link are not statements' codes and were left out.`;
    }
    case "twice": {
      const [were, are] = problem.codes.length === 1 ? ["was", "is"] : ["were", "are"];
      return `${list(problem.codes)} ${were} in the link more than once and ${are} shown once.`;
    }
    case "unknown":
      return `This edition does not have ${list(problem.codes)}. The link may come from a newer edition or contain a mistake.`;
    case "retired": {
      const { code, by, reason } = problem;
      const takes = by.length ? `; ${list(by)} ${by.length === 1 ? "takes" : "take"}` : ", and nothing takes";
      return `${code} is no longer in use${takes} its place. ${reason}`;
    }
    default:
      return MESSAGES[problem.kind];
  }
}
