// Which statements the codes of a course stand for.

/** @import { Course, CourseData, Does, Session } from "./types" */

/** @type {Does[]} */
export const DOES = ["teaches", "practices", "assesses"];

/**
 * Says whether a code is that of a statement, or of a cell or sub-competency that it is in.
 * @param {string} code
 * @param {string} statement
 */
export const covers = (code, statement) =>
  code === statement || code === statement.replace(/\d+$/, "") || code === statement.split(".")[0];

/**
 * Gives the statements that codes stand for, in the order of the handbook.
 * @param {Pick<CourseData, "statements">} data
 * @param {string[]} codes
 */
export const under = ({ statements }, codes) =>
  Object.keys(statements).filter((statement) => codes.some((code) => covers(code, statement)));

/**
 * Gives the statements that a course reaches, by what it does with them.
 * @param {CourseData} data
 * @param {Course} course
 * @returns {Record<string, string[]>}
 */
export const marksOf = (data, { sessions }) =>
  Object.fromEntries(
    DOES.map((key) => [
      data.does[key],
      under(
        data,
        sessions.flatMap((session) => session[key]),
      ),
    ]),
  );

/**
 * Gives the statements that a course reaches.
 * @param {CourseData} data
 * @param {Course} course
 */
export const reached = (data, { sessions }) =>
  under(
    data,
    sessions.flatMap((session) => DOES.flatMap((key) => session[key])),
  );

/**
 * Gives the codes of a list with a statement added, or without it. Of a cell whose statement leaves, the others stay.
 * @param {CourseData} data
 * @param {string[]} codes
 * @param {string} statement
 * @param {boolean} isIn
 */
export function withStatement(data, codes, statement, isIn) {
  const there = codes.some((code) => covers(code, statement));
  if (isIn) return there ? codes : [...codes, statement];
  return codes.flatMap((code) =>
    covers(code, statement) ? under(data, [code]).filter((each) => each !== statement) : [code],
  );
}

/**
 * Gives the codes of a list without those that stand for what another one stands for, too.
 * @param {string[]} codes
 */
export const once = (codes) =>
  [...new Set(codes)].filter((code, _, all) => !all.some((other) => other !== code && isPart(code, other)));

/**
 * Says whether what a code stands for is part of what another one stands for.
 * @param {string} code
 * @param {string} other
 */
const isPart = (code, other) => code.replace(/\d+$/, "") === other || code.split(".")[0] === other;

/**
 * Gives a session in which nothing is done yet.
 * @param {string} [title]
 * @returns {Session}
 */
export const blankSession = (title = "") => ({
  title,
  address: "",
  minutes: "",
  teaches: [],
  practices: [],
  assesses: [],
});

/**
 * Gives a course in which nothing is said yet.
 * @param {string} edition
 * @returns {Course}
 */
export const blankCourse = (edition) => ({
  code: "",
  title: "",
  about: "",
  level: "",
  publisher: "",
  address: "",
  rights: "",
  license: "",
  edition,
  language: "en",
  hours: "",
  groups: [],
  example: "",
  sessions: [],
});

/** @param {string} word */
export const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
