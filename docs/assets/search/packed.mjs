// The index as the build packs it and the browser unpacks it. A phone on a ward loads it, so it is made small: what follows
// from something else is left out, and text that no result shows is kept as the terms it is found by.
//
// In a packed index, a column holds one line for each record:
//   runs     [kind, beginning of the code, page, number of records]: what records in a row share; of pages, whose code is their
//            address, "=" for the page, and "#" for a beginning that is the page
//   rests    rest of the code; empty where it is the title as a slug, or, of a statement, the one after the last; a capital is
//            for a word of the title, A for the first
//   anchors  anchor on the page; empty where it follows from the code, "-" where there is none
//   titles   what a result shows; empty for a cell, whose title follows from its sub-competency
//   topics   of statements: a character for each topic, as its place among the topics
// Besides, by number of record: the groups that guides address, and their steps with them, and the conditions of statements.
//
// What an organization has added to its copy is a part of its own, packed alike, so that nothing of it changes what the
// handbook's own part finds.

/** @import { Given, GivenRecord, Index, PackedIndex, PackedRecords, SearchRecord, Synonym } from "./types" */

import { packCompounds, unpackCompounds } from "./compounds.mjs";
import { ALONE } from "./lanes.mjs";
import { stem, termsOf, wordsOf } from "./language.mjs";
import { packTerms, unpackTerms } from "./terms.mjs";

