// From a question to its clauses: each is a word of it with everything it may lead to – the term as it was typed, terms that
// begin like it, terms that were meant where it was mistyped, and what the handbook says instead.
//
// The limits here were set by hand against the tuned halves of the questions in tests/search.

/** @import { Clause, Index, Match, Meant, Piece, Synonym, Token } from "./types" */
/** @import { Postings } from "./postings.mjs" */

import { ALONE } from "./lanes.mjs";
import { isStopWord, stem, wordsOf } from "./language.mjs";
import { Spelling } from "./spelling.mjs";
import { WEIGHTS } from "./weights.mjs";

/** Characters that a beginning has at least: shorter ones lead to nearly everything. */
const SHORTEST_PREFIX = 3;
/** What the joined form of a word counts at least. */
const LEAST_JOINED = 0.25;
/** Words that are parts of others, though they carry no meaning by themselves: "out reach". */
const BEGINNINGS = new Set(["after", "off", "on", "out", "over", "under", "up"]);
const LETTERS_AND_DIGITS = /^(?:[a-z]+\d+|\d+[a-z]+)[a-z0-9]*$/;
/** A number or a syllable that is nowhere, such as an age or an hour, counts so much of a word. */
const LITTLE = 0.3;
const SMALL = /^(?:\d+|..?)$/;
/** The best of what a synonym's words find is taken for this much at least: the score of a good match. */
const PINNED_LEAST = 6;
/** Of several that are named, each scores this much of the one before, so that they stay in their order. */
const PINNED_NEXT = 0.93;
/** A phrase names so many times as surely what has words that carry no meaning by themselves: "I am a survivor". */
const SAID_SO = 4;
/** At most so many words are between those of a phrase. */
const BETWEEN = 2;
/** Characters that the halves of a word have at least, which the handbook writes apart: the first, and the second. */
const [SHORTEST_FIRST, SHORTEST_HALF] = [3, 4];

/** Turns questions into clauses. */
export class Clauses {
  /**
   * @param {Postings} postings
   * @param {Synonym[]} synonyms
   * @param {Index["compounds"]} compounds
   */
  constructor(postings, synonyms, compounds) {
    this.postings = postings;
    this.compounds = compounds;
    this.synonyms = synonyms;
    /** A word that people are known to say is no typing error, though the handbook does not have it. */
    this.said = new Set(synonyms.flatMap(({ phrases }) => phrases.flat()).filter((term) => !term.startsWith(ALONE)));
    this.spelling = new Spelling(postings, this.said);
  }

  /**
   * Gives the words of a question as tokens, and their clauses with those of phrases.
   * @param {string} question
   * @param {boolean} [literal] whether each word stands for itself alone, as in a question in another language
   */
  of(question, literal = false) {
    if (literal) return this.asTyped(question);
    const tokens = this.tokenize(question);
    return { tokens, ...this.withSynonyms(tokens) };
  }

  /**
   * Gives the words of a question as they were typed.
   * @param {string} question
   */
  asTyped(question) {
    const tokens = wordsOf(question).map((word) => {
      const clause = emptyClause(1);
      merge(clause, this.postings.exact(stem(word)), 1);
      clause.held = new Set(this.postings.held(stem(word)));
      return { term: stem(word), clause };
    });
    return { tokens, clauses: tokens.map(({ clause }) => clause), named: new Map() };
  }

  /**
   * Gives the words of a question; those that carry no meaning have no clause, unless all are such.
   * @param {string} question
   * @returns {Token[]}
   */
  tokenize(question) {
    const pieces = this.spelled(wordsOf(question));
    const telling = pieces.some(({ word }) => !isStopWord(word));
    const unfinished = /[\p{L}\p{N}]$/u.test(question);
    return pieces.map(({ word, joined }, at) => {
      if (telling && isStopWord(word)) return { term: stem(word) };
      const clause = this.clauseOf(word, unfinished && at === pieces.length - 1);
      if (joined) {
        merge(clause, this.postings.exact(joined), this.shareOf(joined, stem(word)));
        clause.held = new Set([...clause.held, ...this.postings.held(joined)]);
        clause.meant.add(joined);
      }
      return { term: stem(word), clause };
    });
  }

  /**
   * Says how much the joined form of a word counts beside it: less where the handbook seldom writes it so, as a rare term scores high.
   * @param {string} joined
   * @param {string} term
   */
  shareOf(joined, term) {
    const { postings } = this;
    return Math.max(
      LEAST_JOINED,
      Math.min(1, postings.documentFrequency(joined) / (postings.documentFrequency(term) + 1)),
    );
  }

  /** @param {string} word */
  isKnown(word) {
    return isStopWord(word) || this.postings.has(stem(word)) || this.said.has(stem(word));
  }

