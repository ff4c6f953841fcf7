// One line beside the title of each result, with the words in it that were asked for. The lines are fetched after the first results,
// so that these do not wait for them; where they cannot be had, the results are there without them.

/** @import { Index, SearchRecord } from "./types" */

/** @type {Map<SearchRecord, string> | undefined} */
let lines;

/**
 * Fetches the lines, once.
 * @param {Index} index
 */
async function fetchLines({ parts }) {
  await globalThis.handbook.load("search-lines");
  const texts = globalThis.hbSearchLines.map((part) => part.split("\n"));
  return new Map(parts.flatMap(({ records }, part) => records.map((record, at) => [record, texts[part][at]])));
}

/**
 * Calls back with the line of each record that has one.
 * @param {SearchRecord[]} records
 * @param {Index} index
 * @param {(record: SearchRecord, line: string) => void} show
 */
export async function withLines(records, index, show) {
  try {
    lines ??= await fetchLines(index);
  } catch {
    return;
  }
  for (const record of records) {
    const line = lines.get(record);
    if (line) show(record, line);
  }
}
