// The index as the build packs it and the browser unpacks it. A phone on a ward loads it, so it is made small: what follows
// from something else is left out, and text that no result shows is kept as the stems it is found by.
//
// In a packed index, a column holds one line for each record:
//   runs     [kind, beginning of the code, page, number of records]: what records in a row share
//   rests    rest of the code; empty where it is the title as a slug, or, of a statement, the one after the last
//   anchors  anchor on the page; empty where it follows from the code, "-" where there is none
//   titles   what a result shows; empty for a cell, whose title follows from its sub-competency
//   topics   of statements: a character for each topic, as its place among the topics
// Besides, by number of record: the groups that guides address, and their steps with them, and the conditions of statements.
// And for each stem the records whose text it stands in, but not their title: in `places`, first for the stems of all titles
// in alphabetical order, then for those in `stems`.

import { meaning, stem, words } from "./language.mjs";

const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const toAnchor = (code) => code.replace(/^.*[/#]/, "").toLowerCase().replace(".", "-");
// "term/" of a term, "guide/the-conversation#" of a step, "2B." of a statement.
const startOf = (code) => /^(.*[/#]|[U\d][A-Z]\.)?/.exec(code)[0];
// The rest of the code after "I2" is "I3".
const next = (rest) => rest[0] + (Number(rest.slice(1)) + 1);

// A stem in more records than this tells them apart too little for its bytes; only their number is kept, after this mark.
const COMMON = 40;
const COUNT = "`";
// In what stands behind the rest, only stems are kept that stand in few records.
const BEHIND = new Set(["law", "page"]);
const SELDOM = 6;
// The stems of all titles need not be listed; both sides find them.
function vocabulary(records) {
  const titled = records.filter(({ kind }) => kind !== "cell");
  return [...new Set(titled.flatMap(({ title }) => meaning(title)))].sort();
}

export function pack({ records, synonyms: _, ...given }) {
  const topicList = records.filter(({ kind }) => kind === "topic").map(({ code }) => code.replace("topic/", ""));
  const runs = [];
  const columns = { rests: [], anchors: [], titles: [], topics: [] };
  const [addressed, conditions, places] = [{}, {}, new Map()];
  for (const [number, record] of records.entries()) {
    const [page, anchor] = record.url.split("#");
    const start = startOf(record.code);
    const rest = record.code.slice(start.length);
    const last = runs.at(-1);
    const same = last?.[0] === record.kind && last[1] === start && last[2] === page;
    if (same) last[3] += 1;
    else runs.push([record.kind, start, page, 1]);
    const follows = record.kind === "statement" ? same && rest === next(records[number - 1].code.slice(start.length)) : rest === slug(record.title);
    columns.rests.push(follows ? "" : rest);
    columns.anchors.push(!anchor ? "-" : anchor === toAnchor(record.code) ? "" : anchor);
    columns.titles.push(record.kind === "cell" ? "" : record.title);
    if (record.kind === "statement") {
      columns.topics.push(record.topics.map((code) => topicList.indexOf(code).toString(36)).join(""));
    }
    if (record.kind === "guide") addressed[number] = record.groups.join(" ");
    if (record.condition) conditions[number] = record.condition;
    const seen = new Set(meaning(record.title));
    for (const found of new Set(meaning(record.words))) {
      if (!seen.has(found)) places.set(found, [...(places.get(found) ?? []), number]);
    }
  }
  const inTitles = vocabulary(records);
  const stems = [...places.keys()].filter((found) => !inTitles.includes(found)).sort();
  for (const [stem, numbers] of places) {
    if (numbers.length > SELDOM) places.set(stem, numbers.filter((number) => !BEHIND.has(records[number].kind)));
  }
  return {
    ...given,
    runs,
    columns: Object.fromEntries(Object.entries(columns).map(([name, lines]) => [name, lines.join("\n")])),
    addressed,
    conditions,
    stems: stems.join(" "),
    places: [...inTitles, ...stems].map((found) => write(places.get(found) ?? [])).join(" "),
  };
}

export function unpack(packed) {
  const column = Object.fromEntries(Object.entries(packed.columns).map(([name, text]) => [name, text.split("\n")]));
  const groupOf = Object.fromEntries(Object.entries(packed.letters).map(([group, letter]) => [letter, group]));
  const records = [];
  const byCode = new Map();
  let statements = 0;
  const addressedBy = (code, id) => (byCode.get(code.split("#")[0])?.groups ?? packed.addressed[id]?.split(" ") ?? []);
  for (const [kind, start, page, count] of packed.runs) {
    for (let i = 0; i < count; i += 1) {
      const id = records.length;
      const rest = column.rests[id] || (kind === "statement" ? next(records[id - 1].code.slice(start.length)) : slug(column.titles[id]));
      const code = start + rest;
      const anchor = column.anchors[id] || toAnchor(code);
      const letter = start.endsWith(".") && rest[0];
      const record = {
        id,
        kind,
        code,
        title: column.titles[id],
        url: anchor === "-" ? page : `${page}#${anchor}`,
        condition: packed.conditions[id] ?? "",
        groups: letter ? [groupOf[letter]] : (addressedBy(code, id)),
        topics: kind === "statement" ? [...column.topics[statements++]].map((at) => parseInt(at, 36)) : [],
      };
      records.push(record);
      byCode.set(record.code, record);
    }
  }
  for (const record of records) {
    if (record.kind === "cell") record.title = `${byCode.get(record.code.slice(0, 2)).title}: ${packed.groups[record.groups[0]]}`;
  }
  const texts = packed.places.split(" ");
  const places = [...vocabulary(records), ...packed.stems.split(" ")].map((found, at) => [found, texts[at]]);
  return { ...packed, records, byCode, places, topics: records.filter(({ kind }) => kind === "topic") };
}

// What people say, one entry a line: the stems of all words said; of what they mean; the numbers of the records they lead to.
export function packSynonyms({ records, synonyms }) {
  const number = new Map(records.map(({ code }, at) => [code, at.toString(36)]));
  const every = (phrase) => words(phrase).map(stem);
  const lists = (phrases, stems) => phrases.map((phrase) => stems(phrase).join(" ")).join(",");
  // A copy may not show a page that something leads to.
  const leads = (codes) => codes.filter((code) => number.has(code)).map((code) => number.get(code));
  const line = ([said, meant, codes]) => [lists(said, every), lists(meant, meaning), leads(codes)];
  return synonyms.map((entry) => line(entry).join(";")).join("\n");
}

export function unpackSynonyms(packed) {
  const phrases = (text) => (text ? text.split(",").map((phrase) => phrase.split(" ")) : []);
  return packed.split("\n").map((line) => {
    const [said, meant, leads] = line.split(";");
    return { said: phrases(said), meant: phrases(meant), leads: leads ? leads.split(",").map((at) => parseInt(at, 36)) : [] };
  });
}

// Ascending numbers as steps from each to the next. A step below 48 is one character; a longer one is written in characters
// above 48, the lowest part first, up to a last one below 48.
const DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~";
const LOW = 48;
const HIGH = DIGITS.length - LOW;

function write(numbers) {
  if (numbers.length > COMMON) return COUNT + numbers.length;
  let out = "";
  let before = -1;
  for (const number of numbers) {
    let step = number - before - 1;
    before = number;
    for (; step >= LOW; step = Math.floor(step / HIGH)) out += DIGITS[LOW + (step % HIGH)];
    out += DIGITS[step];
  }
  return out;
}

// The records that a stem's place tells, and how many there are, told or not.
export function read(text) {
  const ids = [];
  if (text[0] === COUNT) return { ids, count: Number(text.slice(1)) };
  let before = -1;
  let [step, unit] = [0, 1];
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    if (value >= LOW) {
      step += (value - LOW) * unit;
      unit *= HIGH;
      continue;
    }
    before += 1 + step + value * unit;
    ids.push(before);
    [step, unit] = [0, 1];
  }
  return { ids, count: ids.length };
}