  /**
   * Writes words as the handbook does, in one way, however they were written: what may be joined or apart is apart, and each half
   * knows what both make together.
   * @param {string[]} words
   */
  spelled(words) {
    /** @type {Piece[]} */
    const out = [];
    for (let at = 0; at < words.length; at += 1) {
      const [word, following] = [words[at], words[at + 1]];
      const pair = following ? this.pairOf(word, following) : [];
      out.push(...(pair.length ? pair : this.partsOf(word)));
      if (pair.length) at += 1;
    }
    return out;
  }

  /**
   * Gives two words that make one, as both or as the one; nothing where they make none.
   * @param {string} word
   * @param {string} following
   * @returns {Piece[]}
   */
  pairOf(word, following) {
    const joined = stem(word + following);
    const both = [word, following].map((each) => ({ word: each, joined }));
    if (this.compounds.has(joined)) return both;
    if (!this.isKnown(word + following)) return [];
    // A letter by itself says nothing, unless it is an article: "e mail", "a u visa".
    const isLetter = word.length === 1 && !isStopWord(word);
    if (isLetter || !this.isKnown(word) || !this.isKnown(following)) return [{ word: word + following }];
    const isWhole = this.postings.has(joined) && (!isStopWord(word) || BEGINNINGS.has(word));
    return isWhole ? both : [];
  }

  /**
   * Gives a word, or the words that were joined in it.
   * @param {string} word
   * @returns {Piece[]}
   */
  partsOf(word) {
    const joined = stem(word);
    const halves = this.compounds.get(joined);
    // An inflected form ends like the word that was typed.
    if (halves) return [halves[0], word.slice(halves[0].length) || halves[1]].map((each) => ({ word: each, joined }));
    if (this.isKnown(word)) return [{ word }];
    const runs = LETTERS_AND_DIGITS.test(word) ? (word.match(/\d+|\D+/g) ?? []) : digitsOf(word);
    if (runs.length > 1 && runs.every((run) => this.isKnown(run))) return runs.map((run) => ({ word: run }));
    if (this.spelling.slips(word).length) return [{ word }];
    const cut = this.halfOf(word) || beginningOf(word, (rest) => this.isKnown(rest));
    return cut ? [{ word: word.slice(0, cut) }, { word: word.slice(cut) }] : [{ word }];
  }

  /**
   * Gives the length of the first of two known words that are written as one; 0 where there are none.
   * @param {string} word
   */
  halfOf(word) {
    for (let cut = SHORTEST_FIRST; cut <= word.length - SHORTEST_HALF; cut += 1) {
      if (this.isKnown(word.slice(0, cut)) && this.isKnown(word.slice(cut))) return cut;
    }
    return 0;
  }

  /**
   * Gives what a word leads to as it was typed, or else as it was probably meant.
   * @param {string} word
   * @param {boolean} unfinished
   */
  clauseOf(word, unfinished) {
    const { postings } = this;
    const term = stem(word);
    const known = postings.has(term);
    const strange = SMALL.test(word) ? LITTLE : 1;
    const clause = emptyClause(known ? 1 / (1 + WEIGHTS.common * postings.documentShare(term)) : strange);
    clause.says = known ? Math.min(1, postings.says(postings.documentFrequency(term)) / postings.says(1)) : strange;
    clause.held = new Set(postings.held(term));
    merge(clause, postings.exact(term), 1);
    if (unfinished && word.length >= SHORTEST_PREFIX) {
      merge(clause, postings.prefix(word), known ? WEIGHTS.prefix / 2 : WEIGHTS.prefix);
    }
    if (known) this.mergeMeant(clause, this.spelling.frequent(term, word));
    else if (!clause.scores.size && !this.said.has(term)) this.mergeMeant(clause, this.spelling.meant(term, word));
    return clause;
  }

  /**
   * Adds what a word was probably meant to be.
   * @param {Clause} clause
   * @param {Meant} meant
   */
  mergeMeant(clause, { matches, terms, sure }) {
    merge(clause, matches, 1);
    clause.sure = sure;
    for (const term of terms) {
      clause.meant.add(term);
      this.mergeCompound(clause, term);
    }
  }

  /**
   * Adds the records with both halves of a compound.
   * @param {Clause} clause
   * @param {string} term
   */
  mergeCompound(clause, term) {
    const halves = this.compounds.get(term);
    if (halves) merge(clause, [this.phraseMatch(halves.map(stem))], WEIGHTS.fuzzy);
  }

