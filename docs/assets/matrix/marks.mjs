// What a layer says of each statement, and how the dots show it: by filling and by shape, never by color alone.

/** @import { Chosen, Layer, MatrixData } from "./types" */

/** The shapes of dots, from the first word of a layer to the last; a dot takes that of the last word that is true of it. */
export const SHAPES = ["circle", "diamond", "square"];

/**
 * Says whether there are several layers of a kind, one of which is chosen.
 * @param {string} kind
 * @returns {kind is keyof MatrixData["layers"]}
 */
export const isChosenAmong = (kind) => ["topic", "role", "course"].includes(kind);

/**
 * Gives the layer that was chosen; nothing where there is none of that name.
 * @param {MatrixData} data
 * @param {Chosen} chosen
 * @param {string[]} own the statements of the reader's collection
 * @returns {Layer | null}
 */
export function layerOf(data, { kind, code }, own) {
  if (isChosenAmong(kind)) return data.layers[kind][code] ?? null;
  if (kind === "layer" && code === "collection") return { name: "Your collection", marks: { "": own } };
  if (kind === "layer" && code === "notes") return { name: `Notes by ${data.by}`, marks: { "": data.notes } };
  return null;
}

/**
 * Gives the words that are true of each statement.
 * @param {Layer} layer
 */
export function wordsOf(layer) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [word, codes] of Object.entries(layer.marks)) {
    for (const code of codes) found.set(code, [...(found.get(code) ?? []), word]);
  }
  return found;
}

/**
 * Gives the shape of a statement's dot: empty where the layer leaves it out.
 * @param {Layer} layer
 * @param {string[] | undefined} words
 */
export function shapeOf(layer, words) {
  if (!words?.length) return "";
  return SHAPES[Math.min(Object.keys(layer.marks).indexOf(words[words.length - 1]), SHAPES.length - 1)];
}

/**
 * Gives in words how much a layer marks.
 * @param {Layer} layer
 * @param {number} all how many statements there are
 */
export const summary = (layer, all) => `${wordsOf(layer).size} of ${all} statements`;
