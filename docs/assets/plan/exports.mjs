// Saving a plan as a file for another program. What writes files for Word and Excel is fetched when it is asked for.

/** @import { PlanFile } from "./types" */

import { download } from "../shared/download.mjs";
import { toIcs, undated } from "./calendar.mjs";
import { toPlanCsv } from "./table.mjs";

const { announce, load } = globalThis.handbook;

/** @type {(text: string, type: string) => Promise<Blob>} */
const textFile = async (text, type) => new Blob([text], { type });

/**
 * Gives what a script adds, once it has been fetched.
 * @template Added
 * @param {string} name
 * @param {() => Added | undefined} added
 * @returns {Promise<Added>}
 */
async function loaded(name, added) {
  await load(name);
  const found = added();
  if (!found) throw new Error(`${name}.js adds nothing`);
  return found;
}

/**
 * The kinds of files by the endings of their names: what each is for, and how it is written.
 * @type {Record<string, { label: string, write: (file: PlanFile, day: string) => Promise<Blob> }>}
 */
export const PLAN_FILES = {
  xlsx: {
    label: "Excel",
    write: async (file) => (await loaded("collection-xlsx", () => globalThis.handbook.planToXlsx))(file),
  },
  docx: {
    label: "Word",
    write: async (file) => (await loaded("collection-docx", () => globalThis.handbook.planToDocx))(file),
  },
  csv: { label: "CSV", write: (file) => textFile(toPlanCsv(file), "text/csv") },
  ics: { label: "Calendar", write: (file, day) => textFile(toIcs(file, day), "text/calendar") },
};

/**
 * Saves a plan, and gives what the reader has to be told; `day` is the day on which it is saved, as 2026-11-28.
 * @param {string} ending
 * @param {PlanFile} file
 * @param {string} day
 */
export async function savePlan(ending, file, day) {
  const { label, write } = PLAN_FILES[ending];
  const missing = ending === "ics" ? undated(file) : 0;
  const left = missing
    ? ` ${missing === 1 ? "One row has" : `${missing} rows have`} no date and ${missing === 1 ? "is" : "are"} not in it.`
    : "";
  let said;
  try {
    const name = `plan-${day}.${ending}`;
    download(await write(file, day), name);
    said = `Saved as ${name}.${left}`;
  } catch {
    said = `The file for ${label} could not be made here. Press again to try again, or choose CSV or Calendar.`;
  }
  announce(said);
  return said;
}
