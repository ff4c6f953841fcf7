// Finds records for a question. A question is a list of ideas: each idea is a word of it, in several forms – as typed, as
// the word that was meant where it was mistyped, as what the handbook says instead. A record's score is the sum of what its
// ideas score, times how much of the question it answers.

import MiniSearch from "minisearch";
import { isStop, meaning, stem, words } from "./language.mjs";

// How much a find counts by the kind of thing: what staff act on before what stands behind it.
const KINDS = {
  statement: 1.0,
  guide: 1.05,
  step: 0.95,
  term: 0.9,
  definition: 1,
  contact: 1.1,
  "sub-competency": 0.8,
  cell: 0.3,
  competency: 0.8,
  tier: 0.9,
  topic: 0.6,
  principle: 0.8,
  adoption: 0.9,
  resource: 0.8,
  figure: 0.8,
  law: 0.7,
  page: 0.7,
  reference: 0.5,
};
const FIELDS = { title: 2, text: 1.4, stems: 1, about: 0.35 };
const SAID_OTHERWISE = 0.85;
const MISTYPED = 0.8;
const UNFINISHED = 0.7;
// A word that stands nowhere counts less than one that stands elsewhere.
const UNKNOWN = 0.6;
// What a synonym names outright comes before what its words find, and scores this much at least.
const LEADS = 1.2;
const LEAST = 4;
// Results below this share of the best are not shown.
const REST = 0.2;
// A best result that answers less than this share of the question fits badly.
const WEAK = 0.4;

