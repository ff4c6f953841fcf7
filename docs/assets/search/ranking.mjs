// The order of what the clauses of a question find. The score of a record is the sum of what the clauses score in it, each by
// its weight, times how much of the question it covers, times the boosts of its kind and of its title.
//
// The limits here were set by hand against the tuned halves of the questions in tests/search.

/** @import { Clause, Hit, SearchRecord, Token } from "./types" */

import { termsOf } from "./language.mjs";
import { WEIGHTS } from "./weights.mjs";

/**
 * How questions begin, the kinds of records that answer them, and the weight of that.
 * @type {[begins: RegExp, kinds: string[], weight: keyof typeof WEIGHTS][]}
 */
const ASKED = [
  [/^\s*(what\s+(is|are|does|do)|whats|what's|define|definition|meaning)\b/i, ["term", "definition"], "meaning"],
  [
    /^\s*(how (do|can|should|to)|(what|where|when|who) (do|should|can) (i|we)|(can|should|may|must|do) (i|we))\b/i,
    ["guide", "step"],
    "doing",
  ],
  [/^\s*(how (many|common|often)|what (percent|share|number))/i, ["figure"], "counting"],
];
/** Results below this share of the best score are not shown, unless every word of the question is in them as it was typed. */
const WORTH = 0.05;
/** Where the best results fit the question less than this, nothing fits well … */
const WEAK = 0.23;
/** … and so many results are looked at for it. */
const BEST = 3;
/** A result fits whole that scores so many times what the question says: by its title, or by what people say. */
const STRONG = 3;
/** It fits less for each word that says something and is not covered, and more for each question that it answers and that is the same. */
const [MISSED, SAME] = [0.5, 0.6];
/** Whoever tells a story uses words that are nowhere: of a long question, so many words are enough. */
const TOLD = 2.5;
/** Among so many first results there are two kinds, where another kind scores this much of the last of them at least. */
const [MIXED, NEARLY] = [3, 0.75];
/** Among so many first results, no guide is twice. */
const DIVERSE = 6;

/**
 * Gives every record that clauses lead to, with its score and its coverage of the question.
 * @param {string} question
 * @param {{ tokens: Token[], clauses: Clause[], near?: Map<number, number> }} read its words, what they lead to, and how near what people
 * ask for a record is to it
 * @param {SearchRecord[]} records
 * @param {typeof HANDBOOK.kinds} kinds
 * @param {number} most what a word says that is in one record
 * @returns {Hit[]}
 */
export function scored(question, { tokens, clauses, named, near }, records, kinds, most) {
  const weights = clauses.map(({ scores, weight }) => (scores.size ? weight : WEIGHTS.unknown));
  const everything = weights.reduce((sum, weight) => sum + weight, 0);
  const inFull = Math.min(
    TOLD,
    clauses.reduce((sum, { says }) => sum + says, 0),
  );
  /** @type {Map<number, { score: number, plain: number, covered: number, sure: number }>} */
  const found = new Map();
  clauses.forEach(({ scores, says, sure }, at) => {
    for (const [id, score] of scores) {
      let sum = found.get(id);
      if (!sum) found.set(id, (sum = { score: 0, plain: 0, covered: 0, sure: 0 }));
      sum.score += score * weights[at];
      sum.plain += score;
      sum.covered += weights[at];
      sum.sure += says * sure;
    }
  });
  const asked = tokens.flatMap(({ term, clause }) => (clause ? [new Set([term, ...clause.meant])] : []));
  const held = tokens.flatMap(({ clause }) => clause?.held ?? []);
  const hits = [...found].map(([id, { score, plain, covered, sure }]) => {
    const record = records[id];
    const coverage = covered / everything;
    const boost = titleBoost(record, asked) * typeBoost(record, question);
    const whole = held.length > 0 && held.every((ids) => ids.has(id));
    const answered = Math.min(1, sure / inFull) * Math.min(1, plain / (STRONG * inFull * most));
    return {
      record,
      coverage,
      whole,
      fit: answered - MISSED * inFull * (1 - coverage) + SAME * (near?.get(id) ?? 0),
      score: score * (WEIGHTS.bare + (1 - WEIGHTS.bare) * coverage ** WEIGHTS.covering) * boost,
    };
  });
  const titled = sharesOf(tokens);
  const alone = new Map(hits.map(({ record, score }) => [record.code, score]));
  const best = Math.max(...alone.values());
  for (const hit of hits) {
    const { record, score } = hit;
    const around = (alone.get(wholeOf(record)) ?? 0) / best;
    const more =
      WEIGHTS.titled * titled(record) +
      WEIGHTS.alike * (near?.get(record.id) ?? 0) +
      WEIGHTS.named * (named.get(record.id) ?? 0);
    hit.score = score ** WEIGHTS.found * Math.exp(more) * (1 + around) ** WEIGHTS.around * kinds[record.kind].boost;
  }
  return hits;
}

/**
 * Gives the code of what a record is a part of; an empty one where it is none.
 * @param {SearchRecord} record
 */
function wholeOf({ kind, code }) {
  return kind === "statement" ? code.slice(0, 2) : code.includes("#") ? code.split("#")[0] : "";
}

/**
 * Gives a function that says how much of what a question says is in the title of a record, from 0 to 1.
 * @param {Token[]} tokens
 */
function sharesOf(tokens) {
  const telling = tokens.flatMap(({ term, clause }) =>
    clause ? [{ meant: [term, ...clause.meant], says: clause.says }] : [],
  );
  const everything = telling.reduce((sum, { says }) => sum + says, 0);
  /** @param {SearchRecord} record */
  return ({ title }) => {
    const terms = termsOf(title);
    const inTitle = telling.filter(({ meant }) => meant.some((term) => terms.includes(term)));
    return inTitle.reduce((sum, { says }) => sum + says, 0) / everything;
  };
}

/**
 * Gives how much more a record counts whose title is what was asked for, or holds words of the question side by side.
 * @param {SearchRecord} record
 * @param {Set<string>[]} asked the words of the question that mean something, each with all that it may have been meant to be
 */
function titleBoost({ kind, title }, asked) {
  const terms = termsOf(title);
  let boost = 1;
  // The title of a statement is its whole text.
  if (kind !== "statement" && terms.every((term) => asked.some(([typed]) => typed === term))) {
    boost += WEIGHTS.titleAsked * Math.min(1, terms.length / asked.length);
  }
  const pairs = asked.length - 1;
  if (pairs < 1) return boost;
  let together = 0;
  for (let at = 0; at < pairs; at += 1) {
    if (terms.some((term, place) => asked[at].has(term) && asked[at + 1].has(terms[place + 1]))) together += 1;
  }
  return boost * (1 + (WEIGHTS.sideBySide * together) / pairs);
}

/**
 * Gives how much more a record counts for what the question begins with: what to do is in guides, a meaning in the glossary.
 * @param {SearchRecord} record
 * @param {string} question
 */
function typeBoost({ kind }, question) {
  return ASKED.reduce((boost, [begins, kinds, weight]) => {
    return kinds.includes(kind) && begins.test(question) ? boost * (1 + WEIGHTS[weight]) : boost;
  }, 1);
}

/**
 * Sorts hits, leaves out those that are not worth showing, and says whether nothing fits well.
 * @param {Hit[]} hits
 */
export function ranked(hits) {
  const sorted = hits.sort((one, other) => other.score - one.score || one.record.id - other.record.id);
  const worth = sorted.filter(({ score, whole }) => whole || score > sorted[0].score * WORTH);
  return { hits: mixed(diverse(worth)), weak: !sorted.slice(0, BEST).some(({ fit }) => fit >= WEAK) };
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
 * Lets only the best of a guide and its steps be among the first results, as they answer alike.
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
