// A course while it is mapped, and what its page knows.

/** What a session does with statements. */
export type Does = "teaches" | "practices" | "assesses";

/** A session; its lists hold codes of statements, cells, and sub-competencies. */
export interface Session extends Record<Does, string[]> {
  title: string;
  address: string;
  minutes: string;
}

/** A course, as its table has it: what is not given is empty. */
export interface Course {
  code: string;
  title: string;
  about: string;
  level: string;
  publisher: string;
  address: string;
  rights: string;
  license: string;
  edition: string;
  language: string;
  hours: string;
  groups: string[];
  /** `true` for a made-up course. */
  example: string;
  sessions: Session[];
}

/** A field of a course that holds one text. */
export type Field = Exclude<keyof Course, "sessions" | "groups">;

/** A statement, as templates know it. */
export interface StatementValues {
  code: string;
  short: string;
  condition: string;
  text: string;
  guid: string;
  address: string;
}

/** A text; or a sign with its name, and the parts within. */
export type Part = string | ["=" | "&", string] | ["#" | "^", string, Part[]];

/** What names in a template stand for. */
export interface Values {
  [name: string]: string | Values[];
}

/** Files of a format: one, or one for each element of lists within lists. */
export interface Member {
  path: Part[];
  template: string;
  each: string[];
  kind: "xml" | "md";
}

/** A file of a course, as macros/exports/course_formats.py describes it. */
export interface Format {
  label: string;
  type: string;
  zipped: boolean;
  values: Record<string, string>;
  members: Member[];
}

/** Something that rests on statements, as templates know it. */
export interface Behind extends Values {
  rests: { code: string; address: string; comma: string }[];
}

/** What macros/exports/course_data.py says. */
export interface CourseData {
  /** The public address of the handbook; empty where it has none. */
  site: string;
  shared: Record<"edition" | "framework" | "source", string>;
  statements: Record<string, StatementValues>;
  subs: Record<string, string>;
  groups: Record<string, { code: string; name: string }>;
  retired: Record<string, string[]>;
  does: Record<Does, string>;
  questions: Behind[];
  visit: Values & { scenes: Behind[]; debrief: Behind[] };
  /** The columns of a table: those of the course, and those of a session with their keys. */
  columns: { course: string[]; session: Record<string, string>; also: Record<string, string> };
  formats: Record<string, Format>;
  templates: Record<string, Part[]>;
}

/** What was wrong with a table. */
export type TableProblem =
  | { kind: "large" | "empty" | "workbook" | "encoding" | "columns" | "sessions" | "many" }
  | { kind: "lost"; line: number }
  | { kind: "differs"; line: number; column: string; kept: string }
  | { kind: "value"; line: number; column: string; value: string }
  | { kind: "edition"; was: string; is: string }
  | { kind: "unknown" | "retired"; codes: string[] };
