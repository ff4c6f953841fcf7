// A collection as the part of an address after '#': `v=1&codes=2BI1-3.O2&name=First%20day&check=894e3032`. The format is
// published; docs/teach/formats.md describes it, and macros/query/collection_address.py writes the same at the build.

/** @import { Collection, CollectionData, Decoded, Problem } from "./types" */

import { LONGEST, decodings, hyphened, joined, seen, trimmed, unescaped } from "../shared/address.mjs";
import { beginning, visible } from "../shared/text.mjs";

const VERSION = "1";
/** Characters of a name that are kept. */
const LONGEST_NAME = 100;
/** Digits of a check sum. */
const SUM = 8;

const CODE = /^([U1-9][A-Z])\.([IORE])([1-9]\d?)$/;
const PIECE = /^([U1-9][A-Z])?([IORE])?([1-9]\d?)(?:-([1-9]\d?))?$/;

/**
 * Writes a collection as a fragment, without '#'; empty where it holds no statement.
 * @param {Collection} collection
 */
export function encode({ codes, name }) {
  const known = [...new Set(codes)].filter((code) => CODE.test(code));
  if (!known.length) return "";
  const body = canonical(writeCodes(known), clean(name));
  return `${body}&check=${checksum(body)}`;
}

/**
 * Gives what a fragment holds, whatever it is: the codes in their order, the name, and what was wrong. Of its readings the first
 * counts whose check sum is right, as that is what was sent; where none is, the first that holds codes.
 * @param {string} fragment
 * @returns {Decoded}
 */
export function decode(fragment) {
  const whole = fragment.replace(/^[#?]/, "");
  if (!whole) return { codes: [], name: "", problems: [] };
  const all = decodings(whole).map(fieldsOf);
  for (const fields of all) {
    const sent = proved(fields);
    if (sent) return sent;
  }
  const holding = all.filter(({ codes }) => codes !== undefined);
  const readable = holding.filter(({ codes = "" }) => !parseCodes(codes).unreadable.length);
  const best = readable.find(({ v }) => v === VERSION) ?? [...readable, ...holding, ...all][0];
  return unproved(best, whole.length > LONGEST);
}

/**
 * Says whether a fragment holds codes, in whatever way it was rewritten.
 * @param {string} fragment
 */
export const holdsCodes = (fragment) => decodings(fragment).some((reading) => fieldsOf(reading).codes !== undefined);

/**
 * Gives what was sent, where the check sum proves it.
 * @param {Fields} fields
 * @returns {Decoded | null}
 */
function proved({ v, codes = "", names, check }) {
  const { found } = parseCodes(codes);
  if (v !== VERSION || !found.length || check.length < SUM) return null;
  const sum = check.slice(0, SUM);
  const written = writeCodes(found);
  const name = names.flatMap(namesIn).find((each) => checksum(canonical(written, each)) === sum);
  return name === undefined ? null : { codes: found, name, problems: [] };
}

/**
 * Gives what can be read of a fragment that nothing proves, and what was wrong with it.
 * @param {Fields} fields
 * @param {boolean} isLong
 * @returns {Decoded}
 */
function unproved({ v, codes, names, check }, isLong) {
  /** @type {Problem[]} */
  const problems = isLong ? [{ kind: "long" }] : [];
  if (codes === undefined) return { codes: [], name: "", problems: [...problems, { kind: "nothing" }] };
  if (v !== VERSION) problems.push({ kind: "version" });
  const { found, unreadable, twice } = parseCodes(codes);
  if (unreadable.length) problems.push({ kind: "unreadable", pieces: unreadable });
  if (twice.length) problems.push({ kind: "twice", codes: twice });
  const { name, isWhole } = parseName(names[0]);
  if (!isWhole) problems.push({ kind: "name" });
  if (v === VERSION) problems.push({ kind: check.length < SUM ? "cut" : "changed" });
  return { codes: found, name, problems };
}

/**
 * The fields of a reading, freed of what came in on the way where only a few signs can be right. There are two names where a
 * sign in the name itself may have ended it.
 * @typedef {{ v: string, codes?: string, names: string[], check: string }} Fields
 */

/**
 * Gives the fields of a reading; of two with one name, the first counts.
 * @param {string} reading
 * @returns {Fields}
 */
function fieldsOf(reading) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const part of reading.split("&")) {
    const [key] = part.split("=", 1);
    const name = plain(key).toLowerCase();
    if (!fields.has(name)) fields.set(name, part.slice(key.length + 1));
  }
  const [, whole] = /&name=(.*?)&check=/is.exec(reading) ?? [];
  const codes = fields.get("codes");
  return {
    v: plain(fields.get("v") ?? ""),
    codes: codes && plain(codes).toUpperCase(),
    names: [...new Set([fields.get("name") ?? "", whole ?? ""])],
    check: /^[\da-z]*/.exec(plain(fields.get("check") ?? "").toLowerCase())?.[0] ?? "",
  };
}

/**
 * Gives a text in which only letters, digits, '-' and '.' can be right.
 * @param {string} text
 */
const plain = (text) => trimmed(joined(hyphened(seen(unescaped(text).normalize("NFKC")))));

/**
 * Gives the names that a written one may have been, from the most literal on.
 * @param {string} written
 */
function namesIn(written) {
  const whole = seen(written);
  const spaces = [...whole.matchAll(/\s+/g)].slice(0, LONGEST_NAME);
  const ways = [
    written,
    whole,
    whole.replace(/\+/g, " "),
    hyphened(whole),
    joined(whole),
    ...spaces.map(({ 0: space, index }) => whole.slice(0, index) + whole.slice(index + space.length)),
  ];
  const texts = ways.flatMap((way) => [unescaped(way), way]);
  return [...new Set(texts.flatMap((text) => [clean(text), clean(text.normalize("NFC"))]))];
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
  const shown = visible(name.replace(/[\u0000-\u0020\u007f-\u009f]+/g, " "));
  /** @param {string} text */
  const trim = (text) => text.replace(/^ +| +$/g, "");
  return trim(beginning(trim(shown), LONGEST_NAME));
}

/**
 * Gives what the check sum is made of, which is the same however a fragment was written.
 * @param {string} codes
 * @param {string} name
 */
function canonical(codes, name) {
  return `v=${VERSION}&codes=${codes}${name ? `&name=${percent(name)}` : ""}`;
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
 * Gives the codes that were written, what is none, and which were written more than once.
 * @param {string} written
 */
function parseCodes(written) {
  /** @type {Set<string>} */
  const listed = new Set();
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
      if (listed.has(code)) twice.add(code);
      listed.add(code);
    }
  }
  return { found: [...listed], unreadable, twice: [...twice] };
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
 * Gives the name that was written, and whether all of it can be read and shown.
 * @param {string} written
 */
function parseName(written) {
  try {
    const whole = decodeURIComponent(written);
    const name = clean(whole);
    return { name, isWhole: name === whole };
  } catch {
    return { name: "", isWhole: false };
  }
}

/**
 * Gives the CRC-32, as in zip files, in eight digits. It finds damage, not intent.
 * @param {string} text
 */
export function checksum(text) {
  let rest = ~0;
  for (let at = 0; at < text.length; at += 1) {
    rest ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (~rest >>> 0).toString(16).padStart(SUM, "0");
}
