// A collection, and what its page knows.

/** Statements in the order of the reader, and their name; one that came with a link is the sender's. */
export interface Collection {
  codes: string[];
  name: string;
}

/** What was wrong with an address. */
export type Problem =
  | { kind: "nothing" | "long" | "version" | "cut" | "changed" | "name" | "sent" }
  | { kind: "unreadable"; pieces: string[] }
  | { kind: "twice" | "unknown"; codes: string[] }
  | { kind: "retired"; code: string; by: string[]; reason: string };

/** What an address holds, and what was wrong with it. */
export interface Decoded extends Collection {
  problems: Problem[];
}

/** What macros/exports/collection_data.py says of the handbook. */
export interface CollectionData {
  /** The public address of the handbook; empty where it has none. */
  site: string;
  edition: string;
  title: string;
  source: string;
  competencies: Record<string, string>;
  subs: Record<string, string>;
  groups: Record<string, string>;
  /** Text and condition of each statement. */
  statements: Record<string, [text: string, condition: string]>;
  retired: Record<string, { by: string[]; reason: string }>;
  /** Prepared collections as fragments: their names are the handbook's own. */
  prepared: string[];
  /** The organization that gives out this copy, if it has noted anything. */
  by?: string;
  /** Its notes on statements, each with its language. */
  notes?: Record<string, [text: string, lang: string][]>;
}

/** A text, or a list of which each part stands for a code; `between` is what is between two of them. */
export type Piece = string | { between: string; parts: [code: string, pieces: Piece[]][] };

/** What macros/exports/learning_data.py says: the signs that stand for what the page knows, and each format in pieces. */
export interface Learning {
  signs: Record<"base" | "count" | "mark", string>;
  formats: Record<string, Piece[]>;
}

/** A statement with all that is around it. */
export interface Row {
  position: number;
  code: string;
  competency: string;
  competency_title: string;
  sub_competency: string;
  sub_competency_title: string;
  group: string;
  condition: string;
  text: string;
  url: string;
}

/** A collection as files hold it. */
export interface CollectionFile {
  name: string;
  link: string;
  edition: string;
  source: string;
  rows: Row[];
}
