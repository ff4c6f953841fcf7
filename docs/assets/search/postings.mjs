// The postings of each term: which records it leads to, and what it scores in each. Scores follow BM25+, as MiniSearch's do,
// over three fields of a record. Mistyped words are found in the tree that MiniSearch keeps its own index in. Scores and tree
// are made when they are first asked for, so that the first result is not kept waiting for them.

/** @import { Index, Match, SearchRecord } from "./types" */

import SearchableMap from "minisearch/SearchableMap";
import { termsOf } from "./language.mjs";
import { unpackPostings } from "./numbers.mjs";

// The weights of the fields besides the title, whose weight each kind has of its own (macros/model/kinds.py). Like every weight of
// this search, they were tuned by hand against the tuned half of tests/search/questions.yaml.
/** The weight of a term in the text of a record. */
const TEXT_WEIGHT = 1;
/** The weight of a term in the titles above a record, its topics and its groups. */
const CONTEXT_WEIGHT = 0.35;

// The parameters of BM25+, as MiniSearch has them; not tuned.
/** How soon the frequency of a term stops to count. A title holds a term once, so it only weighs against B. */
const K = 1.2;
/** How much a longer title counts less. */
const B = 0.7;
/** What a term scores at least, however long the title is. */
const D = 0.5;

/** How much a prefix counts less for each character that is missing; tuned by hand. */
const PREFIX = 0.3;

/** The postings of one term, and what is made of them when they are first asked for. */
class Entry {
  /** @param {string} text */
  constructor(text) {
    /** Packed postings in the text of records. */
    this.text = text;
    /** @type {number[]} Records with the term in their title. */
    this.titles = [];
    /** @type {number[][]} Records with the term in their context: a list for each title above them. */
    this.contexts = [];
    /** @type {Map<number, number> | undefined} */
    this.scores = undefined;
    /** How many records it stands in, without their context. */
    this.documentFrequency = 0;
  }
}

/** The terms of an index, and what each finds. */
export class Postings {
  /**
   * @param {Index} index
   * @param {typeof HANDBOOK.kinds} kinds
   */
  constructor({ records, postings, ...index }, kinds) {
    this.records = records;
    this.kinds = kinds;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    for (const [term, text] of postings) this.entries.set(term, new Entry(text));
    /** @type {Map<string, number[]>} */
    const below = new Map();
    /** The number of terms in the title of each record. */
    this.lengths = records.map((record) => {
      const terms = new Set(termsOf(record.title));
      for (const term of terms) this.entry(term).titles.push(record.id);
      for (const above of contextOf(index, record)) {
        const ids = below.get(above);
        if (ids) ids.push(record.id);
        else below.set(above, [record.id]);
      }
      return terms.size;
    });
    for (const [above, ids] of below) for (const term of termsOf(above)) this.entry(term).contexts.push(ids);
    this.averageLength = this.lengths.reduce((sum, length) => sum + length, 0) / records.length;
    /** @type {SearchableMap<Entry> | undefined} */
    this.tree = undefined;
  }

  /** @param {string} term */
  entry(term) {
    let found = this.entries.get(term);
    if (!found) this.entries.set(term, (found = new Entry("")));
    return found;
  }

  /**
   * Gives the scores of a term by record.
   * @param {Entry} entry
   */
  scoresOf(entry) {
    if (entry.scores) return entry.scores;
    const { ids, count } = unpackPostings(entry.text);
    entry.documentFrequency = entry.titles.length + count;
    const idf = inverseDocumentFrequency(entry.documentFrequency, this.records.length);
    const scores = (entry.scores = new Map());
    for (const below of entry.contexts) for (const id of below) scores.set(id, CONTEXT_WEIGHT * idf);
    for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + TEXT_WEIGHT * idf);
    for (const id of entry.titles) {
      const weight = this.kinds[this.records[id].kind].title_weight;
      const saturation = D + (K + 1) / (1 + K * (1 - B + (B * this.lengths[id]) / this.averageLength));
      scores.set(id, (scores.get(id) ?? 0) + weight * idf * saturation);
    }
    return scores;
  }

  /** @param {string} term */
  has(term) {
    return this.entries.has(term);
  }

  /**
   * Gives the share of the records that a term stands in, from 0 to 1.
   * @param {string} term
   */
  documentShare(term) {
    const entry = this.entries.get(term);
    if (!entry) return 0;
    this.scoresOf(entry);
    return entry.documentFrequency / this.records.length;
  }

  /**
   * Finds a term as it is.
   * @param {string} term
   * @returns {Match[]}
   */
  exact(term) {
    const entry = this.entries.get(term);
    return entry ? [{ terms: [term], scores: this.scoresOf(entry), weight: 1 }] : [];
  }

  /**
   * Finds the terms that begin with a word.
   * @param {string} word
   * @returns {Match[]}
   */
  prefix(word) {
    const begun = [...this.entries].filter(([term]) => term.startsWith(word));
    return begun.map(([term, entry]) => {
      const weight = word.length / (word.length + PREFIX * (term.length - word.length));
      return { terms: [term], scores: this.scoresOf(entry), weight };
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
      return { terms: [other], scores: this.scoresOf(entry), weight: term.length / (term.length + distance) };
    });
  }
}

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
 * Gives the IDF of a term: the fewer records it stands in, the more it says.
 * @param {number} documentFrequency
 * @param {number} documents
 */
function inverseDocumentFrequency(documentFrequency, documents) {
  return Math.log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));
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
