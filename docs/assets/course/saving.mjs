// Saving a course as a file.

/** @import { Course, CourseData } from "./types" */

import { harmlessBase, toLearning } from "../collection/learning.mjs";
import { download } from "../shared/download.mjs";
import { reached } from "./covered.mjs";
import { complete, courseFile, toTable } from "./files.mjs";

const { announce, load } = globalThis.handbook;

/** The files for learning systems that hold the statements alone, with the formats in which they are written. */
const LEARNING = new Map([
  ["moodle.csv", "moodle"],
  ["canvas.csv", "canvas"],
]);

/**
 * Gives the file of a course.
 * @param {CourseData} data
 * @param {string} ending
 * @param {Course} course
 * @param {string} base what addresses begin with; empty in a folder
 */
async function written(data, ending, course, base) {
  const format = LEARNING.get(ending);
  if (format) {
    await load(base ? "learning-linked" : "learning-bare");
    const learning = base ? globalThis.hbLearningLinked : globalThis.hbLearningBare;
    return new Blob([toLearning(learning, format, reached(data, course), base)], { type: "text/csv" });
  }
  if (ending === "csv") return new Blob([toTable(data, course)], { type: "text/csv" });
  return new Blob([courseFile(data, ending, course, harmlessBase(base))], { type: data.formats[ending].type });
}

/**
 * Saves a course, and gives what the reader has to be told.
 * @param {CourseData} data
 * @param {string} ending
 * @param {Course} given
 * @param {string} base
 */
export async function save(data, ending, given, base) {
  const course = complete(given);
  let said;
  try {
    const name = `${course.code}.${ending}`;
    download(await written(data, ending, course, base), name);
    said = `Saved as ${name}.`;
  } catch {
    said = "The file could not be made here. Press again to try again, or save the table.";
  }
  announce(said);
  return said;
}
