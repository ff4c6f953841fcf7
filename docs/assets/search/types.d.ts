// The index of the search, before it is packed, packed, and unpacked; and what an answer is.

/** A record as macros/search/records.py makes it. */
export interface GivenRecord {
  kind: string;
  code: string;
  title: string;
  url: string;
  /** The text it is found in besides its title. */
  words: string;
  condition: string;
  /** Codes of the groups it addresses. */
  groups: string[];
  /** Codes of a statement's topics. */
  topics: string[];
  /** One line that says what it is, beside its title. */
  line: string;
}

/** A record that a question can find. */
export interface SearchRecord {
  /** Its number within its part of the index. */
  id: number;
  kind: string;
  code: string;
  title: string;
  url: string;
  condition: string;
  /** Codes of the groups it addresses. */
  groups: string[];
  /** Places of a statement's topics among all topics. */
  topics: number[];
  /** The language of a page that is not in English. */
  lang?: string;
}

/** Pages in another language, and what its words lead to. */
export interface Language {
  code: string;
  /** What is said above results, in this language. */
  note: string;
  /** Address and title of each page, and of the steps on it; the pages themselves first. */
  pages: [url: string, title: string][];
  /** Words that show the language; *abc stands for words that end so. */
  common: string[];
  /** What people say (abc* stands for any ending), and the addresses of pages and codes of records that it leads to. */
  lexicon: [say: string[], targets: string[]][];
}

/** What macros/search/files.py gives to the build. */
export interface Given {
  /** The handbook's own. */
  records: GivenRecord[];
  /** What the organization has added to its copy. */
  local: GivenRecord[];
  /** Letters of the groups in codes, by the group's code. */
  letters: Record<string, string>;
  /** Names of the groups, by code. */
  groups: Record<string, string>;
  /** What people say, what it means, and the codes it leads to. */
  synonyms: [say: string[], means: string[], see: string[]][];
  /** Everyday names of functions and pages, those that count only as a whole question, and the code each leads to. */
  named: [say: string[], alone: string[], see: string][];
  languages: Language[];
  /** What people ask the handbook for. */
  asked: Question[];
}

/** What people ask, and the codes of the records that answer it. */
export type Question = [question: string, codes: string[]];

/** The records of a part of the index as a browser loads them; see packed.mjs. */
export interface PackedRecords {
  runs: [kind: string, start: string, page: string, count: number][];
  columns: Record<"rests" | "anchors" | "titles" | "topics", string>;
  addressed: Record<number, string>;
  conditions: Record<number, string>;
}

/** The terms of a part of the index as a browser loads them; see terms.mjs. */
export interface PackedTerms {
  terms: string;
  postings: string;
  counted: string;
}

/** What people ask as a browser loads it; see asked.mjs. */
export interface PackedAsked {
  terms: string;
  postings: string;
  answers: string;
  count: number;
}

/** The index as a browser loads it. */
export interface PackedIndex {
  letters: Record<string, string>;
  groups: Record<string, string>;
  /** Words that are written joined or apart; see compounds.mjs. */
  compounds: string;
  /** The handbook's own part, and the organization's where it has added anything. */
  parts: (PackedRecords & PackedTerms)[];
}

/** A part of the index as a search uses it. */
export interface Part {
  /** Each at the place of its number. */
  records: SearchRecord[];
  /** Terms with the numbers of the records in whose text they are. */
  terms: [term: string, ids: number[]][];
  /** What people ask its records for; nothing before the browser has learned it. */
  asked?: Asked;
}

/** What people ask. */
export interface Asked {
  /** The numbers of the questions that each term is in. */
  terms: Map<string, number[]>;
  /** The numbers of the records that answer each question. */
  answers: number[][];
}

/** The index as a search uses it. */
export interface Index {
  records: SearchRecord[];
  byCode: Map<string, SearchRecord>;
  groups: Record<string, string>;
  topics: SearchRecord[];
  /** The halves of words that are written joined or apart, by the term of each when it is joined. */
  compounds: Map<string, [first: string, second: string]>;
  /** The handbook's own part, and the organization's where it has added anything. */
  parts: Part[];
}

/** What people say for something that the handbook says otherwise. */
export interface Synonym {
  /** The terms of each phrase that people say. */
  phrases: string[][];
  /** The terms of each phrase that it means. */
  expansions: string[][];
  /** Numbers of the records that it names outright. */
  pinned: number[];
  /** Whether it is the name of a function or a page. */
  named: boolean;
}

/** What a question names outright. */
export interface Lane {
  /** What it is: a code or a number, or the name of a function or page; empty where the question is none. */
  lane: "code" | "function" | "";
  /** The code that was asked for; empty where there is none. */
  code: string;
  /** What is named. */
  records: SearchRecord[];
  /** What is below it in the matrix. */
  parts: SearchRecord[];
}

/** What the postings of terms found: scores by record, and how much they count. */
export interface Match {
  terms: string[];
  scores: Map<number, number>;
  weight: number;
}

/** What a word was probably meant to be: the terms, what they find, and how sure it is. */
export interface Meant {
  matches: Match[];
  terms: string[];
  sure: number;
}

/** A word of a question with everything it may lead to. */
export interface Clause {
  /** Scores by record. */
  scores: Map<number, number>;
  /** The terms that it was found by. */
  terms: Set<string>;
  /** The terms that a mistyped word may have meant. */
  meant: Set<string>;
  /** The records in whose own words it is as it was typed. */
  held: Set<number>;
  /** How much the word counts within the question. */
  weight: number;
  /** How much the word says, up to 1: the fewer records it is in, the more, and most where it is nowhere. */
  says: number;
  /** How sure it is that what was found is what was meant: 1, and less where the word was taken for another. */
  sure: number;
}

/** A word of a question as it is looked for, and the term that it makes together with the one beside it. */
export interface Piece {
  word: string;
  joined?: string;
}

/** A word of a question; it has no clause where it carries no meaning. */
export interface Token {
  term: string;
  clause?: Clause;
}

/** A question as it was read. */
export interface Read {
  question: string;
  tokens: Token[];
  clauses: Clause[];
  /** The records that people name outright as they say it, with the share of the question that does. */
  named: Map<number, number>;
  /** How near the questions that a record answers are to it; nothing before the browser has learned them. */
  near?: Map<number, number>;
}

/** A record that a question found. */
export interface Hit {
  record: SearchRecord;
  score: number;
  /** How well it fits what the question says: words that are nowhere count against it, those taken for others count less. */
  fit: number;
  /** Whether every word of the question is in it as it was typed. */
  whole: boolean;
}

/** What a search answers. */
export interface Answer {
  /** The code that was asked for; empty where the question is none. */
  code: string;
  /** What the question names outright, which is shown first, and what it is. */
  first: SearchRecord[];
  lane: Lane["lane"];
  /** Everything else that was found, in the portions in which it is shown: the first, and what each wish for more adds. */
  portions: SearchRecord[][];
  /** The terms that are marked in results. */
  terms: string[];
  /** Whether nothing fits well. */
  weak: boolean;
  /** The language of the question, where it is not English. */
  language?: Language;
}

/** What a reader has chosen beside the question; empty where anything is wanted. */
export interface Choice {
  kind?: string;
  group?: string;
}
