// Finds records for a question: by their codes where the question is one, and else by the clauses of the question, ranked. Each
// part of the index is asked by itself, so that what an organization adds never changes what the handbook's own part answers.

/** @import { Answer, Choice, Hit, Index, Language, Part, SearchRecord, Synonym } from "./types" */

import { Alike } from "./asked.mjs";
import { Clauses } from "./clauses.mjs";
import { Lanes } from "./lanes.mjs";
import { Lexicon } from "./lexicon.mjs";
import { inPortions } from "./portions.mjs";
import { Postings } from "./postings.mjs";
import { ranked } from "./ranking.mjs";
import { scored } from "./scoring.mjs";

/** Characters of a question that are read. The search box takes no more; a link to results may hold more. */
const LONGEST = 200;

/**
 * Makes the function that answers questions.
 * @param {Index} index
 * @param {Synonym[]} synonyms
 * @param {typeof HANDBOOK.kinds} kinds
 * @param {Language[]} [languages] those besides English
 * @param {Part["asked"]} [asks] what people ask for the handbook's own things
 */
export function makeSearch(index, synonyms, kinds, languages = [], asks = undefined) {
  const [handbook, local] = index.parts;
  const postings = new Postings({ ...handbook, asked: asks }, index, kinds);
  const alike = asks && new Alike(asks);
  const lexicons = languages.map((language) => new Lexicon(language, index, postings));
  const parts = [new Clauses(postings, synonyms, index.compounds)];
  // What people say leads to the handbook's own things by number; in the other part, only by words.
  const words = synonyms.map((synonym) => ({ ...synonym, pinned: [] }));
  if (local) parts.push(new Clauses(new Postings(local, index, kinds, postings), words, index.compounds));
  const lanes = new Lanes(
    index,
    synonyms,
    parts.map((part) => part.postings),
  );

  /**
   * @param {string} question
   * @param {Choice} [choice]
   * @returns {Answer}
   */
  return function search(question, { kind = "", group = "" } = {}) {
    const asked = question.slice(0, LONGEST);
    /** @param {SearchRecord} record */
    const isWanted = (record) => (!kind || record.kind === kind) && (!group || record.groups.includes(group));
    const { lane, code, ...named } = lanes.of(asked);
    // A choice of kind or group is no reason to hide what was asked for by its code.
    const first = lane === "code" ? named.records : named.records.filter(isWanted);
    const below = named.parts.filter(isWanted);
    const spoken = lane ? undefined : inLanguage(lexicons, asked);
    const answers = parts.map((part, at) => {
      const read = part.of(asked, Boolean(spoken));
      const { postings: own } = part;
      const near = at === 0 ? alike?.of(read.tokens) : undefined;
      const found = scored({ ...read, question: asked, near }, own.records, kinds, own.says(1));
      return { clauses: read.clauses, ...ranked(found.filter(({ record }) => isWanted(record))) };
    });
    // A statement that is found in the words of the report, too, is shown once.
    const shown = new Set([...first, ...answers[0].hits.map(({ record }) => record)].map((record) => record.code));
    const hits = answers.map(({ hits: found }, part) =>
      found.filter(({ record }) => (part ? !shown.has(record.code) : !first.includes(record))),
    );
    if (lane === "code") {
      return { code, first, lane, portions: inPortions(...afterCodes(below, hits)), terms: [], weak: false };
    }
    if (spoken) {
      const [own, theirs] = afterCodes(spoken.records.filter(isWanted), hits);
      const { weak, language } = spoken;
      return { code: "", first: [], lane: "", portions: inPortions(own, theirs), terms: [], weak, language };
    }
    const weak = !first.length && answers.every((answer) => answer.weak);
    return {
      code: "",
      first,
      lane: first.length ? lane : "",
      portions: inPortions(hits[0], hits[1] ?? [], weak),
      terms: answers.flatMap(({ clauses }) => clauses.flatMap(({ terms }) => [...terms])),
      weak,
    };
  };
}

/**
 * Gives the results of both parts where the question is a code: what it stands for, and what speaks of it as it was typed.
 * @param {SearchRecord[]} coded
 * @param {Hit[][]} hits
 * @returns {[own: Hit[], local: Hit[]]}
 */
function afterCodes(coded, hits) {
  const [own, local = []] = hits.map((each) => each.filter(({ record, whole }) => whole && !coded.includes(record)));
  const first = coded.map((record) => ({ record, score: Infinity, fit: 1, whole: true }));
  return [[...first, ...own], local];
}

/**
 * Gives what a question in another language leads to; all pages in that language where nothing else is known. Nothing for a
 * question in English.
 * @param {Lexicon[]} lexicons
 * @param {string} question
 */
function inLanguage(lexicons, question) {
  for (const lexicon of lexicons) {
    const found = lexicon.answer(question);
    if (!found) continue;
    const { language, pages } = lexicon;
    return { language, records: found.length ? found : pages, weak: !found.length };
  }
  return undefined;
}
