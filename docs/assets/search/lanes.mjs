// What goes before ranking: questions that are a code or a number, and those that are just the name of a function or a page.

/** @import { Index, Lane, SearchRecord, Synonym } from "./types" */
/** @import { Postings } from "./postings.mjs" */

import { askedCode, cited, isPartOf, linked, numbered } from "./codes.mjs";
import { isStopWord, stem, wordsOf } from "./language.mjs";

/** What a name begins with that counts only where it is the whole question. */
export const ALONE = "=";
/** Kinds that have telephone numbers. */
const NUMBERED = ["contact", "local"];
/** So many results are in the group of a code or a number. */
const MOST = 6;
/** So many functions and pages are shown of those that share a name, so that what the handbook says is seen, too. */
const MOST_NAMED = 2;
/** A name counts of which a question holds all words, in any order, if they are so much of it. */
const [SAID, LEAST_SAID] = [2 / 3, 2];
/** Words around the name of a function or page. */
const AROUND = new Set(
  (
    "able allow best button create do download enable file find function get have help look need offer open option page please provide put save section " +
    "see show site support switch there this turn us use user version view want website work"
  )
    .split(" ")
    .map(stem),
);

/** Finds what a question names outright. */
export class Lanes {
  /**
   * @param {Index} index
   * @param {Synonym[]} synonyms
   * @param {Postings[]} parts
   */
  constructor(index, synonyms, parts) {
    this.index = index;
    this.parts = parts;
    /** @type {Map<string, SearchRecord[]>} Functions and pages by their names. */
    this.named = new Map();
    /** @type {{ terms: Set<string>, key: string }[]} The words of each name that tell something, where there are some. */
    this.names = [];
    for (const { phrases, pinned, named } of synonyms) {
      if (!named) continue;
      for (const phrase of phrases) {
        this.name(phrase.join("").replace(ALONE, ""), pinned);
        if (!phrase[0].startsWith(ALONE)) this.tell(phrase);
      }
    }
    for (const { id, kind, url, title } of index.parts[0].records) {
      if (kind !== "page" || url.includes("#")) continue;
      const terms = wordsOf(title).map(stem);
      this.name(terms.join(""), [id]);
      this.tell(terms);
    }
  }

  /**
   * @param {string} key
   * @param {number[]} ids
   */
  name(key, ids) {
    const found = this.named.get(key) ?? [];
    for (const id of ids) {
      const record = this.index.parts[0].records[id];
      if (!found.includes(record)) found.push(record);
    }
    this.named.set(key, found);
  }

  /** @param {string[]} phrase */
  tell(phrase) {
    const terms = new Set(phrase.filter((term) => !isStopWord(term) && !AROUND.has(term)));
    if (terms.size >= LEAST_SAID) this.names.push({ terms, key: phrase.join("") });
  }

  /**
   * Gives the key of the name of which a question holds the most.
   * @param {string[]} bare the words of a question that tell something
   */
  mostSaid(bare) {
    const asked = new Set(bare);
    let [most, best] = [Math.max(LEAST_SAID, SAID * asked.size), ""];
    for (const { terms, key } of this.names) {
      if (terms.size < most || (best && terms.size === most) || ![...terms].every((term) => asked.has(term))) continue;
      [most, best] = [terms.size, key];
    }
    return best;
  }

  /**
   * Gives what a question names outright; a lane without records where it names nothing.
   * @param {string} question
   * @returns {Lane}
   */
  of(question) {
    const code = askedCode(question);
    const { records, byCode } = this.index;
    if (code) {
      const coded = [byCode.get(code) ?? []].flat();
      const parts = records.filter(
        (record) => record.code !== code && isPartOf(record.code, code) && byCode.get(record.code) === record,
      );
      if (coded.length || parts.length) return { lane: "code", code, records: coded, parts };
    }
    const link = linked(question, this.index);
    const found = link
      ? [link]
      : [...this.parts.flatMap((postings) => numbered(question, postings, NUMBERED)), ...cited(question, records)];
    if (found.length) return { lane: "code", code: link?.code ?? "", records: found.slice(0, MOST), parts: [] };
    const named = this.namedBy(question);
    return { lane: named.length ? "function" : "", code: "", records: named, parts: [] };
  }

  /**
   * Yields the terms between words around a name, from the longest on: words that carry no meaning may belong to it, as in "without
   * internet".
   * @param {string[]} words
   * @param {string[]} stems
   * @yields {string[]}
   */
  *within(words, stems) {
    const around = stems.map((term, at) => isStopWord(words[at]) || AROUND.has(term));
    const first = around.indexOf(false);
    const last = around.lastIndexOf(false) + 1;
    if (first < 0) return;
    for (let from = 0; from <= first; from += 1) yield stems.slice(from, last);
    for (let to = stems.length; to > last; to -= 1) yield stems.slice(first, to);
  }

  /**
   * Gives the functions and pages that a question names, as it is or without the words around the name.
   * @param {string} question
   */
  namedBy(question) {
    const words = wordsOf(question);
    const stems = words.map(stem);
    const telling = stems.filter((_, at) => !isStopWord(words[at]));
    const bare = telling.filter((term) => !AROUND.has(term));
    for (const key of [stems, ...cores(telling), bare, ...this.within(words, stems)]) {
      const found = this.named.get(key.join(""));
      if (found) return found.slice(0, MOST_NAMED);
    }
    // Joined words have another stem than the last of them alone.
    return (this.named.get(stem(words.join(""))) ?? this.named.get(this.mostSaid(bare)) ?? []).slice(0, MOST_NAMED);
  }
}

/**
 * Yields the terms of a question, and what is left of them without words around a name at their end and their beginning.
 * @param {string[]} terms
 * @yields {string[]}
 */
function* cores(terms) {
  for (let from = 0; from < terms.length; from += 1) {
    for (let to = terms.length; to > from; to -= 1) {
      yield terms.slice(from, to);
      if (!AROUND.has(terms[to - 1])) break;
    }
    if (!AROUND.has(terms[from])) return;
  }
}
