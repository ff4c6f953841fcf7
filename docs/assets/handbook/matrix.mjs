// The matrix as one picture. What a cell opens and what a layer marks is fetched when it is first asked for.
import { closest, find } from "../shared/dom.mjs";
import { announce } from "./announce.mjs";
import { load } from "./load.mjs";

/** The fields of the address that choose a layer. */
const LAYER = /^#(topic|role|course|layer)=/;

/** Lets cells open in place and layers be chosen; until the scripts are there, a cell is the link that it is. */
export function matrix() {
  const table = find("[data-matrix]", HTMLTableElement);
  if (!table) return;
  const start = () => load("matrix-data", "matrix");
  table.addEventListener("click", (event) => {
    const cell = closest(event, "[data-matrix-cell]", HTMLAnchorElement);
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    start().then(
      () => globalThis.handbook.openCell?.(cell),
      () => location.assign(cell.href),
    );
  });
  const form = find("[data-layers]", HTMLFormElement);
  if (!form) return;
  /** @param {() => void} act */
  const then = (act) =>
    start().then(act, () => announce("Layers are not possible here: a file of the handbook is missing."));
  form.addEventListener("change", () => then(() => globalThis.handbook.chooseLayer?.()));
  const look = () => {
    if (LAYER.test(location.hash)) then(() => globalThis.handbook.showLayer?.());
  };
  addEventListener("hashchange", look);
  look();
}
