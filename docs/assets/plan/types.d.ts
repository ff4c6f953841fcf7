// A plan as files for other programs hold it.

/** What the files need to know of the handbook. */
export interface PlanKnown {
  edition: string;
  /** The report, and who published it. */
  source: string;
  /** What permalinks begin with: empty where the handbook has no public address and is read from a folder. */
  base: string;
  statements: Record<string, { short: string; text: string; condition: string }>;
  /** Titles of sub-competencies. */
  subs: Record<string, string>;
  /** Names of groups, by their letters. */
  groups: Record<string, string>;
  /** What the steps of the scale are called, by rating. */
  words: Record<string, string>;
}

/** A row of the plan with what it is about. */
export interface PlanLine {
  code: string;
  url: string;
  short: string;
  condition: string;
  text: string;
  what: string;
  who: string;
  by: string;
  with: string;
  done: boolean;
}

/** A statement as it was rated. */
export interface RatedLine {
  code: string;
  /** Its cell, such as 2B.O. */
  cell: string;
  short: string;
  /** 4 to 1, none, or empty. */
  rating: number | string;
  word: string;
  note: string;
  evidence: string;
  owner: string;
  due: string;
}

/** The figures of a cell are counted by formula. */
export interface CellLine {
  cell: string;
  title: string;
}

/** Everything that the files hold. */
export interface PlanFile {
  name: string;
  /** The day of the assessment, as 2026-11-28, or empty. */
  date: string;
  edition: string;
  source: string;
  lines: PlanLine[];
  rated: RatedLine[];
  cells: CellLine[];
}
