// An assessment as a file. Any bytes give an assessment or an explanation; what this edition does not know is kept apart and saved
// again. docs/teach/formats.md describes the file, macros/exports/assessment_file.py has its JSON Schema.

/** @import { Assessment, ChosenIn, FileProblem, Known, PlanRow, Rated, Rating, Refusal } from "./types" */

import { beginning, visible } from "../shared/text.mjs";

/** The version of the format; docs/teach/formats.md says what its two numbers mean. */
export const FORMAT = "1.0";
const KIND = "assessment";

/** The most bytes of a file, characters of each text, and rows of a plan that are read. */
export const MOST = {
  bytes: 8_000_000,
  name: 200,
  note: 4000,
  evidence: 4000,
  owner: 200,
  what: 2000,
  who: 200,
  with: 2000,
  rows: 2000,
};

const CODE = /^[U1-9][A-Z]\.[IORE][1-9]\d?$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_SLUG = 60;
/** @type {Rating[]} */
const RATINGS = [4, 3, 2, 1, "none"];

/** @type {(object: object, key: string) => boolean} */
const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

/**
 * Says whether a value is an object with keys.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Gives a day as it is written, empty where it is none.
 * @param {unknown} value
 */
export function day(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return "";
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value) ? value : "";
}

/**
 * Gives text of several lines as it can be shown, as far as there is room for it.
 * @param {string} text
 * @param {number} longest
 */
export function tidy(text, longest) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, " ");
  return beginning(visible(lines), longest);
}

/**
 * Gives an assessment in which nothing is rated yet.
 * @param {Pick<Assessment, "edition" | "set" | "chosen" | "scale" | "date">} begun
 * @returns {Assessment}
 */
export const blank = (begun) => ({ ...begun, name: "", ratings: {}, apart: {}, plan: [] });

/**
 * Says whether anything is said of a statement.
 * @param {Rated} rated
 */
export const isSaid = ({ rating, note, evidence, owner, due }) =>
  rating !== undefined || Boolean(note || evidence || owner || due);

/**
 * Reads a file: its bytes or its text. Where it is no assessment, there is none, and the only problem says why.
 * @param {Uint8Array | string} given
 * @param {Known} known
 * @returns {{ assessment: Assessment | null, problems: FileProblem[] }}
 */
export function readAssessment(given, known) {
  const parsed = parse(given);
  if (typeof parsed === "string") return { assessment: null, problems: [{ kind: parsed }] };
  const reading = new Reading(known);
  const assessment = reading.whole(parsed);
  return { assessment, problems: reading.said() };
}

/**
 * Writes a file.
 * @param {Assessment} assessment
 */
export function writeAssessment({ edition, set, chosen, scale, name, date, ratings, apart, plan }) {
  const said = Object.entries({ ...apart, ...ratings }).filter(([, rated]) => isSaid(rated));
  const file = { format: FORMAT, kind: KIND, edition, set, chosen, scale, name, date };
  return `${JSON.stringify({ ...file, ratings: Object.fromEntries(said), plan }, null, 2)}\n`;
}

/**
 * Gives the name of a file, which says nothing of any person.
 * @param {Assessment} assessment
 */
export const fileName = ({ set, date }) => [KIND, set, date].filter(Boolean).join("-");

/**
 * Gives what a file holds, or why that is no assessment.
 * @param {Uint8Array | string} given
 * @returns {Record<string, unknown> | Refusal}
 */
function parse(given) {
  if (given.length > MOST.bytes) return "large";
  const text = typeof given === "string" ? given.replace(/^\ufeff/, "") : textOf(given);
  if (text === null) return "encoding";
  if (!text.trim()) return "empty";
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return text.trimStart().startsWith("{") && !text.trimEnd().endsWith("}") ? "cut" : "json";
  }
  if (!isObject(value) || value.kind !== KIND) return "foreign";
  return Number(/^\d+/.exec(String(value.format))?.[0] ?? 1) > Number.parseInt(FORMAT, 10) ? "future" : value;
}

