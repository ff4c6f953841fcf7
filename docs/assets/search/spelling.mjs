// What a mistyped word was meant to be. Slips are looked for in the word as it was typed, and what is left of it is compared by
// its stem: the stem of a mistyped ending is often far from the stem that was meant. Where no slip explains it, the terms are taken that are
// the fewest edits away.
//
// The limits here were set by hand against the tuned halves of the questions in tests/search.

/** @import { Match, Meant } from "./types" */
/** @import { Postings } from "./postings.mjs" */

import { freshStem, stem } from "./language.mjs";
import { treeOf } from "./postings.mjs";
import { WEIGHTS } from "./weights.mjs";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
/** What slips are looked for in: a longer string is no word. */
const WORD = /^[a-z]{4,24}$/;
/** Letters of a word at least in which any may be wrong; in a shorter one, two may have changed places: most short words are words themselves. */
const WRONG = 5;
/** Of the terms that a word is one slip away from, those count that are in so much of the records that the most frequent is in. */
const FREQUENT = 0.2;
/**
 * The edit distances that are tried, and the characters that a term has at least for each.
 * @type {[number, number][]}
 */
const EDITS = [
  [1, 5],
  [2, 6],
  [3, 7],
];
/** The widest distance. */
const MOST_EDITS = 3;
/** Letters of such a word that are taken for its end, at least and at most, and that are left of it at least. */
const [END_LEAST, END_MOST, STEM_LEAST] = [2, 7, 6];
/** What an end may look like, however it is spelled. */
const END = /^[aeiouy]*(?:t+|l+|n+|s+|c+|v+|m+|b+l?)?[aeiouy]*(?:t+|n+|ng|s+|d|l+y|nt|ment|nce?|ncy|ty)?[aeiouy]*s?$/;
/** A term that is in at most so many records may be a slip of one that is in so many times as many, if it is so long. */
const [RARE, OFTEN, LONG] = [8, 5, 6];
/** How much less sure a match is for the share of its characters that were taken for others; and the least of it. */
const [UNSURE, LEAST_SURE] = [2, 0.3];

/** Says what words were meant to be. */
export class Spelling {
  /**
   * @param {Postings} postings
   * @param {Set<string>} said terms that people say, though the handbook does not have them
   */
  constructor(postings, said) {
    this.postings = postings;
    this.said = said;
    /** @type {ReturnType<typeof treeOf<true>> | undefined} What people say, to be found within an edit distance. */
    this.saidTree = undefined;
    /** @type {Map<string, string> | undefined} Terms by what they are with every double letter made single. */
    this.singles = undefined;
    /** @type {Map<string, string[]>} The slips of words that were looked at: what is typed comes again with every key. */
    this.looked = new Map();
  }

  /**
   * Gives what a word was probably meant to be that is nowhere.
   * @param {string} term
   * @param {string} word
   * @returns {Meant}
   */
  meant(term, word) {
    const slips = this.slips(word);
    if (!slips.length) return this.nearest(term, word);
    const matches = slips.flatMap((slip) => [
      ...this.postings.exact(slip).map((match) => ({ ...match, weight: WEIGHTS.fuzzy })),
      ...this.frequent(slip, slip).matches,
    ]);
    const terms = [...slips, ...matches.flatMap((match) => match.terms)];
    return { matches, terms, sure: sureOf(1, word.length) };
  }

  /**
   * Gives what a rare term may be a slip of: "survivers" has the stem of "survive".
   * @param {string} term
   * @param {string} word
   * @returns {Meant}
   */
  frequent(term, word) {
    const { postings } = this;
    const records = postings.documentFrequency(term);
    const isRare = term.length >= LONG && records <= RARE;
    const like = isRare ? [...postings.fuzzy(term, 1), ...(word === term ? [] : postings.fuzzy(word, 2))] : [];
    const matches = like.filter(({ terms }) => postings.documentFrequency(terms[0]) >= OFTEN * records);
    return { matches, terms: matches.flatMap(({ terms }) => terms), sure: 1 };
  }

  /**
   * Gives the terms that a word is one slip away from, or that differ from it in double letters alone.
   * @param {string} word
   */
  slips(word) {
    let found = this.looked.get(word);
    if (!found) this.looked.set(word, (found = WORD.test(word) ? this.look(word) : []));
    return found;
  }

  /** @param {string} word */
  look(word) {
    const { postings } = this;
    const terms = [...new Set([...slipsOf(word)].map(freshStem))];
    const known = terms.map((term) => ({
      term,
      records: postings.documentFrequency(term) || Number(this.said.has(term)),
    }));
    const most = Math.max(1, ...known.map(({ records }) => records));
    const slips = known.filter(({ records }) => records >= most * FREQUENT).map(({ term }) => term);
    if (slips.length || word.length < LONG) return slips;
    this.singles ??= new Map([...postings.entries.keys()].map((term) => [single(term), term]));
    return [this.singles.get(single(stem(single(word)))) ?? []].flat();
  }

  /**
   * Gives the terms within the smallest edit distance that has any, of the handbook or else of what people say.
   * @param {string} term
   * @param {string} word
   * @returns {Meant}
   */
  nearest(term, word) {
    for (const [edits, shortest] of EDITS) {
      if (term.length < shortest) break;
      // The stem of a mistyped end is further away than the end.
      const ended = edits === MOST_EDITS ? weighed(this.endedLike(word), WEIGHTS.ended) : [];
      const matches = ended.length ? ended : weighed(this.postings.fuzzy(term, edits), WEIGHTS.fuzzy);
      const terms = matches.length ? matches.flatMap((match) => match.terms) : this.saidLike(term, edits);
      if (terms.length) return { matches, terms, sure: sureOf(edits, term.length) };
    }
    return { matches: [], terms: [], sure: 1 };
  }

  /**
   * Gives the terms that a word begins like whose end was mistyped.
   * @param {string} word
   */
  endedLike(word) {
    const most = Math.min(END_MOST, word.length - STEM_LEAST);
    for (let cut = END_LEAST; cut <= most; cut += 1) {
      if (!END.test(word.slice(-cut))) continue;
      const found = this.postings.fuzzy(word.slice(0, -cut), 1);
      if (found.length) return found;
    }
    return [];
  }

  /**
   * Gives what people say within an edit distance.
   * @param {string} term
   * @param {number} edits
   */
  saidLike(term, edits) {
    this.saidTree ??= treeOf([...this.said].map((each) => /** @type {const} */ ([each, true])));
    return [...this.saidTree.fuzzyGet(term, edits).keys()];
  }
}

/**
 * Says how sure it is what was meant, so many edits away.
 * @param {number} edits
 * @param {number} length
 */
const sureOf = (edits, length) => Math.max(LEAST_SURE, 1 - (UNSURE * edits) / length);

/**
 * Gives matches that count so much less.
 * @param {Match[]} matches
 * @param {number} share
 */
const weighed = (matches, share) => matches.map((match) => ({ ...match, weight: match.weight * share }));

/**
 * Gives a word with every double letter made single: what most slips are about.
 * @param {string} word
 */
const single = (word) => word.replace(/([a-z])\1/g, "$1");

/**
 * Yields what a word is one slip away from: two letters that have changed places, one too many, a wrong one, or one too few.
 * @param {string} word
 * @yields {string}
 */
function* slipsOf(word) {
  for (let at = 0; at <= word.length; at += 1) {
    const [before, letter, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    if (after) yield before + after[0] + letter + after.slice(1);
    if (word.length < WRONG) continue;
    yield before + after;
    for (const other of LETTERS) {
      yield before + other + after;
      yield before + other + letter + after;
    }
  }
}
