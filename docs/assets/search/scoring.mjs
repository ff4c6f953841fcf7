// What each record scores for a question, and how well it fits. The score is made of factors: what the words of the question score in the
// record, by their weights and by how much of the question they cover; how much of the question is in its title; how near it is to
// questions that the record answers; what people say that names it; whether the whole is found that it is a part of; and its
// kind.
//
// The limits here were set by hand against the tuned halves of the questions in tests/search, and those in outside.yaml; the
// weights are fitted.

/** @import { Clause, Hit, Read, SearchRecord, Token } from "./types" */

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
/** A result fits whole that scores so many times what the question says: by its title, or by what people say. */
const STRONG = 3;
/** It fits less for each word that says something and is not covered, and more for each question that it answers and that is the same. */
const [MISSED, SAME] = [0.5, 0.3];
/** Whoever tells a story uses words that are nowhere: of a long question, so many words are enough. */
const TOLD = 2.5;

/**
 * Gives every record that a question leads to, with its score and how well it fits.
 * @param {Read} read
 * @param {SearchRecord[]} records
 * @param {typeof HANDBOOK.kinds} kinds
 * @param {number} most what a word says that is in one record
 * @returns {Hit[]}
 */
export function scored(read, records, kinds, most) {
  const { question, tokens, clauses, named, near } = read;
  const said = clauses.reduce((sum, { says }) => sum + says, 0);
  const inFull = Math.min(TOLD, said);
  const asked = tokens.flatMap(({ term, clause }) => (clause ? [new Set([term, ...clause.meant])] : []));
  const held = tokens.flatMap(({ clause }) => clause?.held ?? []);
  const shareOf = titleShares(tokens);
  const found = byWords(clauses);
  const worth = new Map(
    [...found].map(([id, { score, coverage }]) => {
      const covered = WEIGHTS.bare + (1 - WEIGHTS.bare) * coverage ** WEIGHTS.covering;
      return [id, score * covered * titleBoost(records[id], asked) * typeBoost(records[id], question)];
    }),
  );
  const best = Math.max(...worth.values());
  const wholes = new Map([...worth].map(([id, score]) => [records[id].code, score / best]));
  return [...found].map(([id, { plain, coverage, sure }]) => {
    const record = records[id];
    const alike = near?.get(id) ?? 0;
    const around = wholes.get(wholeOf(record)) ?? 0;
    const more = WEIGHTS.titled * shareOf(record) + WEIGHTS.alike * alike + WEIGHTS.named * (named.get(id) ?? 0);
    const answered = Math.min(1, sure / inFull) * Math.min(1, plain / (STRONG * inFull * most));
    return {
      record,
      whole: held.length > 0 && held.every((ids) => ids.has(id)),
      fit: answered - MISSED * inFull * (1 - coverage) + SAME * alike,
      score:
        (worth.get(id) ?? 0) ** WEIGHTS.found *
        Math.exp(more) *
        (1 + around) ** WEIGHTS.around *
        kinds[record.kind].boost,
    };
  });
}

/**
 * Gives what clauses score in each record: weighted and plain, how much of the question they cover, and how much they say that is
 * sure.
 * @param {Clause[]} clauses
 */
function byWords(clauses) {
  const weights = clauses.map(({ scores, weight }) => (scores.size ? weight : WEIGHTS.unknown));
  const everything = weights.reduce((sum, weight) => sum + weight, 0);
  /** @type {Map<number, { score: number, plain: number, coverage: number, sure: number }>} */
  const found = new Map();
  clauses.forEach(({ scores, says, sure }, at) => {
    for (const [id, score] of scores) {
      let sum = found.get(id);
      if (!sum) found.set(id, (sum = { score: 0, plain: 0, coverage: 0, sure: 0 }));
      sum.score += score * weights[at];
      sum.plain += score;
      sum.coverage += weights[at] / everything;
      sum.sure += says * sure;
    }
  });
  return found;
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
function titleShares(tokens) {
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
