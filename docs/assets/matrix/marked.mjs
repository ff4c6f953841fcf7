// A layer on the picture of the matrix: its dots, and what each cell is called.

/** @import { Layer } from "./types" */

import { all, get } from "../shared/dom.mjs";
import { shapeOf, wordsOf } from "./marks.mjs";

/**
 * Gives what each cell is called without a layer.
 * @param {HTMLAnchorElement[]} cells
 */
export const namesOf = (cells) =>
  new Map(cells.map((cell) => [cell, get(".hb-hidden", HTMLElement, cell).textContent ?? ""]));

/**
 * Marks the dots of a layer; without one, all are as they were.
 * @param {Map<HTMLAnchorElement, string>} names
 * @param {(cell: string) => string[]} statementsOf gives the statements of a cell, in the order of its dots
 * @param {Layer | null} layer
 */
export function markCells(names, statementsOf, layer) {
  const words = layer ? wordsOf(layer) : new Map();
  for (const [cell, name] of names) {
    const within = statementsOf(cell.dataset.matrixCell ?? "");
    const marked = within.filter((code) => words.has(code)).length;
    get(".hb-hidden", HTMLElement, cell).textContent = layer ? `${marked} of ${name}` : name;
    all("i", HTMLElement, cell).forEach((dot, at) => {
      const shape = layer ? shapeOf(layer, words.get(within[at])) || "none" : "";
      if (shape) dot.dataset.shape = shape;
      else delete dot.dataset.shape;
    });
  }
}
