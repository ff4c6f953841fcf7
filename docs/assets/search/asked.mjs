// What people ask, question by question, and which records answer it. A question that is like some of them leads to what
// answers those.
//
//   terms     the terms of the questions that are in no record, as in terms.mjs
//   postings  the questions that each term is in: first for the terms of the index in their order, then for those in `terms`
//   answers   the questions that each record answers
//   count     how many questions there are

/** @import { Asked, GivenRecord, Index, PackedAsked, Question, Part, Token } from "./types" */

import { isStopWord, stem, termsOf } from "./language.mjs";
import { packLists, unpackLists } from "./numbers.mjs";
import { fromRow, inRow } from "./terms.mjs";

/** A record is as near to a question as so many of those together that it answers. */
const NEAREST = 3;

/**
 * Packs questions. Those that a record answers are side by side, so that their numbers take next to nothing.
 * @param {Question[]} questions
 * @param {GivenRecord[]} records
 * @param {Pick<Index, "parts" | "compounds">} index the index of the records
 * @returns {PackedAsked}
 */
export function packAsked(questions, records, { parts: [{ terms: own }], compounds }) {
  const places = new Map(records.map(({ code }, id) => [code, id]));
  const answered = questions
    .map(([question, codes]) => ({ question, ids: codes.flatMap((code) => places.get(code) ?? []) }))
    .filter(({ ids }) => ids.length)
    .sort((one, other) => one.ids[0] - other.ids[0]);
  /** @type {Map<string, number[]>} */
  const postings = new Map(own.map(([term]) => [term, []]));
  /** @type {number[][]} */
  const answers = records.map(() => []);
  answered.forEach(({ question, ids }, number) => {
    for (const id of new Set(ids)) answers[id].push(number);
    for (const term of new Set(termsOf(question).flatMap((each) => apart(each, compounds)))) {
      const numbers = postings.get(term);
      if (numbers) numbers.push(number);
      else postings.set(term, [number]);
    }
  });
  const others = [...postings.keys()].slice(own.length).sort();
  const terms = [...[...postings.keys()].slice(0, own.length), ...others];
  return {
    terms: inRow(others),
    postings: packLists(
      terms.map((term) => postings.get(term) ?? []),
      answered.length,
    ),
    answers: packLists(answers, answered.length),
    count: answered.length,
  };
}

/**
 * Gives a term as the search looks for it: what may be joined or apart is apart.
 * @param {string} term
 * @param {Index["compounds"]} compounds
 */
const apart = (term, compounds) => compounds.get(term)?.flatMap((half) => (isStopWord(half) ? [] : stem(half))) ?? term;

/**
 * Unpacks questions.
 * @param {PackedAsked} packed
 * @param {Part} part the one whose records answer them
 * @returns {Asked}
 */
export function unpackAsked({ terms, postings, answers, count }, part) {
  const known = [...part.terms.map(([term]) => term), ...fromRow(terms)];
  const numbers = unpackLists(postings, known.length, count);
  /** @type {number[][]} */
  const ids = Array.from({ length: count }, () => []);
  unpackLists(answers, part.records.length, count).forEach((list, id) => {
    for (const number of list) ids[number].push(id);
  });
  return { terms: new Map(known.map((term, at) => [term, numbers[at]])), answers: ids };
}

/** Finds the questions that are like another. */
export class Alike {
  /** @param {Asked} asked */
  constructor({ terms, answers }) {
    this.terms = terms;
    this.answers = answers;
    /** @type {number[] | undefined} */
    this.lengths = undefined;
  }

  /**
   * Gives how much a term says, squared: the fewer questions it is in, the more.
   * @param {number} questions
   */
  says(questions) {
    return Math.log(1 + (this.answers.length - questions + 0.5) / (questions + 0.5)) ** 2;
  }

  /** Gives the length of each question, as a vector of its terms; they are made when they are first asked for. */
  lengthsOf() {
    if (this.lengths) return this.lengths;
    const squares = this.answers.map(() => 0);
    for (const numbers of this.terms.values()) {
      const says = this.says(numbers.length);
      for (const number of numbers) squares[number] += says;
    }
    return (this.lengths = squares.map(Math.sqrt));
  }

  /**
   * Gives how near the questions that a record answers are to another question, from 0 to the number of those that count: the sum
   * of the cosines of the nearest.
   * @param {Token[]} tokens
   */
  of(tokens) {
    const lengths = this.lengthsOf();
    /** @type {Map<number, number>} */
    const shared = new Map();
    /** @type {Set<string>} */
    const seen = new Set();
    let square = 0;
    for (const { term: typed, clause } of tokens) {
      if (!clause) continue;
      const term = [typed, ...clause.meant].find((each) => this.terms.get(each)?.length) ?? typed;
      if (seen.has(term)) continue;
      seen.add(term);
      const numbers = this.terms.get(term) ?? [];
      const says = this.says(numbers.length);
      square += says;
      for (const number of numbers) shared.set(number, (shared.get(number) ?? 0) + says * clause.sure);
    }
    /** @type {Map<number, number[]>} */
    const near = new Map();
    for (const [number, sum] of shared) {
      const cosine = sum / (lengths[number] * Math.sqrt(square));
      for (const id of this.answers[number]) {
        const found = near.get(id);
        if (found) found.push(cosine);
        else near.set(id, [cosine]);
      }
    }
    return new Map([...near].map(([id, cosines]) => [id, nearest(cosines)]));
  }
}

/**
 * Adds up the highest of some numbers.
 * @param {number[]} cosines
 */
function nearest(cosines) {
  const sorted = cosines.length > NEAREST ? cosines.sort((one, other) => other - one).slice(0, NEAREST) : cosines;
  return sorted.reduce((sum, cosine) => sum + cosine, 0);
}