/**
 * Gives the text of bytes; nothing where they are none. Some editors write UTF-16, and say so in its first sign.
 * @param {Uint8Array} bytes
 */
function textOf(bytes) {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isWide ? (first === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A file while it is read, with what is wrong with it. */
class Reading {
  /** @param {Known} known */
  constructor(known) {
    this.known = known;
    /** @type {FileProblem[]} */
    this.problems = [];
    /**
     * Codes by what is wrong with what is said of them.
     * @type {Record<"unknown" | "unreadable" | "days", string[]>}
     */
    this.codes = { unknown: [], unreadable: [], days: [] };
    /**
     * Where a text was cut.
     * @type {string[]}
     */
    this.long = [];
  }

  /** Gives everything that is wrong. */
  said() {
    /** @type {("unknown" | "unreadable" | "days")[]} */
    const kinds = ["unknown", "unreadable", "days"];
    for (const kind of kinds) {
      const codes = [...new Set(this.codes[kind])];
      if (codes.length) this.problems.push({ kind, codes });
    }
    if (this.long.length) this.problems.push({ kind: "long", where: this.long });
    return this.problems;
  }

  /**
   * @param {Record<string, unknown>} file
   * @returns {Assessment}
   */
  whole(file) {
    this.lookAtVersions(file);
    const { ratings, apart } = this.ratings(file.ratings);
    const chosen = this.chosen(file.chosen);
    const { set, scale } = this.setAndScale(file);
    if (!has(this.known.sets, String(file.set))) chosen.codes = Object.keys(ratings);
    const date = day(file.date);
    if (!date && file.date !== undefined && file.date !== "") this.problems.push({ kind: "date" });
    const name = this.text(file.name, MOST.name, "name").replace(/\s+/g, " ").trim();
    const edition = typeof file.edition === "string" ? tidy(file.edition, 20) : "";
    return { edition, set, chosen, scale, name, date, ratings, apart, plan: this.plan(file.plan) };
  }

  /** @param {Record<string, unknown>} file */
  lookAtVersions({ format, edition }) {
    const { edition: is } = this.known;
    if (format !== undefined && !/^1\.\d+$/.test(String(format))) this.problems.push({ kind: "format" });
    else if (format !== undefined && format !== FORMAT) this.problems.push({ kind: "newer" });
    if (typeof edition === "string" && edition && edition !== is) {
      this.problems.push({ kind: "edition", was: tidy(edition, 20), is });
    }
  }

  /** @param {Record<string, unknown>} file */
  setAndScale(file) {
    const { sets } = this.known;
    const set = has(sets, String(file.set)) ? String(file.set) : "own";
    if (set !== file.set) this.problems.push({ kind: "set" });
    const [usual] = sets[set];
    const all = Object.values(sets).flat();
    const scale = all.includes(String(file.scale)) ? String(file.scale) : usual;
    if (scale !== file.scale) this.problems.push({ kind: "scale" });
    return { set, scale };
  }

  /**
   * @param {unknown} value
   * @returns {ChosenIn}
   */
  chosen(value) {
    /** @type {ChosenIn} */
    const chosen = {};
    if (!isObject(value)) return chosen;
    const isName = (/** @type {unknown} */ text) =>
      typeof text === "string" && text.length <= LONGEST_SLUG && SLUG.test(text);
    /** @type {(key: string, fits: RegExp) => string[]} */
    const list = (key, fits) => {
      const given = value[key];
      return Array.isArray(given) ? [...new Set(given.filter((each) => fits.test(String(each))).map(String))] : [];
    };
    if (isName(value.role)) chosen.role = String(value.role);
    if (isName(value.collection)) chosen.collection = String(value.collection);
    if (Array.isArray(value.competencies)) chosen.competencies = list("competencies", /^[U1-9]$/);
    if (Array.isArray(value.groups)) chosen.groups = list("groups", /^[a-z]{1,20}$/);
    if (Array.isArray(value.codes)) chosen.codes = [...new Set(list("codes", CODE).flatMap((code) => this.now(code)))];
    return chosen;
  }

  /**
   * Gives the statements that a code stands for in this edition; itself where none does.
   * @param {string} code
   */
  now(code) {
    const { statements, retired } = this.known;
    const by = !has(statements, code) && has(retired, code) ? retired[code].by : [];
    return by.length ? by : [code];
  }

  /** @param {unknown} value */
  ratings(value) {
    /** @type {Record<string, Rated>} */
    const ratings = {};
    /** @type {Record<string, Rated>} */
    const apart = {};
    if (!isObject(value)) {
      if (value !== undefined) this.problems.push({ kind: "ratings" });
      return { ratings, apart };
    }
    const entries = Object.entries(value);
    const strange = entries.filter(([code]) => !CODE.test(code)).length;
    if (strange) this.problems.push({ kind: "strange", count: strange });
    const { statements, retired } = this.known;
    /** @type {[code: string, rated: Rated][]} */
    const old = [];
    for (const [code, entry] of entries) {
      const rated = CODE.test(code) ? this.rated(code, entry) : null;
      if (rated && has(statements, code)) ratings[code] = rated;
      else if (rated) old.push([code, rated]);
    }
    for (const [code, rated] of old) {
      if (has(retired, code)) this.replace(code, rated, ratings, apart);
      else {
        apart[code] = rated;
        this.codes.unknown.push(code);
      }
    }
    return { ratings, apart };
  }

  /**
   * Reads what is said of a retired code as said of what replaced it, unless something is said of that already.
   * @param {string} code
   * @param {Rated} rated
   * @param {Record<string, Rated>} ratings
   * @param {Record<string, Rated>} apart
   */
  replace(code, rated, ratings, apart) {
    const { by, reason } = this.known.retired[code];
    const free = by.filter((other) => !has(ratings, other));
    for (const other of free) ratings[other] = { ...rated };
    if (!free.length) apart[code] = rated;
    this.problems.push({ kind: "retired", code, by, reason, kept: !free.length });
  }

  /**
   * @param {string} code
   * @param {unknown} value
   * @returns {Rated | null}
   */
  rated(code, value) {
    if (!isObject(value)) {
      this.codes.unreadable.push(code);
      return null;
    }
    const rating = RATINGS.find((each) => String(each) === String(value.rating));
    if (value.rating !== undefined && rating === undefined) this.codes.unreadable.push(code);
    /** @type {Rated} */
    const rated = {
      note: this.text(value.note, MOST.note, code),
      evidence: this.text(value.evidence, MOST.evidence, code),
      owner: this.text(value.owner, MOST.owner, code),
      due: this.day(value.due, code),
    };
    const whole = rating === undefined ? rated : { rating, ...rated };
    return isSaid(whole) ? whole : null;
  }

  /**
   * @param {unknown} value
   * @returns {PlanRow[]}
   */
  plan(value) {
    if (!Array.isArray(value)) {
      if (value !== undefined) this.problems.push({ kind: "plan" });
      return [];
    }
    if (value.length > MOST.rows) this.problems.push({ kind: "long-plan" });
    const rows = value.slice(0, MOST.rows).filter(isObject);
    if (rows.length < Math.min(value.length, MOST.rows)) this.problems.push({ kind: "plan" });
    return rows.map((row) => {
      const code = typeof row.code === "string" && CODE.test(row.code) ? this.now(row.code)[0] : "";
      const where = code || "plan";
      return {
        code,
        what: this.text(row.what, MOST.what, where),
        who: this.text(row.who, MOST.who, where),
        by: this.day(row.by, where),
        with: this.text(row.with, MOST.with, where),
        done: row.done === true,
      };
    });
  }

  /**
   * @param {unknown} value
   * @param {number} longest
   * @param {string} where
   */
  text(value, longest, where) {
    const whole = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
    const text = tidy(whole, longest);
    if (whole.length > longest && tidy(whole, longest + 1) !== text && !this.long.includes(where)) {
      this.long.push(where);
    }
    return text;
  }

  /**
   * @param {unknown} value
   * @param {string} where
   */
  day(value, where) {
    const found = day(value);
    if (!found && value !== undefined && value !== "") this.codes.days.push(where);
    return found;
  }
}
