// The postings of each term: which records it leads to, and what it scores in each. Scores follow BM25+, as MiniSearch's do,
// over the fields of a record. Mistyped words are found in the tree that MiniSearch keeps its own index in. Scores and tree
// are made when they are first asked for, so that the first result is not kept waiting for them.
//
// MiniSearch as a whole was tried in November 2026, over the same records, stems and boosts, with prefixes and typing errors, and
// without synonyms on either side. Of the questions held back in questions.yaml and strangers.yaml, it has 68 and 65 of 100 right among
// the first three; this scoring, 78 and 76 (with synonyms, 92 and 94). Its index is 96 KB compressed, without a title to show; this
// one, 50 KB, with the titles. So the scoring is the search's own, and MiniSearch lends its tree.

/** @import { Index, Match, Part, SearchRecord } from "./types" */

import SearchableMap from "minisearch/SearchableMap";
import { termsOf } from "./language.mjs";
import { WEIGHTS } from "./weights.mjs";

// The parameters of BM25+, as MiniSearch has them; not tuned.
/** How soon the frequency of a term stops to count. A title holds a term once, so it only weighs against B. */
const K = 1.2;
/** How much a longer title counts less. */
const B = 0.7;
/** What a term scores at least, however long the title is. */
const D = 0.5;

/** The postings of one term, and what is made of them when they are first asked for. */
class Entry {
  /** @param {number[]} texts */
  constructor(texts) {
    /** Records with the term in their text, and not in their title. */
    this.texts = texts;
    /** @type {number[]} Records with the term in their title. */
    this.titles = [];
    /** @type {number[]} What people ask with the term; see asked.mjs. */
    this.questions = [];
    /** @type {number[] | undefined} Records that people ask for with the term, which do not have it. */
    this.asked = undefined;
    /** @type {number[][]} Records with the term in their context: a list for each title above them. */
    this.contexts = [];
    /** @type {Map<number, number> | undefined} */
    this.scores = undefined;
  }
}

/**
 * The terms of a part of the index, and what each finds. How much a term says in the handbook's own part follows from that part
 * alone; in what an organization has added, from both.
 */
export class Postings {
  /**
   * @param {Part} part
   * @param {Index} index
   * @param {typeof HANDBOOK.kinds} kinds
   * @param {Postings} [others] the part before it
   */
  constructor({ records, terms, asked }, index, kinds, others) {
    this.records = records;
    this.kinds = kinds;
    this.others = others;
    /** @type {number} How many records there are, with those of the part before it. */
    this.documents = records.length + countOf(others);
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    for (const [term, ids] of terms) this.entries.set(term, new Entry(ids));
    /** @type {Map<string, number[]>} */
    const below = new Map();
    /** The number of terms in the title of each record. */
    this.lengths = records.map((record) => {
      const inTitle = new Set(termsOf(record.title));
      for (const term of inTitle) this.entry(term).titles.push(record.id);
      for (const above of contextOf(index, record)) {
        const ids = below.get(above);
        if (ids) ids.push(record.id);
        else below.set(above, [record.id]);
      }
      return inTitle.size;
    });
    for (const [above, ids] of below) for (const term of termsOf(above)) this.entry(term).contexts.push(ids);
    /** The records that answer each of the questions that people ask. */
    this.answers = asked?.answers ?? [];
    for (const [term, questions] of asked?.terms ?? []) {
      if (questions.length) this.entry(term).questions = questions;
    }
    this.averageLength = this.lengths.reduce((sum, length) => sum + length, 0) / records.length;
    /** @type {SearchableMap<Entry> | undefined} */
    this.tree = undefined;
  }

  /**
   * Gives the records that people ask for with a term, which do not have it; they are looked for when they are first asked for.
   * @param {Entry} entry
   */
  askedOf(entry) {
    if (entry.asked) return entry.asked;
    const own = new Set([...entry.titles, ...entry.texts]);
    const ids = new Set(entry.questions.flatMap((question) => this.answers[question]));
    return (entry.asked = [...ids].filter((id) => !own.has(id)));
  }

  /** @param {string} term */
  entry(term) {
    let found = this.entries.get(term);
    if (!found) this.entries.set(term, (found = new Entry([])));
    return found;
  }

