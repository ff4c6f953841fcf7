// Saving a collection as a file. Files for Word and Excel need scripts of their own, which are fetched when they are asked for.

/** @import { CollectionFile } from "./types" */

import { download } from "../shared/download.mjs";
import { toLearning } from "./learning.mjs";
import { slug, toCsv, toJson, toMarkdown } from "./files.mjs";

const { announce, load } = globalThis.handbook;

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

/** @type {(text: string, type: string) => Promise<Blob>} */
const textFile = async (text, type) => new Blob([text], { type });

/**
 * Gives what writes a file for a learning system. From a folder nobody else could follow an address, so that none is in it.
 * @param {string} format
 * @param {string} type
 * @returns {FileKind["write"]}
 */
const learningFile =
  (format, type) =>
  async ({ rows }, base) => {
    await load(base ? "learning-linked" : "learning-bare");
    const learning = base ? globalThis.hbLearningLinked : globalThis.hbLearningBare;
    const codes = rows.map(({ code }) => code);
    return textFile(toLearning(learning, format, codes, base), type);
  };

/**
 * The kinds of files: what they are for, how their names end, and how they are made.
 * @type {FileKind[]}
 */
export const FILES = [
  {
    label: "Word",
    ending: "docx",
    write: async (given) => (await loaded("collection-docx", () => globalThis.handbook.toDocx))(given),
  },
  {
    label: "Excel",
    ending: "xlsx",
    write: async (given) => (await loaded("collection-xlsx", () => globalThis.handbook.toXlsx))(given),
  },
  { label: "CSV", ending: "csv", write: (given) => textFile(toCsv(given), "text/csv") },
  { label: "Markdown", ending: "md", write: (given) => textFile(toMarkdown(given), "text/markdown") },
  { label: "JSON", ending: "json", write: (given) => textFile(toJson(given), "application/json") },
];

/**
 * The same for learning systems.
 * @type {FileKind[]}
 */
export const LEARNING = [
  { label: "Moodle", ending: "moodle.csv", write: learningFile("moodle", "text/csv") },
  { label: "Canvas", ending: "canvas.csv", write: learningFile("canvas", "text/csv") },
  { label: "Mahara", ending: "matrix", write: learningFile("mahara", "application/json") },
  { label: "CASE", ending: "case.json", write: learningFile("case", "application/json") },
];

/** @typedef {{ label: string, ending: string, write: (given: CollectionFile, base: string) => Promise<Blob> }} FileKind */

/**
 * Saves a collection as a file, or says that it could not be made; gives what the eye has to be told, too.
 * @param {FileKind} kind
 * @param {CollectionFile} given
 * @param {string} base what addresses begin with; empty in a folder
 */
export async function save({ label, ending, write }, given, base) {
  announce(`Making the file for ${label} …`);
  try {
    const name = `${slug(given.name)}.${ending}`;
    download(await write(given, base), name);
    announce(`Saved as ${name}.`);
    return "";
  } catch {
    const said = `The file for ${label} could not be made here. Press again to try again, or choose CSV, Markdown, or JSON.`;
    announce(said);
    return said;
  }
}