  /**
   * Gives the clauses of a question: of its words, and of what people say with several of them; and the records that these name
   * outright, each with the share of the question that does.
   * @param {Token[]} tokens
   */
  withSynonyms(tokens) {
    const clauses = tokens.flatMap(({ clause }) => clause ?? []);
    /** @type {Map<number, number>} */
    const named = new Map();
    for (const synonym of this.synonyms) {
      for (const phrase of synonym.phrases) {
        const places = placesOf(tokens, phrase);
        if (!places) continue;
        const sure = places.every((at) => tokens[at].clause) ? 1 : SAID_SO;
        const share = (sure * phrase.length) / tokens.length;
        synonym.pinned.forEach((id, at) => named.set(id, Math.max(named.get(id) ?? 0, share * PINNED_NEXT ** at)));
        const told = places.flatMap((at) => tokens[at].clause ?? []);
        if (!told.length) {
          // Words that carry no meaning each may carry one together.
          told.push(emptyClause(1));
          clauses.push(...told);
        }
        for (const clause of told) {
          merge(clause, [this.synonymMatch(synonym)], clause.sure);
          // The longer a phrase, the more it says: "I was trafficked" is more than any of its words.
          clause.weight = Math.max(clause.weight, WEIGHTS.phrase * Math.log2(phrase.length));
        }
      }
    }
    return { clauses, named };
  }

  /**
   * Gives what a synonym leads to: the records with the words it means, and before them those that it names outright.
   * @param {Synonym} synonym
   * @returns {Match}
   */
  synonymMatch({ expansions, pinned }) {
    const clause = emptyClause(1);
    for (const terms of expansions) merge(clause, [this.phraseMatch(terms)], WEIGHTS.synonym);
    const best = Math.max(PINNED_LEAST, ...clause.scores.values());
    pinned.forEach((id, at) => clause.scores.set(id, best * WEIGHTS.pinned * PINNED_NEXT ** at));
    return { terms: [...clause.terms], scores: clause.scores, weight: 1 };
  }

  /**
   * Gives what a phrase leads to: the records where all of its terms are.
   * @param {string[]} terms
   * @returns {Match}
   */
  phraseMatch(terms) {
    const each = terms.map((term) => this.postings.exact(term)[0]?.scores ?? new Map());
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const id of each[0].keys()) {
      if (!each.every((one) => one.has(id))) continue;
      scores.set(id, each.reduce((sum, one) => sum + (one.get(id) ?? 0), 0) / Math.sqrt(each.length));
    }
    return { terms, scores, weight: 1 };
  }
}

/**
 * Gives the length of a word that carries no meaning, which another begins with: "on" of "oncall"; 0 where there is none.
 * @param {string} word
 * @param {(rest: string) => boolean} isKnown
 */
function beginningOf(word, isKnown) {
  const fits = [...BEGINNINGS].find((beginning) => {
    const rest = word.slice(beginning.length);
    return word.startsWith(beginning) && rest.length >= SHORTEST_HALF && isKnown(rest);
  });
  return fits?.length ?? 0;
}

/**
 * Gives the parts of a telephone number in full.
 * @param {string} word
 */
const digitsOf = (word) => /^1?(\d{3})(\d{3})(\d{4})$/.exec(word)?.slice(1) ?? [];

/**
 * Says where the words of a phrase are among those of a question: in their order, with few others between them.
 * @param {Token[]} tokens
 * @param {string[]} phrase
 */
function placesOf(tokens, phrase) {
  /** @type {(token: Token, term: string) => boolean | undefined} */
  const is = (token, term) => token.term === term || token.clause?.meant.has(term);
  for (let first = 0; first < tokens.length; first += 1) {
    if (!is(tokens[first], phrase[0])) continue;
    const places = [first];
    for (let at = first + 1; at < tokens.length && places.length < phrase.length; at += 1) {
      if (is(tokens[at], phrase[places.length])) places.push(at);
    }
    const last = places[places.length - 1];
    if (places.length === phrase.length && last - first < phrase.length + BETWEEN) return places;
  }
  return undefined;
}

/**
 * Makes a clause that leads nowhere yet.
 * @param {number} weight
 * @returns {Clause}
 */
function emptyClause(weight) {
  return { scores: new Map(), terms: new Set(), meant: new Set(), held: new Set(), weight, says: 1, sure: 1 };
}

/**
 * Adds matches to a clause; of what is found twice, the better counts.
 * @param {Clause} clause
 * @param {Match[]} matches
 * @param {number} share
 */
function merge(clause, matches, share) {
  for (const { terms, scores, weight } of matches) {
    for (const [id, score] of scores) {
      clause.scores.set(id, Math.max(clause.scores.get(id) ?? 0, score * weight * share));
    }
    for (const term of terms) clause.terms.add(term);
  }
}