export function makeSearch(index, synonyms) {
  const { records } = index;
  const engine = new MiniSearch({
    fields: Object.keys(FIELDS),
    // Stems come ready made; everything else is read as a question is.
    tokenize: (text, field) => (field === "stems" ? text.split(" ") : meaning(text)),
    processTerm: (term) => term,
  });
  engine.addAll(
    records.map((record) => ({
      id: record.id,
      [record.kind === "statement" ? "text" : "title"]: record.title,
      stems: record.stems.join(" "),
      about: about(index, record),
    })),
  );
  // What a stem finds: the scores by record, and the stems found. Kept, because questions grow letter by letter.
  const kept = new Map();
  function find(term, how = {}) {
    const key = `${term} ${how.prefix ?? ""} ${how.fuzzy ?? ""}`;
    if (!kept.has(key)) {
      const hits = engine.search(term, { boost: FIELDS, tokenize: (text) => [text], ...how });
      kept.set(key, {
        scores: new Map(hits.map((hit) => [hit.id, hit.score])),
        stems: new Set(hits.flatMap((hit) => hit.terms)),
      });
    }
    return kept.get(key);
  }

  const known = (term) => find(term).scores.size > 0;

  // An idea: the records that a word leads to as it was typed, or else as it was probably meant, and the stems found.
  function direct(word, unfinished) {
    const idea = { scores: new Map(), stems: new Set(), meant: new Set() };
    const term = stem(word);
    merge(idea, find(term), 1);
    if (unfinished && word.length > 2) merge(idea, find(word, { prefix: true }), known(term) ? UNFINISHED / 2 : UNFINISHED);
    if (idea.scores.size) return idea;
    for (const [fuzzy, shortest] of [[1, 4], [2, 6], [3, 8]]) {
      if (term.length < shortest) break;
      merge(idea, find(term, { fuzzy }), MISTYPED);
      idea.meant = idea.stems;
      if (idea.scores.size) break;
    }
    return idea;
  }

  // A phrase scores where all of its stems stand.
  function phrase(terms) {
    const each = terms.map((term) => find(term).scores);
    const scores = new Map();
    for (const id of each[0].keys()) {
      if (each.every((one) => one.has(id))) {
        scores.set(id, each.reduce((sum, one) => sum + one.get(id), 0) / Math.sqrt(each.length));
      }
    }
    return { scores, stems: new Set(terms) };
  }

  function search(question, { kind = "", group = "" } = {}) {
    const code = asCode(question);
    const wanted = (record) => (!kind || record.kind === kind) && (!group || record.groups.includes(group));
    if (code) {
      const hits = records.filter((record) => record.code === code || (isPart(code, record.code) && wanted(record)));
      if (hits.length) return { code, hits, terms: [], weak: false };
    }
    const typed = words(question);
    const telling = typed.filter((word) => !isStop(word));
    const asked = repaired(telling.length ? telling : typed);
    if (!asked.length) return { hits: [], terms: [], weak: true };
    const unfinished = /[\p{L}\p{N}]$/u.test(question);
    const ideas = asked.map((word, at) => direct(word, unfinished && at === asked.length - 1));
    const stems = asked.map(stem);
    for (const { said, meant, leads } of synonyms) {
      for (const one of said) {
        const where = one.map((term) => ideas.findIndex((idea, at) => stems[at] === term || idea.meant.has(term)));
        if (where.includes(-1)) continue;
        const other = { scores: new Map(), stems: new Set() };
        for (const target of meant) merge(other, phrase(target), SAID_OTHERWISE);
        const best = Math.max(LEAST, ...other.scores.values());
        for (const id of leads) other.scores.set(id, best * LEADS);
        for (const at of where) merge(ideas[at], other, 1);
      }
    }
    const weights = ideas.map(({ scores }) => (scores.size ? 1 : UNKNOWN));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const totals = new Map();
    const covered = new Map();
    ideas.forEach(({ scores }, at) => {
      for (const [id, score] of scores) {
        totals.set(id, (totals.get(id) ?? 0) + score);
        covered.set(id, (covered.get(id) ?? 0) + weights[at]);
      }
    });
    const definition = /^\s*(what\s+(is|are|does|do)|whats|what's|define|definition|meaning)\b/i.test(question);
    const scored = [...totals].map(([id, total]) => {
      const record = records[id];
      const share = covered.get(id) / all;
      let score = total * (0.25 + 0.75 * share) * (KINDS[record.kind] ?? 0.7);
      const title = record.kind === "statement" ? [] : meaning(record.title);
      if (title.length && title.every((term) => stems.includes(term))) score *= 1 + 0.5 * Math.min(1, title.length / stems.length);
      if (definition && (record.kind === "term" || record.kind === "definition")) score *= 1.5;
      return { record, score, share };
    });
    const sorted = scored.filter(({ record }) => wanted(record)).sort((a, b) => b.score - a.score || a.record.id - b.record.id);
    const worth = sorted.filter(({ score }) => score > sorted[0].score * REST);
    return {
      hits: oneOfAGuideFirst(worth).map(({ record }) => record),
      terms: ideas.flatMap(({ stems: found }) => [...found]),
      weak: !telling.length || !sorted.length || Math.max(...sorted.slice(0, 3).map(({ share }) => share)) < WEAK,
    };
  }

  // Words written together or apart that the handbook writes the other way.
  function repaired(asked) {
    const out = [];
    for (let at = 0; at < asked.length; at += 1) {
      const word = asked[at];
      const joined = word + (asked[at + 1] ?? "");
      if (asked[at + 1] && !(known(stem(word)) && known(stem(asked[at + 1]))) && known(stem(joined))) {
        out.push(joined);
        at += 1;
        continue;
      }
      const cut = known(stem(word)) ? 0 : halves(word);
      if (cut) out.push(word.slice(0, cut), word.slice(cut));
      else out.push(word);
    }
    return out;
  }

  function halves(word) {
    for (let cut = 4; cut <= word.length - 4; cut += 1) {
      if (known(stem(word.slice(0, cut))) && known(stem(word.slice(cut)))) return cut;
    }
    return 0;
  }

  return { search, index };
}

// What a record is about beyond its own words: the titles above it, its topics, its groups.
function about({ byCode, topics, groups }, record) {
  const above = [];
  const guide = record.kind === "step" && byCode.get(record.code.split("#")[0]);
  if (guide) above.push(guide.title);
  if (record.kind === "statement") above.push(byCode.get(record.code.slice(0, 2)).title, byCode.get(record.code[0]).title);
  above.push(...record.topics.map((at) => topics[at].title), ...record.groups.map((group) => groups[group]));
  return above.join(" ");
}

// "2b i3", "2B.I3", "ua" – or nothing, where a question is no code.
function asCode(question) {
  const parts = /^\s*([u1-6])\s*(?:([a-d])\s*(?:[.\s-]*([iore])\s*(\d{0,2}))?)?\s*\.?\s*$/i.exec(question);
  if (!parts) return "";
  const [, competency, sub = "", group = "", number = ""] = parts;
  return (competency + sub + (group && `.${group}`) + number).toUpperCase();
}

const isPart = (code, other) => other.startsWith(code) && !other.includes("/") && !other.includes("#");

// A guide and its steps answer alike; only the best of them stands among the first results.
function oneOfAGuideFirst(sorted) {
  const seen = new Set();
  const [first, later] = [[], []];
  for (const hit of sorted) {
    const guide = hit.record.code.startsWith("guide/") && hit.record.code.split("#")[0];
    if (guide && seen.has(guide) && first.length < 6) later.push(hit);
    else first.push(hit);
    if (guide) seen.add(guide);
  }
  return [...first.slice(0, 6), ...[...later, ...first.slice(6)].sort((a, b) => b.score - a.score)];
}

function merge(idea, { scores, stems }, weight) {
  for (const [id, score] of scores) idea.scores.set(id, Math.max(idea.scores.get(id) ?? 0, score * weight));
  for (const found of stems) idea.stems.add(found);
}
