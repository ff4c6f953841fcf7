// The order of what the clauses of a question find. The score of a record is the sum of what the clauses score in it, each by
// its weight, times how much of the question it covers, times the boosts of its kind and of its title.
//
// Every weight and limit here, and the boosts of kinds (macros/model/kinds.py), were tuned by hand against the tuned half of
// tests/search/questions.yaml.

/** @import { Clause, Hit, SearchRecord, Token } from "./types" */

import { termsOf } from "./language.mjs";

/** A word that stands nowhere counts for less of the question than one that stands elsewhere. */
const UNKNOWN = 0.6;
/** A record that covers next to nothing of the question keeps this share of its score. */
const BARE = 0.25;
/** How much more a record counts whose whole title is asked for. */
const TITLE_ASKED = 0.5;
/** How much more a record counts that explains, where a meaning is asked for. */
const MEANING_ASKED = 1.5;
const WHAT_IS = /^\s*(what\s+(is|are|does|do)|whats|what's|define|definition|meaning)\b/i;
/** Results below this share of the best score are not shown, unless every word of the question stands in them as it was typed. */
const WORTH = 0.2;
/** Where the best results fit less of the question than this, nothing fits well … */
const WEAK = 0.5;
/** … and so many results are looked at for it. */
const BEST = 3;
/** Among so many first results there are two kinds, where another kind scores this much of the last of them at least. */
const [MIXED, NEARLY] = [3, 0.75];
/** Among so many first results, no guide stands twice. */
const DIVERSE = 6;

/**
 * Gives every record that clauses lead to, with its score and its coverage of the question.
 * @param {string} question
 * @param {Token[]} tokens
 * @param {Clause[]} clauses
 * @param {SearchRecord[]} records
 * @param {typeof HANDBOOK.kinds} kinds
 * @returns {Hit[]}
 */
export function scored(question, tokens, clauses, records, kinds) {
  const weights = clauses.map(({ scores, weight }) => (scores.size ? weight : UNKNOWN));
  const everything = weights.reduce((sum, weight) => sum + weight, 0);
  const inFull = clauses.reduce((sum, { weight }) => sum + weight, 0);
  /** @type {Map<number, { score: number, covered: number, sure: number }>} */
  const found = new Map();
  clauses.forEach(({ scores, sure }, at) => {
    for (const [id, score] of scores) {
      let sum = found.get(id);
      if (!sum) found.set(id, (sum = { score: 0, covered: 0, sure: 0 }));
      sum.score += score * weights[at];
      sum.covered += weights[at];
      sum.sure += weights[at] * sure;
    }
  });
  const asked = new Set(tokens.filter(({ clause }) => clause).map(({ term }) => term));
  const held = tokens.flatMap(({ clause }) => clause?.held ?? []);
  return [...found].map(([id, { score, covered, sure }]) => {
    const record = records[id];
    const coverage = covered / everything;
    const boost = boostOf(record, kinds[record.kind].boost, asked, question);
    const whole = held.length > 0 && held.every((ids) => ids.has(id));
    return { record, coverage, whole, fit: sure / inFull, score: score * (BARE + (1 - BARE) * coverage) * boost };
  });
}

/**
 * Gives how much a record counts: by its kind, more where the question is just its title, and where a meaning is asked for.
 * @param {SearchRecord} record
 * @param {number} kindBoost
 * @param {Set<string>} asked
 * @param {string} question
 */
function boostOf({ kind, title }, kindBoost, asked, question) {
  let boost = kindBoost;
  const terms = kind === "statement" ? [] : termsOf(title);
  if (terms.length && terms.every((term) => asked.has(term))) {
    boost *= 1 + TITLE_ASKED * Math.min(1, terms.length / asked.size);
  }
  if (WHAT_IS.test(question) && (kind === "term" || kind === "definition")) boost *= MEANING_ASKED;
  return boost;
}

/**
 * Sorts hits, leaves out those that are not worth showing, and says whether nothing fits well.
 * @param {Hit[]} hits
 */
export function ranked(hits) {
  const sorted = hits.sort((one, other) => other.score - one.score || one.record.id - other.record.id);
  const worth = sorted.filter(({ score, whole }) => whole || score > sorted[0].score * WORTH);
  const coverage = Math.max(0, ...sorted.slice(0, BEST).map((hit) => hit.fit));
  return { hits: mixed(diverse(worth)), weak: coverage < WEAK };
}

/**
 * Lets the first results be of more than one kind, as nobody knows which kind an open question is for.
 * @param {Hit[]} sorted
 */
function mixed(sorted) {
  const first = sorted.slice(0, MIXED);
  const last = first[MIXED - 1];
  if (!last || first.some(({ record }) => record.kind !== last.record.kind)) return sorted;
  const other = sorted.find(({ record, score }) => record.kind !== last.record.kind && score >= last.score * NEARLY);
  if (!other) return sorted;
  const rest = sorted.filter((hit) => hit !== other);
  return [...rest.slice(0, MIXED - 1), other, ...rest.slice(MIXED - 1)];
}

/**
 * Lets only the best of a guide and its steps stand among the first results, as they answer alike.
 * @param {Hit[]} sorted
 */
function diverse(sorted) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Hit[]} */
  const first = [];
  /** @type {Hit[]} */
  const later = [];
  for (const hit of sorted) {
    const { code } = hit.record;
    const guide = code.startsWith("guide/") ? code.split("#")[0] : "";
    if (guide && seen.has(guide) && first.length < DIVERSE) later.push(hit);
    else first.push(hit);
    if (guide) seen.add(guide);
  }
  return [
    ...first.slice(0, DIVERSE),
    ...[...later, ...first.slice(DIVERSE)].sort((one, other) => other.score - one.score),
  ];
}
