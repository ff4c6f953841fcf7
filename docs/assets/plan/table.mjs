// The plan as a table of texts.

/** @import { PlanFile, PlanLine } from "./types" */

import { csv } from "../shared/csv.mjs";
import { whole } from "./lines.mjs";

/**
 * The columns of the plan: what each is called, how wide it is in characters, and its text.
 * @type {[title: string, width: number, text: (line: PlanLine) => string][]}
 */
export const COLUMNS = [
  ["Code", 9, ({ code }) => code],
  ["In short", 30, ({ short }) => short],
  ["Statement", 50, whole],
  ["What", 34, ({ what }) => what],
  ["Who", 18, ({ who }) => who],
  ["By", 12, ({ by }) => by],
  ["With", 24, (line) => line.with],
  ["Done", 7, ({ done }) => (done ? "yes" : "no")],
  ["Link", 40, ({ url }) => url],
];

/**
 * Writes the plan as comma-separated values.
 * @param {PlanFile} file
 */
export const toPlanCsv = ({ lines }) =>
  csv([COLUMNS.map(([title]) => title), ...lines.map((line) => COLUMNS.map(([, , text]) => text(line)))]);
