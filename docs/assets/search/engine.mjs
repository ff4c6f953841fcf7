// Finds records for a question: by their codes where the question is one, and else by the clauses of the question, ranked.

/** @import { Answer, Choice, Index, SearchRecord, Synonym } from "./types" */

import { Clauses } from "./clauses.mjs";
import { askedCode, isPartOf } from "./codes.mjs";
import { Postings } from "./postings.mjs";
import { ranked, scored } from "./ranking.mjs";

/**
 * Makes the function that answers questions.
 * @param {Index} index
 * @param {Synonym[]} synonyms
 * @param {typeof HANDBOOK.kinds} kinds
 */
export function makeSearch(index, synonyms, kinds) {
  const { records } = index;
  const clausesOf = new Clauses(new Postings(index, kinds), synonyms);

  /**
   * @param {string} question
   * @param {Choice} [choice]
   * @returns {Answer}
   */
  return function search(question, { kind = "", group = "" } = {}) {
    /** @param {SearchRecord} record */
    const isWanted = (record) => (!kind || record.kind === kind) && (!group || record.groups.includes(group));
    const code = askedCode(question);
    const coded = code
      ? records.filter((each) => each.code === code || (isPartOf(each.code, code) && isWanted(each)))
      : [];
    if (coded.length) return { code, hits: coded, terms: [], weak: false };
    const { tokens, clauses } = clausesOf.of(question);
    const found = scored(question, tokens, clauses, records, kinds).filter(({ record }) => isWanted(record));
    const { hits, weak } = ranked(found);
    return {
      code: "",
      hits: hits.map(({ record }) => record),
      terms: clauses.flatMap(({ terms }) => [...terms]),
      weak,
    };
  };
}
