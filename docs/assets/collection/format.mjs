// A collection as the part of an address after '#': `v=1&codes=2BI1-3.O2&name=First%20day&check=894e3032`. The format is
// published; docs/teach/formats.md describes it, and macros/query/collection_address.py writes the same at the build.

/** @import { Collection, CollectionData, Decoded, Problem } from "./types" */

const VERSION = "1";
/** Characters of a name that are kept. */
const LONGEST_NAME = 100;
/** Characters of an address: all statements in the worst order, with the longest name, are below this. */
const LONGEST = 6000;

const CODE = /^([U1-9][A-Z])\.([IORE])([1-9]\d?)$/;
const PIECE = /^([U1-9][A-Z])?([IORE])?([1-9]\d?)(?:-([1-9]\d?))?$/;

/**
 * Writes a collection as a fragment, without '#'; empty where it holds no statement.
 * @param {Collection} collection
 */
export function encode({ codes, name }) {
  const known = [...new Set(codes)].filter((code) => CODE.test(code));
  if (!known.length) return "";
  const body = canonical(known, clean(name));
  return `${body}&check=${checksum(body)}`;
}

/**
 * Gives what a fragment holds, whatever it is: the codes in their order, the name, and what was wrong.
 * @param {string} fragment
 * @returns {Decoded}
 */
export function decode(fragment) {
  const whole = fragment.replace(/^#/, "");
  /** @type {Decoded} */
  const found = { codes: [], name: "", problems: [] };
  if (!whole) return found;
  if (whole.length > LONGEST) found.problems.push({ kind: "long" });
  const fields = fieldsOf(whole.slice(0, LONGEST));
  const codes = fields.get("codes");
  if (codes === undefined) {
    found.problems.push({ kind: "nothing" });
    return found;
  }
  const version = fields.get("v") ?? "";
  if (version !== VERSION) found.problems.push({ kind: "version" });
  parseCodes(codes, found);
  parseName(fields.get("name") ?? "", found);
  const check = fields.get("check") ?? "";
  if (version === VERSION && check !== checksum(canonical(found.codes, found.name))) {
    found.problems.push({ kind: check.length < 8 ? "cut" : "changed" });
  }
  return found;
}

/**
 * Gives the fields of a fragment by name; of two with one name, the first counts.
 * @param {string} fragment
 */
function fieldsOf(fragment) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const part of fragment.split("&")) {
    const at = part.indexOf("=");
    const key = at < 0 ? part : part.slice(0, at);
    if (!fields.has(key)) fields.set(key, at < 0 ? "" : part.slice(at + 1));
  }
  return fields;
}

/**
 * Gives the statements that codes stand for. Retired ones are taken for what replaced them.
 * @param {string[]} codes
 * @param {Pick<CollectionData, "statements" | "retired">} data
 */
export function resolve(codes, { statements, retired }) {
  /** @type {(object: object, key: string) => boolean} */
  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  /** @type {Set<string>} */
  const found = new Set();
  /** @type {Problem[]} */
  const problems = [];
  /** @type {string[]} */
  const unknown = [];
  for (const code of codes) {
    if (has(statements, code)) found.add(code);
    else if (has(retired, code)) {
      for (const other of retired[code].by) found.add(other);
      problems.push({ kind: "retired", code, ...retired[code] });
    } else unknown.push(code);
  }
  if (unknown.length) problems.push({ kind: "unknown", codes: unknown });
  return { codes: [...found], problems };
}

/**
 * Gives a name as one line that shows what it holds: no control characters, none that are unseen or turn the direction.
 * @param {string} name
 */
export function clean(name) {
  const seen = name
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[\u0000-\u0020\u007f-\u009f]+/g, " ")
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  /** @param {string} text */
  const trim = (text) => text.replace(/^ +| +$/g, "");
  return trim([...trim(seen)].slice(0, LONGEST_NAME).join(""));
}

/**
 * Gives what the check sum is made of, which is the same however a fragment was written.
 * @param {string[]} codes
 * @param {string} name
 */
function canonical(codes, name) {
  return `v=${VERSION}&codes=${writeCodes(codes)}${name ? `&name=${percent(name)}` : ""}`;
}

/**
 * Leaves only letters, digits, '-' and '_' as they are, so that no program that finds links in text ends one too early.
 * @param {string} text
 */
function percent(text) {
  return encodeURIComponent(text).replace(/[.!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Writes codes in a row as one piece, and leaves out what a piece shares with the one before: 2BI1-3.5.O2.
 * @param {string[]} codes
 */
function writeCodes(codes) {
  /** @type {{ sub: string, letter: string, from: number, to: number }[]} */
  const runs = [];
  for (const code of codes) {
    const [, sub = "", letter = "", digits = ""] = CODE.exec(code) ?? [];
    const number = Number(digits);
    const last = runs[runs.length - 1];
    if (last && last.sub === sub && last.letter === letter && last.to + 1 === number) last.to = number;
    else runs.push({ sub, letter, from: number, to: number });
  }
  return runs
    .map(({ sub, letter, from, to }, at) => {
      const before = at ? runs[at - 1] : { sub: "", letter: "" };
      const head = sub !== before.sub ? sub + letter : letter !== before.letter ? letter : "";
      return head + (from === to ? from : `${from}-${to}`);
    })
    .join(".");
}

/**
 * Puts the codes that were written into what was found, and what was wrong with them.
 * @param {string} written
 * @param {Decoded} found
 */
function parseCodes(written, found) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Set<string>} */
  const twice = new Set();
  /** @type {string[]} */
  const unreadable = [];
  let [sub, letter] = ["", ""];
  for (const piece of written.split(".")) {
    const run = parsePiece(piece, sub, letter);
    if (!run) {
      unreadable.push(piece);
      // What follows may lean on this piece; better to lose it than to show another statement.
      [sub, letter] = ["", ""];
      continue;
    }
    ({ sub, letter } = run);
    for (let number = run.from; number <= run.to; number += 1) {
      const code = `${sub}.${letter}${number}`;
      if (seen.has(code)) twice.add(code);
      seen.add(code);
    }
  }
  found.codes = [...seen];
  if (unreadable.length) found.problems.push({ kind: "unreadable", pieces: unreadable });
  if (twice.size) found.problems.push({ kind: "twice", codes: [...twice] });
}

/**
 * Gives the run of codes that a piece stands for, with what it leaves out from the piece before; nothing where it is unreadable.
 * @param {string} piece
 * @param {string} subBefore
 * @param {string} letterBefore
 */
function parsePiece(piece, subBefore, letterBefore) {
  const match = PIECE.exec(piece);
  if (!match) return null;
  const from = Number(match[3]);
  const to = Number(match[4] ?? from);
  const sub = match[1] ?? subBefore;
  const letter = match[2] ?? (match[1] ? "" : letterBefore);
  return sub && letter && to >= from ? { sub, letter, from, to } : null;
}

/**
 * Puts the name that was written into what was found, and what was wrong with it.
 * @param {string} written
 * @param {Decoded} found
 */
function parseName(written, found) {
  try {
    const name = decodeURIComponent(written);
    found.name = clean(name);
    if (found.name !== name) found.problems.push({ kind: "name" });
  } catch {
    found.problems.push({ kind: "name" });
  }
}

/**
 * Gives the CRC-32, as in zip files, in eight digits. It finds damage, not intent.
 * @param {string} text
 */
function checksum(text) {
  let rest = ~0;
  for (let at = 0; at < text.length; at += 1) {
    rest ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (~rest >>> 0).toString(16).padStart(8, "0");
}
