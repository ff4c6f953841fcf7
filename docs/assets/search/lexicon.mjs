// Questions in another language. The pages in that language, and what its words lead to in English, are found by a list of words,
// and by nothing else: no word of it is taken for a mistyped word of English.

/** @import { Index, Language, SearchRecord } from "./types" */
/** @import { Postings } from "./postings.mjs" */

import { isStopWord, stem, wordsOf } from "./language.mjs";

/** Of several things that words lead to, each counts this much of the one before, so that they stay in their order. */
const NEXT = 0.93;
/** How much more a phrase counts for each word after its first. */
const LONGER = 0.5;
/** Characters that the beginning of a word has at least, to be taken for it before it is typed to its end. */
const BEGUN = 4;
/** So many common words show a language by themselves. */
const SEVERAL = 2;
const ACCENT = /[^\x00-\x7f]/;

/** The words of a language. */
export class Lexicon {
  /**
   * @param {Language} language
   * @param {Index} index
   * @param {Postings} postings the handbook's own part of the index
   */
  constructor(language, index, postings) {
    this.language = language;
    this.postings = postings;
    const plain = language.common.map((word) => wordsOf(word)[0]);
    this.common = new Set(plain.filter((_, at) => !language.common[at].startsWith("*")));
    this.endings = plain.filter((_, at) => language.common[at].startsWith("*"));
    /** @type {SearchRecord[]} */
    this.pages = language.pages.map(([url, title], id) => ({
      ...{ id, kind: "page", code: url, title, url, lang: language.code },
      ...{ condition: "", groups: [], topics: [] },
    }));
    const byCode = new Map(this.pages.map((page) => [page.code, page]));
    this.entries = language.lexicon.map(([say, targets]) => ({
      phrases: say.map((phrase) => ({ words: wordsOf(phrase), open: phrase.endsWith("*") })),
      // A copy may not show a page that something leads to.
      records: targets.flatMap((code) => byCode.get(code) ?? index.byCode.get(code) ?? []),
    }));
  }

  /** @param {string} word */
  isEnglish(word) {
    return isStopWord(word) || this.postings.has(stem(word));
  }

  /**
   * Gives what a question in this language leads to, the best first; nothing where it is in English.
   * @param {string} question
   * @returns {SearchRecord[] | undefined}
   */
  answer(question) {
    const words = wordsOf(question);
    /** @type {Set<number>} */
    const told = new Set();
    /** @type {Map<SearchRecord, number>} */
    const scores = new Map();
    for (const { phrases, records } of this.entries) {
      const found = phrases.map((phrase) => this.placesOf(phrase, words, question)).filter((places) => places.length);
      if (!found.length) continue;
      const longest = Math.max(...found.map((places) => places.length));
      for (const at of found.flat()) told.add(at);
      records.forEach((record, at) => {
        const score = (1 + LONGER * (longest - 1)) * NEXT ** at;
        scores.set(record, (scores.get(record) ?? 0) + score);
      });
    }
    if (!this.isSpoken(words, told, question)) return undefined;
    return [...scores].sort(([, one], [, other]) => other - one).map(([record]) => record);
  }

  /**
   * Says where the words of a phrase are in a question, one after the other; the last may only have been begun.
   * @param {{ words: string[], open: boolean }} phrase
   * @param {string[]} words
   * @param {string} question
   */
  placesOf({ words: phrase, open }, words, question) {
    const unfinished = /[\p{L}\p{N}]$/u.test(question);
    for (let first = 0; first + phrase.length <= words.length; first += 1) {
      const fits = phrase.every((wanted, at) => {
        const word = words[first + at];
        if (word === wanted || (open && at === phrase.length - 1 && word.startsWith(wanted))) return true;
        const isLast = unfinished && first + at === words.length - 1;
        return isLast && word.length >= BEGUN && wanted.startsWith(word) && !this.mayBeEnglish(word);
      });
      if (fits) return phrase.map((_, at) => first + at);
    }
    return [];
  }

  /** @param {string} word */
  mayBeEnglish(word) {
    return this.isEnglish(word) || this.postings.prefix(word).length > 0;
  }

  /**
   * Says whether a question is in this language: more of its words are than are English.
   * @param {string[]} words
   * @param {Set<number>} told places of the words that the lexicon has
   * @param {string} question
   */
  isSpoken(words, told, question) {
    const accented = new Set(wordsOf((question.match(/\S+/g) ?? []).filter((word) => ACCENT.test(word)).join(" ")));
    let [common, strange, english] = [0, 0, 0];
    words.forEach((word, at) => {
      if (told.has(at)) return;
      if (this.common.has(word)) common += 1;
      else if (this.isEnglish(word)) english += 1;
      else if (accented.has(word) || this.endings.some((ending) => word.endsWith(ending))) strange += 1;
    });
    const own = told.size + common + strange;
    return told.size ? own >= english : own > english && (strange > 0 || common >= SEVERAL);
  }
}
