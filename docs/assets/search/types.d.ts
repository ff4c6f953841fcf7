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
}

/** A record that a question can find. */
export interface SearchRecord {
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
}

/** What macros/search/files.py gives to the build. */
export interface Given {
  records: GivenRecord[];
  /** Kinds of which only rare terms are kept. */
  sparse: string[];
  /** Letters of the groups in codes, by the group's code. */
  letters: Record<string, string>;
  /** Names of the groups, by code. */
  groups: Record<string, string>;
  /** What people say, what it means, and the codes it leads to. */
  synonyms: [say: string[], means: string[], see: string[]][];
}

/** The index as a browser loads it; see packed.mjs. */
export interface PackedIndex {
  letters: Record<string, string>;
  groups: Record<string, string>;
  runs: [kind: string, start: string, page: string, count: number][];
  columns: Record<"rests" | "anchors" | "titles" | "topics", string>;
  addressed: Record<number, string>;
  conditions: Record<number, string>;
  terms: string;
  postings: string;
}

/** The index as a search uses it. */
export interface Index {
  records: SearchRecord[];
  byCode: Map<string, SearchRecord>;
  groups: Record<string, string>;
  topics: SearchRecord[];
  /** Terms with their packed postings in the text of records. */
  postings: [term: string, packed: string][];
}

/** What people say for something that the handbook says otherwise. */
export interface Synonym {
  /** The terms of each phrase that people say. */
  phrases: string[][];
  /** The terms of each phrase that it means. */
  expansions: string[][];
  /** Numbers of the records that it names outright. */
  pinned: number[];
}

/** What the postings of terms found: scores by record, and how much they count. */
export interface Match {
  terms: string[];
  scores: Map<number, number>;
  weight: number;
}

/** A word of a question with everything it may lead to. */
export interface Clause {
  /** Scores by record. */
  scores: Map<number, number>;
  /** The terms that it was found by. */
  terms: Set<string>;
  /** The terms that a mistyped word may have meant. */
  meant: Set<string>;
  /** How much the word counts within the question. */
  weight: number;
}

/** A word of a question; it has no clause where it carries no meaning. */
export interface Token {
  term: string;
  clause?: Clause;
}

/** A record that a question found. */
export interface Hit {
  record: SearchRecord;
  score: number;
  /** The share of the question that it answers. */
  coverage: number;
}

/** What a search answers. */
export interface Answer {
  /** The code that was asked for; empty where the question is none. */
  code: string;
  hits: SearchRecord[];
  /** The terms that are marked in results. */
  terms: string[];
  /** Whether nothing fits well. */
  weak: boolean;
}

/** What a reader has chosen beside the question; empty where anything is wanted. */
export interface Choice {
  kind?: string;
  group?: string;
}
