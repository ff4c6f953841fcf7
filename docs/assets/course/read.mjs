// The table of a course, as a spreadsheet may have saved it. Any bytes give a course or an explanation.

/** @import { Course, CourseData, Field, Session, TableProblem } from "./types" */

import { visible } from "../shared/text.mjs";
import { DOES, blankCourse, blankSession, once } from "./covered.mjs";

/** The most bytes and sessions that are read, and characters of a cell. */
export const MOST = { bytes: 2_000_000, sessions: 200, cell: 4000 };
/** Among the first rows are the names of the columns; above them there may be a title. */
const HEAD_WITHIN = 20;
const SEPARATORS = [",", ";", "\t"];
const LISTS = ["groups", ...DOES];
/**
 * What a value is like where not any text is one.
 * @type {Record<string, RegExp>}
 */
const SHAPES = {
  code: /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/,
  address: /^https?:\/\/[^\s/]\S*$/,
  "session address": /^https?:\/\/[^\s/]\S*$/,
  license: /^https?:\/\/[^\s/]\S*$/,
  hours: /^[1-9]\d{0,5}$/,
  minutes: /^[1-9]\d{0,5}$/,
  language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
};

/**
 * Says whether a value may be in a column.
 * @param {string} column
 * @param {string} value
 */
export const fits = (column, value) => SHAPES[column]?.test(value) ?? true;

/**
 * Gives the text of a cell on one line, without the sign that keeps a spreadsheet from computing it.
 * @param {string} cell
 */
export const tidy = (cell) =>
  visible(cell.replace(/[\u0000-\u001f\u007f-\u009f]/g, " "))
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^'(?=[=+\-@])/, "")
    .slice(0, MOST.cell);

/**
 * Gives the text of bytes, or why there is none.
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b) return { refusal: /** @type {const} */ ("workbook") };
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isWide ? (first === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { refusal: /** @type {const} */ ("encoding") };
  }
}

/**
 * Gives the rows of a text with a sign between cells, each with its line.
 * @param {string} text
 * @param {string} separator
 */
function rowsOf(text, separator) {
  /** @type {{ line: number, cells: string[] }[]} */
  const rows = [];
  let line = 1;
  let [cell, quoted, start] = ["", false, 1];
  /** @type {string[]} */
  let cells = [];
  const end = () => {
    cells.push(cell);
    if (cells.some((each) => each.trim())) rows.push({ line: start, cells });
    [cells, cell] = [[], ""];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n") line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && !cell) quoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = "";
    } else if (sign === "\n") {
      end();
      start = line;
    } else cell += sign;
  }
  end();
  return rows;
}

/**
 * Reads a table: its bytes, or its text. Where it is none, there is no course, and the only problem says why.
 * @param {CourseData} data
 * @param {Uint8Array | string} given
 * @returns {{ course: Course | null, problems: TableProblem[] }}
 */
export function readTable(data, given) {
  /** @type {(kind: "large" | "empty" | "workbook" | "encoding" | "columns" | "sessions") => { course: null, problems: TableProblem[] }} */
  const refused = (kind) => ({ course: null, problems: [{ kind }] });
  if (given.length > MOST.bytes) return refused("large");
  const { text, refusal } = typeof given === "string" ? { text: given, refusal: undefined } : textOf(given);
  if (refusal) return refused(refusal);
  const plain = String(text)
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n");
  if (plain.includes("\u0000")) return refused("encoding");
  if (!plain.trim()) return refused("empty");
  const hint = /^sep=([,;\t])\n/.exec(plain);
  const all = (hint ? [hint[1]] : SEPARATORS).map((sign) => headed(data, rowsOf(plain, sign)));
  const best = all.reduce((one, other) => (other.known > one.known ? other : one));
  if (!best.columns.includes("session")) return refused("columns");
  const reading = new Reading(data);
  for (const { line, cells } of best.rows) reading.row(line, namedOf(best.columns, cells));
  const course = reading.finished();
  return course.sessions.length ? { course, problems: reading.problems } : refused("sessions");
}

/**
 * Finds the row with the names of the columns, and the rows below it.
 * @param {CourseData} data
 * @param {{ line: number, cells: string[] }[]} rows
 */
function headed({ columns: { course, session, also } }, rows) {
  const names = [...course, ...Object.keys(session)];
  const heads = rows.slice(0, HEAD_WITHIN).map(({ cells }) =>
    cells.map((cell) => {
      const plain = tidy(cell).replace(/[_-]/g, " ").replace(/\s+/g, " ").trim().toLowerCase();
      const name = also[plain] ?? plain;
      return names.includes(name) ? name : "";
    }),
  );
  const count = (/** @type {string[]} */ head) => head.filter(Boolean).length;
  const at = heads.reduce((most, head, here) => (count(head) > count(heads[most]) ? here : most), 0);
  const columns = heads[at] ?? [];
  return { columns, known: count(columns), rows: rows.slice(at + 1) };
}

