// The terms of a part of the index, and the records that each is in. Every term of every record is kept, however many hold
// it: what a reader types may be just that word.
//
//   terms     the terms that are in no title, in alphabetical order, each as a capital for the characters that it shares with
//             the one before (A for none) and the rest
//   postings  the records whose text a term is in, but not their title: first for the terms of all titles in alphabetical
//             order, which both sides find in the titles, then for those in `terms`
//   counted   the order in which the postings number the records: by kind, those with the longest texts first, so that the records
//             of a term are near to each other; a character for each, as the kind's place among the kinds as they first appear

/** @import { GivenRecord, PackedTerms, SearchRecord } from "./types" */

import { termsOf } from "./language.mjs";
import { packLists, unpackLists } from "./numbers.mjs";

const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Packs the terms of records and their postings.
 * @param {GivenRecord[]} records
 * @returns {PackedTerms}
 */
export function packTerms(records) {
  const postings = postingsOf(records);
  const inTitles = titleTerms(records);
  const known = new Set(inTitles);
  const others = [...postings.keys()].filter((term) => !known.has(term)).sort();
  const kinds = kindsOf(records);
  const counted = kindsByLength(records);
  /** @type {number[]} */
  const numberOf = [];
  numbering(records, counted).forEach((id, number) => (numberOf[id] = number));
  /** @param {string} term */
  const numbers = (term) => (postings.get(term) ?? []).map((id) => numberOf[id]).sort((one, other) => one - other);
  return {
    postings: packLists([...inTitles, ...others].map(numbers), records.length),
    terms: inRow(others),
    counted: counted.map((kind) => kinds.indexOf(kind).toString(36)).join(""),
  };
}

/**
 * Unpacks terms, each with the numbers of the records in whose text it is.
 * @param {PackedTerms} packed
 * @param {SearchRecord[]} records
 * @returns {[term: string, ids: number[]][]}
 */
export function unpackTerms({ terms, postings, counted }, records) {
  const found = [...titleTerms(records), ...fromRow(terms)];
  const lists = unpackLists(postings, found.length, records.length);
  const kinds = kindsOf(records);
  const ids = numbering(
    records,
    [...counted].map((at) => kinds[parseInt(at, 36)]),
  );
  return found.map((term, at) => [term, lists[at].map((number) => ids[number])]);
}

/**
 * Gives the terms of all titles. A cell has none of its own: its title follows from others.
 * @param {Pick<SearchRecord, "kind" | "title">[]} records
 */
function titleTerms(records) {
  const titled = records.filter(({ kind }) => kind !== "cell");
  return [...new Set(titled.flatMap(({ title }) => termsOf(title)))].sort();
}

/**
 * Gives the records that each term is in, outside of their titles.
 * @param {GivenRecord[]} records
 */
function postingsOf(records) {
  return listsOf(records, ({ title, words }) => {
    const inTitle = new Set(termsOf(title));
    return termsOf(words).filter((term) => !inTitle.has(term));
  });
}

/**
 * Gives the numbers of the records that have each term.
 * @param {GivenRecord[]} records
 * @param {(record: GivenRecord) => string[]} terms
 */
function listsOf(records, terms) {
  /** @type {Map<string, number[]>} */
  const lists = new Map();
  for (const [id, record] of records.entries()) {
    for (const term of new Set(terms(record))) {
      const ids = lists.get(term);
      if (ids) ids.push(id);
      else lists.set(term, [id]);
    }
  }
  return lists;
}

/**
 * Writes terms in alphabetical order in a row.
 * @param {string[]} terms
 */
export function inRow(terms) {
  return terms.map((term, at) => shortened(term, terms[at - 1] ?? "")).join("");
}

/**
 * Reads terms in a row.
 * @param {string} row
 */
export function fromRow(row) {
  let before = "";
  return Array.from(row.matchAll(/([A-Z])([^A-Z]*)/g), ([, capital, rest]) => {
    before = before.slice(0, CAPITALS.indexOf(capital)) + rest;
    return before;
  });
}

/**
 * Gives the kinds of records, those with the longest texts first.
 * @param {GivenRecord[]} records
 */
function kindsByLength(records) {
  /** @type {Map<string, { count: number, length: number }>} */
  const sums = new Map();
  for (const { kind, words } of records) {
    const { count, length } = sums.get(kind) ?? { count: 0, length: 0 };
    sums.set(kind, { count: count + 1, length: length + termsOf(words).length });
  }
  const means = [...sums].map(([kind, { count, length }]) => ({ kind, mean: length / count }));
  return means.sort((one, other) => other.mean - one.mean).map(({ kind }) => kind);
}

/**
 * Gives the kinds of records as they first appear.
 * @param {{ kind: string }[]} records
 */
const kindsOf = (records) => [...new Set(records.map(({ kind }) => kind))];

/**
 * Gives the places of records, kind by kind.
 * @param {{ kind: string }[]} records
 * @param {string[]} kinds
 */
function numbering(records, kinds) {
  const ids = [...records.keys()];
  const rank = new Map(kinds.map((kind, at) => [kind, at]));
  const rankOf = ids.map((id) => rank.get(records[id].kind) ?? 0);
  return ids.sort((one, other) => rankOf[one] - rankOf[other] || one - other);
}

/**
 * Writes a term after the one before it.
 * @param {string} term
 * @param {string} before
 */
function shortened(term, before) {
  let shared = 0;
  while (shared < CAPITALS.length - 1 && shared < before.length && term[shared] === before[shared]) shared += 1;
  return CAPITALS[shared] + term.slice(shared);
}
