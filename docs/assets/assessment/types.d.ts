// An assessment, its file, and what its page knows.

/** How a statement is rated: 4 is the best; `none` is not ours. */
export type Rating = 4 | 3 | 2 | 1 | "none";

/** What is said of a statement; without a rating, it is not yet rated. */
export interface Rated {
  rating?: Rating;
  note: string;
  evidence: string;
  owner: string;
  /** A day as 2027-01-31, or empty. */
  due: string;
}

/** A row of the plan. */
export interface PlanRow {
  code: string;
  what: string;
  who: string;
  /** A day as 2027-01-31, or empty. */
  by: string;
  with: string;
  done: boolean;
}

/** What was chosen within a set. */
export interface ChosenIn {
  role?: string;
  collection?: string;
  competencies?: string[];
  groups?: string[];
  /** Statements of the reader's own collection, in order. */
  codes?: string[];
}

/** An assessment as the page holds it. */
export interface Assessment {
  edition: string;
  set: string;
  chosen: ChosenIn;
  scale: string;
  name: string;
  /** A day as 2026-11-28, or empty. */
  date: string;
  /** By code, of statements of this edition. */
  ratings: Record<string, Rated>;
  /** By code, of statements that this edition does not have; saved again with the others. */
  apart: Record<string, Rated>;
  plan: PlanRow[];
}

/** What reading a file needs to know of the handbook. */
export interface Known {
  edition: string;
  /** The statements of this edition, by code. */
  statements: Record<string, unknown>;
  retired: Record<string, { by: string[]; reason: string }>;
  /** The scales that each set can be rated on, the usual one first. */
  sets: Record<string, string[]>;
}

/** Why a file is no assessment. */
export type Refusal = "empty" | "large" | "encoding" | "cut" | "json" | "foreign" | "future";

/** What was wrong with a file. */
export type FileProblem =
  | { kind: Refusal }
  | { kind: "newer" | "format" | "set" | "scale" | "ratings" | "date" | "plan" | "long-plan" }
  | { kind: "edition"; was: string; is: string }
  | { kind: "strange"; count: number }
  | { kind: "unknown" | "unreadable" | "days"; codes: string[] }
  | { kind: "retired"; code: string; by: string[]; reason: string; kept: boolean }
  | { kind: "long"; where: string[] };

/** Figures of some statements. */
export interface Figures {
  /** How many statements there are, rated or not. */
  statements: number;
  /** How many have a rating of 1 to 4. */
  rated: number;
  /** How many are not ours. */
  none: number;
  /** How many are not yet rated. */
  unrated: number;
  /** How many have each rating. */
  counts: Record<"1" | "2" | "3" | "4", number>;
  /** The mean of the ratings 1 to 4; null where nothing is rated. */
  mean: number | null;
  median: number | null;
  /** The part of the rated statements that have the highest rating, from 0 to 1; null where nothing is rated. */
  share: number | null;
  /** The lowest and the highest rating; null where nothing is rated. */
  spread: [lowest: number, highest: number] | null;
}

/** A step of a scale. */
export type Step = [rating: string, name: string, meaning: string];

/** A link: what it says, and its address from the site's root. */
export type Link = [text: string, href: string];

/** What assets/assessment-data.js holds (macros/exports/assessment_data.py). */
export interface AssessmentData {
  edition: string;
  /** The letter of each group in codes. */
  letters: Record<string, string>;
  scales: Record<string, { name: string; question: string; steps: Step[] }>;
  sets: Record<string, { title: string; about: string; scales: string[] }>;
  /** Prepared collections. */
  collections: Record<string, { name: string; codes: string[] }>;
  /** What adoption requires, each with its statements. */
  requirements: [title: string, codes: string[]][];
  guides: Record<string, Link>;
  /** Guides of each statement. */
  guidesOf: Record<string, string[]>;
  resources: Record<string, Link>;
  /** Resources of each sub-competency. */
  resourcesOf: Record<string, string[]>;
  /** Courses with the statements that each session teaches or practices. */
  courses: { name: string; href: string; sessions: [title: string, minutes: number, codes: string[]][] }[];
  /** Documents of the organization, each with its statements. */
  protocols: [title: string, href: string, codes: string[]][];
  /** Who added these; empty where nobody did. */
  by: string;
}
