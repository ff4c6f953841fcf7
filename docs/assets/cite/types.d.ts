// What is cited: as macros/query/cited.py describes it.

/** One thing of the handbook. */
export interface Cited {
  code: string;
  kind: string;
  /** What it is called; a statement by its text. */
  title: string;
  /** What it says or is; empty where the title says it all. */
  text: string;
  /** The limit that a statement is under. */
  condition: string;
  /** Whose text it rewords or rests on; may be empty. */
  origin: string;
  permalink: string;
}

/** The handbook. */
export interface Work {
  title: string;
  edition: string;
  /** Year, month and day, as 2026-11-22. */
  date: string;
}

/** A format of citations. */
export interface Format {
  id: string;
  name: string;
  /** A line to read; other formats are for programs. */
  prose?: boolean;
  /** Only for what badges are aligned to. */
  badge?: boolean;
  /** Writes a thing. `today` is the day on which it was read, as 2026-11-24, if that is to be said. */
  write(thing: Cited, work: Work, today?: string | null): string;
}
