// What scripts find without importing it.

import type { Assessment, AssessmentData } from "./assessment/types";
import type { CollectionData, CollectionFile, Learning } from "./collection/types";
import type { CourseData } from "./course/types";
import type { MatrixData } from "./matrix/types";
import type { PlanFile } from "./plan/types";
import type { Language, PackedAsked, PackedIndex } from "./search/types";

/** What the handbook says of a kind of thing. */
interface Kind {
  /** What one of them is called. */
  label: string;
  /** What several are called. */
  plural: string;
  /** How much a find of this kind counts in a search. */
  boost: number;
  /** How much a word in its title counts. */
  title_weight: number;
  /** Whether a badge can be aligned to it. */
  badge?: boolean;
}

/** What Python hands to the scripts (macros/model/facts.py). */
interface Facts {
  /** The kinds of things that a search finds, in the order in which a reader chooses among them. */
  kinds: Record<string, Kind>;
  /** Addresses of pages, relative to the root of the site. */
  pages: Record<
    "search" | "cite" | "topics" | "matrix" | "groups" | "guides" | "glossary" | "collection" | "collections",
    string
  >;
  /** Regular expressions of whole codes, by the kinds of things that have a permalink. */
  codes: Record<string, string>;
  /** The language of the pages that a script is for. */
  language: string;
  /** The scripts that there are in every language. */
  spoken: string[];
  /** What readers see (data/words/). */
  words: Record<string, string>;
}

/** What handbook.js offers the scripts that it loads, and what they add. */
interface HandbookScripts {
  announce(text: string): void;
  /** A collection that came along in the address; empty where none did. */
  carried: string;
  copy(text: string): Promise<boolean>;
  load(...names: string[]): Promise<unknown>;
  permalink(code: string): string;
  /** Gives where an address of the site is within this file; only a copy that is one file has it (docs/assets/single). */
  place?(address: string): string;
  /** The fields of a link to results that was behind '?'; address.js adds them. */
  question?: string;
  /** The root of this copy of the site. */
  root: URL;
  /** Opens the panel that cites a thing; cite.js adds it. */
  cite?(thing: HTMLElement): void;
  /** Opens the statements of a cell of the matrix below it; matrix.js adds it. */
  openCell?(cell: HTMLAnchorElement): void;
  /** Shows the layer that the form asks for; matrix.js adds it. */
  chooseLayer?(): void;
  /** Shows the layer that the address asks for; matrix.js adds it. */
  showLayer?(): void;
  /** Opens the meaning of the term that a link is on; meaning.js adds it. */
  explain?(link: HTMLAnchorElement): void;
  /** Gives the assessment on the page, if there is one; assessment.js adds it. */
  assessment?(): Assessment | null;
  /** Added by collection-docx.js. */
  toDocx?(collection: CollectionFile): Promise<Blob>;
  /** Added by collection-xlsx.js. */
  toXlsx?(collection: CollectionFile): Promise<Blob>;
  /** Added by collection-docx.js, which has the library for both. */
  planToDocx?(plan: PlanFile): Promise<Blob>;
  /** Added by collection-xlsx.js, which has the library for both. */
  planToXlsx?(plan: PlanFile): Promise<Blob>;
}

declare global {
  /** Put into the scripts of pages when they are bundled (macros/node/scripts.mjs); what Node runs is given it as an argument. */
  const HANDBOOK: Facts;
  var handbook: HandbookScripts;
  /** From assets/search-index.js. */
  var hbSearchIndex: PackedIndex;
  /** The start of the search, by assets/search.js. */
  var hbSearch: Promise<void>;
  /** From assets/search-lines.js: a line for each record, part by part. */
  var hbSearchLines: string[];
  /** From assets/search-words.js, which is fetched beside the search, and which the first results wait for only a moment. */
  var hbSearchWords: string;
  /** From there, too. */
  var hbSearchAsked: PackedAsked | undefined;
  /** From there, too. */
  var hbSearchLanguages: Language[];
  /** From assets/assessment-data.js. */
  var hbAssessmentData: AssessmentData;
  /** From assets/course-data.js. */
  var hbCourseData: CourseData;
  /** From assets/matrix-data.js. */
  var hbMatrixData: MatrixData;
  /** The page that the neutral one leads to; empty where there is none. From the beginning of assets/page.js. */
  var hbTarget: string;
  /** The title of each page, by its address. From the beginning of assets/missing.js. */
  var hbPages: Record<string, string>;
  /** Name and meaning of each term, by its code. From assets/meanings.js. */
  var hbMeanings: Record<string, [name: string, meaning: string]>;
  /** From assets/learning-linked.js and assets/learning-bare.js. */
  var hbLearningLinked: Learning;
  var hbLearningBare: Learning;
  /** From assets/collection-data.js. */
  var hbCollectionData: CollectionData;
}