  /**
   * Gives the scores of a term by record.
   * @param {string} term
   * @param {Entry} entry
   */
  scoresOf(term, entry) {
    if (entry.scores) return entry.scores;
    const idf = this.says(this.documentFrequency(term));
    const scores = (entry.scores = new Map());
    for (const below of entry.contexts) for (const id of below) scores.set(id, WEIGHTS.context * idf);
    for (const id of this.askedOf(entry)) scores.set(id, (scores.get(id) ?? 0) + WEIGHTS.asked * idf);
    for (const id of entry.texts) scores.set(id, (scores.get(id) ?? 0) + WEIGHTS.text * idf);
    for (const id of entry.titles) {
      const weight = this.kinds[this.records[id].kind].title_weight;
      const saturation = D + (K + 1) / (1 + K * (1 - B + (B * this.lengths[id]) / this.averageLength));
      scores.set(id, (scores.get(id) ?? 0) + weight * idf * saturation);
    }
    return scores;
  }

  /**
   * Says whether a term is anywhere.
   * @param {string} term
   * @returns {boolean}
   */
  has(term) {
    return this.entries.has(term) || Boolean(this.others?.has(term));
  }

  /**
   * Gives the records in whose own words a term is.
   * @param {string} term
   */
  held(term) {
    const entry = this.entries.get(term);
    return entry ? [...entry.titles, ...entry.texts] : [];
  }

  /**
   * Says in how many records a term is.
   * @param {string} term
   * @returns {number}
   */
  documentFrequency(term) {
    const entry = this.entries.get(term);
    const asked = entry ? this.askedOf(entry).length : 0;
    return this.held(term).length + asked + (this.others?.documentFrequency(term) ?? 0);
  }

  /**
   * Gives how much a term says that is in so many records: its inverse document frequency.
   * @param {number} records
   */
  says(records) {
    return Math.log(1 + (this.documents - records + 0.5) / (records + 0.5));
  }

  /**
   * Gives the share of the records that a term is in, from 0 to 1.
   * @param {string} term
   */
  documentShare(term) {
    return this.documentFrequency(term) / this.documents;
  }

  /**
   * Finds a term as it is.
   * @param {string} term
   * @returns {Match[]}
   */
  exact(term) {
    const entry = this.entries.get(term);
    return entry ? [{ terms: [term], scores: this.scoresOf(term, entry), weight: 1 }] : [];
  }

  /**
   * Gives the terms that begin with a word.
   * @param {string} word
   */
  begun(word) {
    return [...this.entries.keys()].filter((term) => term.startsWith(word));
  }

  /**
   * Finds the terms that begin with a word.
   * @param {string} word
   * @returns {Match[]}
   */
  prefix(word) {
    const begun = this.begun(word);
    // A word that is not typed to its end says no more than all that it may become.
    const said = this.says(new Set(begun.flatMap((term) => this.held(term))).size);
    return begun.map((term) => {
      const weight = word.length / (word.length + WEIGHTS.missing * (term.length - word.length));
      const share = Math.min(1, said / this.says(this.documentFrequency(term)));
      return { terms: [term], scores: this.scoresOf(term, this.entry(term)), weight: weight * share };
    });
  }

  /**
   * Finds the terms within an edit distance of another; the more edits, the less they count.
   * @param {string} term
   * @param {number} edits
   * @returns {Match[]}
   */
  fuzzy(term, edits) {
    this.tree ??= treeOf(this.entries);
    return [...this.tree.fuzzyGet(term, edits)].map(([other, [entry, distance]]) => {
      return { terms: [other], scores: this.scoresOf(other, entry), weight: term.length / (term.length + distance) };
    });
  }
}

/**
 * Says how many records there are up to a part.
 * @param {Postings | undefined} postings
 * @returns {number}
 */
const countOf = (postings) => postings?.documents ?? 0;

/**
 * Makes a tree that finds keys within an edit distance.
 * @template Value
 * @param {Iterable<[string, Value]>} entries
 * @returns {SearchableMap<Value>}
 */
export function treeOf(entries) {
  const tree = new SearchableMap();
  for (const [key, value] of entries) tree.set(key, value);
  return tree;
}

/**
 * Gives the context of a record, what it is about beyond its own words: the titles above it, its topics, its groups.
 * @param {Pick<Index, "byCode" | "topics" | "groups">} index
 * @param {SearchRecord} record
 */
function contextOf({ byCode, topics, groups }, { kind, code, topics: places, groups: codes }) {
  const above = kind === "step" ? [code.split("#")[0]] : kind === "statement" ? [code.slice(0, 2), code[0]] : [];
  return [
    ...above.flatMap((each) => byCode.get(each)?.title ?? []),
    ...places.map((at) => topics[at].title),
    ...codes.map((group) => groups[group]),
  ];
}