/** The page of a record whose code is its address. */
const ITSELF = "=";
/** @param {string} text */
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
/** @param {string} code */
const toAnchor = (code) =>
  code
    .replace(/^.*[/#]/, "")
    .toLowerCase()
    .replace(".", "-");
/**
 * Gives the beginning of a code: "term/" of a term, "guide/the-conversation#" of a step, "2B." of a statement.
 * @param {string} code
 */
const startOf = (code) => /^(?:.*[/#]|[U\d][A-Z]\.)?/.exec(code)?.[0] ?? "";
/**
 * Gives the rest of the code after another: "I3" after "I2".
 * @param {string} rest
 */
const after = (rest) => rest[0] + (Number(rest.slice(1)) + 1);

const WORDY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Writes the rest of a code after its title: "AC-new" for "train-staff-new" after "Train all staff".
 * @param {string} rest
 * @param {string} title
 */
function afterTitle(rest, title) {
  if (!WORDY.test(rest)) return rest;
  const words = slug(title).split("-").slice(0, CAPITALS.length);
  const parts = rest.split("-").map((word) => CAPITALS[words.indexOf(word)] ?? `-${word}`);
  return parts.some((part) => part.length === 1) ? parts.join("") : rest;
}

/**
 * @param {string} written
 * @param {string} title
 */
function fromTitle(written, title) {
  const words = slug(title).split("-");
  const parts = written.match(/[A-Z]|-[a-z0-9]+/g) ?? [];
  return parts.map((part) => words[CAPITALS.indexOf(part)] ?? part.slice(1)).join("-");
}

/**
 * Packs the index.
 * @param {Given} given
 * @returns {PackedIndex}
 */
export function pack({ records, local, letters, groups }) {
  const parts = (local.length ? [records, local] : [records]).map(packPart);
  return { parts, compounds: packCompounds(records), letters, groups };
}

/**
 * Packs the lines that say beside a title what a record is: those of each part, in the order of its records.
 * @param {Given} given
 */
export function packLines({ records, local }) {
  return [records, local].map((part) => part.map(({ line }) => line).join("\n"));
}

/** @param {GivenRecord[]} records */
function packPart(records) {
  /** @param {(record: GivenRecord) => string} value */
  const byNumber = (value) => {
    const entries = [...records.entries()].map(([id, record]) => [id, value(record)]);
    return Object.fromEntries(entries.filter(([, text]) => text));
  };
  // What no compression makes smaller comes first, which leaves more to it in the rest.
  return {
    ...packTerms(records),
    ...packCodes(records),
    addressed: byNumber(({ kind, groups: codes }) => (kind === "guide" ? codes.join(" ") : "")),
    conditions: byNumber(({ condition }) => condition),
  };
}

/**
 * Packs codes, addresses, titles and topics into runs and columns.
 * @param {GivenRecord[]} records
 * @returns {Pick<PackedRecords, "runs" | "columns">}
 */
function packCodes(records) {
  const topicCodes = records.filter(({ kind }) => kind === "topic").map(({ code }) => code.replace("topic/", ""));
  /** @type {PackedRecords["runs"]} */
  const runs = [];
  /** @type {Record<keyof PackedRecords["columns"], string[]>} */
  const columns = { rests: [], anchors: [], titles: [], topics: [] };
  let before = "";
  for (const { kind, code, title, url, topics } of records) {
    const [path, anchor] = url.split("#");
    const begin = startOf(code);
    const rest = code.slice(begin.length);
    const page = code === path ? ITSELF : path;
    const start = begin === `${path}#` ? "#" : begin;
    const run = runs.at(-1);
    const same = run?.[0] === kind && run[1] === start && run[2] === page;
    if (same) run[3] += 1;
    else runs.push([kind, start, page, 1]);
    const follows = kind === "statement" ? same && rest === after(before) : rest === slug(title);
    before = rest;
    columns.rests.push(follows ? "" : /[/#]$/.test(begin) ? afterTitle(rest, title) : rest);
    columns.anchors.push(!anchor ? "-" : anchor === toAnchor(code) ? "" : anchor);
    columns.titles.push(kind === "cell" ? "" : title);
    if (kind === "statement") {
      columns.topics.push(topics.map((topic) => topicCodes.indexOf(topic).toString(36)).join(""));
    }
  }
  const { rests, anchors, titles, topics } = columns;
  const joined = { rests: rests.join("\n"), anchors: anchors.join("\n"), titles: titles.join("\n") };
  return { runs, columns: { ...joined, topics: topics.join("\n") } };
}

/**
 * Unpacks the index.
 * @param {PackedIndex} packed
 * @returns {Index}
 */
export function unpack({ letters, groups, parts, compounds }) {
  /** @type {Index["byCode"]} */
  const byCode = new Map();
  const unpacked = parts.map((part) => {
    const records = unpackRecords(part, letters, byCode);
    for (const record of records) {
      if (record.kind !== "cell") continue;
      const sub = byCode.get(record.code.slice(0, 2));
      record.title = `${sub?.title}: ${groups[record.groups[0]]}`;
    }
    return { records, terms: unpackTerms(part, records) };
  });
  const records = unpacked.flatMap((part) => part.records);
  const topics = records.filter(({ kind }) => kind === "topic");
  return { records, byCode, groups, topics, parts: unpacked, compounds: unpackCompounds(compounds) };
}

/**
 * Unpacks the records of a part, and adds them to those by code.
 * @param {PackedRecords} packed
 * @param {PackedIndex["letters"]} letters
 * @param {Index["byCode"]} byCode
 */
function unpackRecords({ runs, columns, addressed, conditions }, letters, byCode) {
  const [rests, anchors, titles] = [columns.rests, columns.anchors, columns.titles].map((column) => column.split("\n"));
  const topics = columns.topics.split("\n").values();
  const groupOf = new Map(Object.entries(letters).map(([group, letter]) => [letter, group]));
  /** @type {SearchRecord[]} */
  const records = [];
  /** @type {(code: string, id: number) => string[]} */
  const groupsBy = (code, id) => byCode.get(code.split("#")[0])?.groups ?? addressed[id]?.split(" ") ?? [];
  for (const [kind, begin, page, count] of runs) {
    const start = begin === "#" ? `${page}#` : begin;
    const isStatement = kind === "statement";
    const isNamed = /[/#]$/.test(start);
    const end = records.length + count;
    while (records.length < end) {
      const id = records.length;
      const written = rests[id] || (isStatement ? after(records[id - 1].code.slice(start.length)) : slug(titles[id]));
      const rest = isNamed && /[A-Z]/.test(written) ? fromTitle(written, titles[id]) : written;
      const code = start + rest;
      const anchor = anchors[id] || toAnchor(code);
      const group = start.endsWith(".") ? groupOf.get(rest[0]) : undefined;
      /** @type {SearchRecord} */
      const record = {
        id,
        kind,
        code,
        title: titles[id],
        url: page === ITSELF ? code : anchor === "-" ? page : `${page}#${anchor}`,
        condition: conditions[id] ?? "",
        groups: group ? [group] : groupsBy(code, id),
        topics: isStatement ? [...(topics.next().value ?? "")].map((at) => parseInt(at, 36)) : [],
      };
      records.push(record);
      // A statement in the words of the report is the statement, too.
      if (!byCode.has(code)) byCode.set(code, record);
    }
  }
  return records;
}

/**
 * Packs what people say, one entry a line: the terms of all words said; of what they mean; the numbers of the records that
 * they lead to. Names of functions and pages follow, which mean nothing else.
 * @param {Given} given
 */
export function packSynonyms({ records, synonyms, named }) {
  const numbers = new Map(records.map(({ code }, id) => [code, id.toString(36)]));
  /** @param {string} phrase */
  const everyTerm = (phrase) => wordsOf(phrase).map(stem);
  /** @type {(phrases: string[], terms: (phrase: string) => string[]) => string} */
  const list = (phrases, terms) => [...new Set(phrases.map((phrase) => terms(phrase).join(" ")))].join(",");
  // A copy may not show a page that something leads to.
  /** @param {string[]} codes */
  const pinned = (codes) => codes.flatMap((code) => numbers.get(code) ?? []);
  const said = synonyms.map(([say, means, see]) => [list(say, everyTerm), list(means, termsOf), pinned(see)].join(";"));
  const names = named.flatMap(([say, alone, see]) => {
    const ids = pinned([see]);
    const all = new Set([list(say, everyTerm), ...alone.map((name) => ALONE + everyTerm(name).join(" "))]);
    return ids.length ? [[[...all].join(","), ids].join(";")] : [];
  });
  return [...said, ...names].join("\n");
}

/**
 * Unpacks what people say.
 * @param {string} packed
 * @returns {Synonym[]}
 */
export function unpackSynonyms(packed) {
  /** @param {string} text */
  const list = (text) => (text ? text.split(",").map((phrase) => phrase.split(" ")) : []);
  return packed.split("\n").map((line) => {
    const parts = line.split(";");
    // The line of a function or page means nothing else.
    const named = parts.length === 2;
    const [said, meant, pinned] = named ? [parts[0], "", parts[1]] : parts;
    return {
      phrases: list(said),
      expansions: list(meant),
      pinned: pinned ? pinned.split(",").map((id) => parseInt(id, 36)) : [],
      named,
    };
  });
}
