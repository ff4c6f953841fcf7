// A course as files: the table that `make course` reads, and the formats of macros/exports/course_formats.py, byte for byte.

/** @import { Behind, Course, CourseData, Member, Session, Values } from "./types" */

import { strToU8, zipSync } from "fflate";
import { csv } from "../shared/csv.mjs";
import { DOES, capital, under } from "./covered.mjs";
import { fill } from "./filled.mjs";

/** Characters of the code of a course. */
const LONGEST_CODE = 60;

/**
 * Gives the code of a course that has none, from its title.
 * @param {string} title
 */
export const codeOf = (title) =>
  (
    title
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? ["course"]
  )
    .join("-")
    .slice(0, LONGEST_CODE)
    .replace(/-$/, "");

/**
 * Gives a course whose sessions all have a title of their own, and which has a code.
 * @param {Course} course
 * @returns {Course}
 */
export function complete(course) {
  /** @type {Set<string>} */
  const taken = new Set();
  const sessions = course.sessions.map((session, at) => {
    const name = session.title || `Session ${at + 1}`;
    let title = name;
    for (let number = 2; taken.has(title); number += 1) title = `${name} ${number}`;
    taken.add(title);
    return { ...session, title };
  });
  return { ...course, title: course.title || "Course", code: course.code || codeOf(course.title), sessions };
}

/**
 * Says what `make course` will still ask for.
 * @param {Course} course
 */
export function missing({ title, level, publisher, sessions }) {
  const found = [
    [title, "the title of the course"],
    [level, "for whom it is"],
    [publisher, "who offers it"],
  ].flatMap(([value, name]) => (value ? [] : [name]));
  const bare = sessions.filter((session) => !DOES.some((key) => session[key].length)).length;
  if (!sessions.length) found.push("a session");
  if (bare) found.push(bare === 1 ? "a statement in one session" : `statements in ${bare} sessions`);
  return found;
}

/**
 * Gives a course as its table, as macros/exports/course_files.py does.
 * @param {CourseData} data
 * @param {Course} course
 */
export function toTable({ columns }, course) {
  const ofCourse = columns.course;
  const ofSession = Object.entries(columns.session);
  /** @type {(row: object, key: string) => string} */
  const cell = (row, key) => {
    const value = Reflect.get(row, key);
    return Array.isArray(value) ? value.join(" ") : value;
  };
  const rows = course.sessions.map((session, at) => [
    ...ofCourse.map((key) => (at ? "" : cell(course, key))),
    ...ofSession.map(([, key]) => cell(session, key)),
  ]);
  return csv([[...ofCourse, ...ofSession.map(([column]) => column)], ...rows]);
}

/**
 * Gives what the templates say of a session.
 * @param {CourseData} data
 * @param {Session} session
 * @param {number} at
 * @param {string} base
 * @returns {Values}
 */
function sessionValues(data, session, at, base) {
  /** @param {string[]} codes */
  const said = (codes) => under(data, codes).map((code) => ({ ...data.statements[code] }));
  const links = said(DOES.flatMap((key) => session[key]));
  const does = DOES.map((key) => ({ word: capital(data.does[key]), statements: said(session[key]) }));
  return {
    number: String(at + 1),
    title: session.title,
    minutes: session.minutes,
    page: session.address,
    any: links.length ? "yes" : "",
    links,
    reached: base ? links : [],
    does: does.filter(({ statements }) => statements.length),
  };
}

/**
 * Gives what the templates say of a course.
 * @param {CourseData} data
 * @param {Course} course
 * @param {string} base
 * @returns {Values}
 */
export function valuesOf(data, course, base) {
  const reached = new Set(
    under(
      data,
      course.sessions.flatMap((session) => DOES.flatMap((key) => session[key])),
    ),
  );
  const { questions, visit } = data;
  const isReached = (/** @type {Behind} */ { rests }) => rests.some(({ code }) => reached.has(code));
  const asked = questions.filter(isReached);
  return {
    ...data.shared,
    base,
    code: course.code,
    title: course.example === "true" ? `Example: ${course.title}` : course.title,
    about: course.about,
    level: course.level,
    publisher: course.publisher,
    page: course.address,
    rights: course.rights,
    language: course.language,
    hours: course.hours,
    sessions: course.sessions.map((session, at) => sessionValues(data, session, at, base)),
    checks: asked.length ? [{ questions: asked }] : [],
    visits: [...visit.scenes, ...visit.debrief].some(isReached) ? [visit] : [],
  };
}

/**
 * Gives the files of a member: name and text.
 * @param {CourseData} data
 * @param {Member} member
 * @param {Values} values
 * @returns {[name: string, text: string][]}
 */
function written(data, { path, template, each, kind }, values) {
  const scopes = each.reduce(
    (found, name) =>
      found.flatMap((scope) => {
        const list = scope[name];
        return Array.isArray(list) ? list.map((element) => ({ ...scope, ...element })) : [];
      }),
    [values],
  );
  return scopes.map((scope) => [fill(path, scope, kind), fill(data.templates[template], scope, kind)]);
}

/**
 * Gives a zip whose parts are stored as they are, all with the earliest time that a zip can tell; as Python writes it.
 * @param {[name: string, text: string][]} files
 */
function stored(files) {
  const mtime = new Date(1980, 0, 1);
  const attrs = (0o600 << 16) >>> 0;
  /** @type {import("fflate").Zippable} */
  const parts = {};
  for (const [name, text] of files) parts[name] = [strToU8(text), { level: 0, mtime, os: 3, attrs }];
  return zipSync(parts);
}

/**
 * Gives a course in a format; permalinks begin with `base`, and without one there are none.
 * @param {CourseData} data
 * @param {string} ending
 * @param {Course} course
 * @param {string} base
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function courseFile(data, ending, course, base) {
  const { members, values, zipped } = data.formats[ending];
  const known = { ...valuesOf(data, course, base), ...values };
  const files = members.flatMap((member) => written(data, member, known));
  return new Uint8Array(zipped ? stored(files) : strToU8(files[0][1]));
}
