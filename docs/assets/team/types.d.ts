// What several assessments say together.

import type { Assessment, Figures } from "../assessment/types";

/** Figures of some statements over all assessments. */
export interface TeamFigures extends Figures {
  /** How many assessments rate any of the statements. */
  answers: number;
}

/** A statement that many rate low. */
export interface Gap {
  code: string;
  /** How many rate it 1 or 2. */
  low: number;
  /** How many rate it at all. */
  answers: number;
}

/** A session of a course, with the statements that it teaches or has practiced. */
export interface Session {
  course: string;
  /** The page of the course, from the root of the site. */
  page: string;
  title: string;
  minutes: number;
  codes: string[];
}

/** A session that was chosen, with what it closes. */
export interface Step {
  session: Session;
  closes: Gap[];
  /** How many low ratings those are. */
  answers: number;
}

/** A file that was opened. */
export interface Opened {
  /** What the reader's system calls it. */
  file: string;
  assessment: Assessment | null;
  /** What was wrong with it, in plain words. */
  said: string[];
  /** The file that has the very same content, if one was opened before. */
  same: string;
}
