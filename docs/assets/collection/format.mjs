// A collection as the part of an address after '#': `v=1&codes=2BI1-3.O2&name=First%20day&check=894e3032`. The format is
// published; CONTRIBUTING.md describes it, and macros/collection/fragment.py writes the same at the build.

export const VERSION = "1";
const LONGEST_NAME = 100;
// All statements in the worst order, with the longest name, are below this.
const LONGEST = 6000;

const CODE = /^([U1-9][A-Z])\.([IORE])([1-9]\d?)$/;
const PIECE = /^([U1-9][A-Z])?([IORE])?([1-9]\d?)(?:-([1-9]\d?))?$/;

export function encode({ codes, name = "" }) {
  const known = [...new Set(codes)].filter((code) => CODE.test(code));
  if (!known.length) return "";
  const body = canonical(known, clean(name));
  return `${body}&check=${checksum(body)}`;
}

// Reads a fragment, whatever it is: the codes in their order, the name, and what was wrong, each as { kind, … }.
export function decode(fragment) {
  const whole = String(fragment ?? "").replace(/^#/, "");
  const found = { codes: [], name: "", problems: [] };
  if (!whole) return found;
  if (whole.length > LONGEST) found.problems.push({ kind: "long" });
  const fields = new Map();
  for (const part of whole.slice(0, LONGEST).split("&")) {
    const at = part.indexOf("=");
    const key = at < 0 ? part : part.slice(0, at);
    if (!fields.has(key)) fields.set(key, at < 0 ? "" : part.slice(at + 1));
  }
  if (!fields.has("codes")) {
    found.problems.push({ kind: "nothing" });
    return found;
  }
  const version = fields.get("v") ?? "";
  if (version !== VERSION) found.problems.push({ kind: "version" });
  readCodes(fields.get("codes"), found);
  readName(fields.get("name") ?? "", found);
  const check = fields.get("check") ?? "";
  if (version === VERSION && check !== checksum(canonical(found.codes, found.name))) {
    found.problems.push({ kind: check.length < 8 ? "cut" : "changed" });
  }
  return found;
}

// The statements that codes stand for: { codes, problems }. Retired ones are taken for what replaced them.
export function resolve(codes, { statements, retired }) {
  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const found = new Set();
  const problems = [];
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

// A name as one line that shows what it holds: no control characters, none that are unseen or turn the direction.
export function clean(name) {
  const seen = String(name)
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[\u0000-\u0020\u007f-\u009f]+/g, " ")
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  const trim = (text) => text.replace(/^ +| +$/g, "");
  return trim([...trim(seen)].slice(0, LONGEST_NAME).join(""));
}

function canonical(codes, name) {
  return `v=${VERSION}&codes=${writeCodes(codes)}${name ? `&name=${percent(name)}` : ""}`;
}

// Only letters, digits, '-' and '_' stay as they are, so that no program that finds links in text ends one too early.
function percent(text) {
  return encodeURIComponent(text).replace(/[.!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

// Codes in a row are one piece, and what a piece shares with the one before is left out: 2BI1-3.5.O2.
function writeCodes(codes) {
  const runs = [];
  for (const code of codes) {
    const [, sub, letter, digits] = CODE.exec(code);
    const number = Number(digits);
    const last = runs[runs.length - 1];
    if (last && last.sub === sub && last.letter === letter && last.to + 1 === number) last.to = number;
    else runs.push({ sub, letter, from: number, to: number });
  }
  return runs
    .map(({ sub, letter, from, to }, at) => {
      const before = at ? runs[at - 1] : {};
      const head = sub !== before.sub ? sub + letter : letter !== before.letter ? letter : "";
      return head + (from === to ? from : `${from}-${to}`);
    })
    .join(".");
}

function readCodes(written, found) {
  const seen = new Set();
  const unreadable = [];
  const twice = new Set();
  let [sub, letter] = ["", ""];
  for (const piece of written.split(".")) {
    const match = PIECE.exec(piece);
    const part = match && { sub: match[1] ?? sub, letter: match[2] ?? (match[1] ? "" : letter), from: Number(match[3]) };
    if (part) part.to = Number(match[4] ?? part.from);
    if (!part || !part.sub || !part.letter || part.to < part.from) {
      unreadable.push(piece);
      // What follows may lean on this piece; better to lose it than to show another statement.
      [sub, letter] = ["", ""];
      continue;
    }
    ({ sub, letter } = part);
    for (let number = part.from; number <= part.to; number += 1) {
      const code = `${sub}.${letter}${number}`;
      if (seen.has(code)) twice.add(code);
      seen.add(code);
    }
  }
  found.codes = [...seen];
  if (unreadable.length) found.problems.push({ kind: "unreadable", pieces: unreadable });
  if (twice.size) found.problems.push({ kind: "twice", codes: [...twice] });
}

function readName(written, found) {
  try {
    const name = decodeURIComponent(written);
    found.name = clean(name);
    if (found.name !== name) found.problems.push({ kind: "name" });
  } catch {
    found.problems.push({ kind: "name" });
  }
}

// CRC-32 as in zip files, in eight digits. It finds damage, not intent.
export function checksum(text) {
  let rest = ~0;
  for (let at = 0; at < text.length; at += 1) {
    rest ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (~rest >>> 0).toString(16).padStart(8, "0");
}