/**
 * @param {string[]} columns
 * @param {string[]} cells
 */
const namedOf = (columns, cells) =>
  Object.fromEntries(
    columns.flatMap((column, at) => {
      const cell = tidy(cells[at] ?? "");
      return column && cell ? [[column, cell]] : [];
    }),
  );

/** A table while it is read, with what is wrong with it. */
class Reading {
  /** @param {CourseData} data */
  constructor(data) {
    this.data = data;
    this.course = { ...blankCourse(""), language: "" };
    /** @type {TableProblem[]} */
    this.problems = [];
    /** @type {Record<"unknown" | "retired", string[]>} */
    this.codes = { unknown: [], retired: [] };
  }

  /**
   * @param {number} line
   * @param {Record<string, string>} named
   */
  row(line, named) {
    const { course, session: ofSession } = this.data.columns;
    for (const column of course) {
      if (!named[column]) continue;
      if (column === "groups") this.groups(line, named.groups);
      else this.text(this.course, column, /** @type {Field} */ (column), line, named[column]);
    }
    const session = this.session(named.session ?? "");
    const said = Object.entries(ofSession).filter(([column]) => column !== "session" && named[column]);
    if (!session) {
      if (said.length) this.problems.push({ kind: "lost", line });
      return;
    }
    for (const [column, key] of said) {
      if (LISTS.includes(key)) session[/** @type {"teaches"} */ (key)].push(...this.known(named[column]));
      else this.text(session, column, /** @type {"minutes"} */ (key), line, named[column]);
    }
  }

  /**
   * Gives the session that a row belongs to: a new one where it names one; none before the first.
   * @param {string} title
   * @returns {Session | undefined}
   */
  session(title) {
    const { sessions } = this.course;
    const last = sessions[sessions.length - 1];
    if (last && (!title || title === last.title)) return last;
    if (!title) return undefined;
    if (sessions.length === MOST.sessions) {
      if (!this.problems.some(({ kind }) => kind === "many")) this.problems.push({ kind: "many" });
      return undefined;
    }
    const session = blankSession(title);
    sessions.push(session);
    return session;
  }

  /**
   * @template {string} Key
   * @param {Record<Key, string>} into
   * @param {string} column
   * @param {Key} key
   * @param {number} line
   * @param {string} value
   */
  text(into, column, key, line, value) {
    const text = column === "example" ? value.toLowerCase() : value;
    if (!fits(column, text)) this.problems.push({ kind: "value", line, column, value });
    else if (into[key] && into[key] !== text) this.problems.push({ kind: "differs", line, column, kept: into[key] });
    else into[key] = text;
  }

  /**
   * @param {number} line
   * @param {string} value
   */
  groups(line, value) {
    const known = Object.values(this.data.groups).map(({ code }) => code);
    for (const group of value
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean)) {
      if (!known.includes(group)) this.problems.push({ kind: "value", line, column: "groups", value: group });
      else if (!this.course.groups.includes(group)) this.course.groups.push(group);
    }
  }

  /**
   * Gives the codes of a cell that this edition has; those that took the place of retired ones among them.
   * @param {string} cell
   */
  known(cell) {
    const { statements, subs, retired } = this.data;
    const is = (/** @type {string} */ code) =>
      Object.hasOwn(statements, code) || Object.hasOwn(subs, code) || Object.hasOwn(statements, `${code}1`);
    return cell.split(/[\s,;]+/).flatMap((code) => {
      if (!code || is(code)) return code ? [code] : [];
      const kind = Object.hasOwn(retired, code) ? "retired" : "unknown";
      if (!this.codes[kind].includes(code)) this.codes[kind].push(code);
      return kind === "retired" ? retired[code] : [];
    });
  }

  /** @returns {Course} */
  finished() {
    const { course, data } = this;
    const { edition } = data.shared;
    if (course.edition && course.edition !== edition) {
      this.problems.push({ kind: "edition", was: course.edition, is: edition });
    }
    for (const kind of /** @type {const} */ (["unknown", "retired"])) {
      if (this.codes[kind].length) this.problems.push({ kind, codes: this.codes[kind] });
    }
    const sessions = course.sessions.map((session) => ({
      ...session,
      ...Object.fromEntries(DOES.map((key) => [key, once(session[key])])),
    }));
    const example = course.example === "true" ? "true" : "";
    return { ...course, edition, language: course.language || "en", example, sessions };
  }
}
