// What the picture of the matrix does once it is used: cells open in place, layers mark its dots. handbook.js loads this file.

/** @import { Chosen, Layer, MatrixData } from "./types" */

import { decode } from "../collection/format.mjs";
import { asked } from "../shared/address.mjs";
import { all, find, get, make } from "../shared/dom.mjs";
import { download } from "../shared/download.mjs";
import { COLLECTION, tab } from "../shared/storage.mjs";
import { cells, openCell } from "./cells.mjs";
import { markCells, namesOf } from "./marked.mjs";
import { isChosenAmong, layerOf, shapeOf, summary } from "./marks.mjs";
import { toSvg } from "./picture.mjs";

const { announce, carried, copy } = globalThis.handbook;
/** @type {MatrixData} */
const data = globalThis.hbMatrixData;
const form = find("[data-layers]", HTMLFormElement);
/** What each cell is called without a layer. */
const names = namesOf(cells());

const statements = Object.values(data.cells).flat().length;
/** @type {Layer | null} */
let shown = null;

/** The statements that the reader has collected. */
const collected = () => decode(carried || tab.get(COLLECTION)).codes;

/**
 * Marks the dots of a layer; without one, all are as they were.
 * @param {Layer | null} layer
 */
function mark(layer) {
  shown = layer;
  markCells(names, (cell) => (data.cells[cell] ?? []).map(([code]) => code), layer);
}

/** @returns {Chosen} */
function fromAddress() {
  const [kind, code] = location.hash.slice(1).split("=");
  return { kind, code: code ?? "" };
}

/**
 * Offers what a kind of layer has to choose from, and gives the choice.
 * @param {HTMLSelectElement} select
 * @param {string} kind
 * @param {string} code
 */
function offer(select, kind, code) {
  const layers = isChosenAmong(kind) ? data.layers[kind] : {};
  select.replaceChildren(...Object.entries(layers).map(([value, { name }]) => make("option", { value }, name)));
  select.hidden = !select.options.length;
  if (code in layers) select.value = code;
  return select.value;
}

/** Shows what the address asks for. */
function showLayer() {
  if (!form) return;
  const { kind, code } = fromAddress();
  const radios = all("[data-layer]", HTMLInputElement, form);
  const wanted = radios.find((radio) => radio.value === (kind === "layer" ? code : kind));
  if (wanted && layerOf(data, { kind, code }, [])) wanted.checked = true;
  choose(kind, code);
}

/**
 * @param {string} [kind] that of the address, where it has one
 * @param {string} [code]
 */
function choose(kind = "", code = "") {
  if (!form) return;
  if (kind && !layerOf(data, { kind, code }, collected())) {
    mark(null);
    tell(null, `The address asks for “${asked(code)}”, which the matrix does not show.`);
    return;
  }
  const { value } = get("[data-layer]:checked", HTMLInputElement, form);
  const select = get("select", HTMLSelectElement, form);
  const of = offer(select, value, kind === value ? code : select.value);
  const chosen = of ? { kind: value, code: of } : { kind: "layer", code: value };
  const layer = value === "statements" ? null : layerOf(data, chosen, collected());
  mark(layer);
  const fragment = layer ? `#${chosen.kind}=${chosen.code}` : location.pathname + location.search;
  history.replaceState(null, "", fragment);
  tell(layer);
}

/**
 * @param {Layer | null} layer
 * @param {string} [said]
 */
function tell(layer, said = layer ? summary(layer, statements) : "") {
  if (!form) return;
  get("output", HTMLOutputElement, form).textContent = said;
  for (const item of all("[data-legend]", HTMLElement)) item.remove();
  const legend = Object.entries(layer?.marks ?? {}).flatMap(([word, codes]) => {
    if (!layer || !word) return [];
    const dot = make("i", { "data-shape": shapeOf(layer, [word]) });
    return [make("span", { "data-legend": "" }, dot, `${codes.length} ${word}`)];
  });
  get("output", HTMLOutputElement, form).after(...legend);
  get("[data-share]", HTMLButtonElement, form).hidden = !layer;
  get("[data-picture]", HTMLButtonElement, form).hidden = false;
}

function savePicture() {
  const color = (/** @type {Element} */ element) => getComputedStyle(element).color;
  const rows = all("[data-matrix] tbody tr:not(.hb-opened)", HTMLTableRowElement);
  const lines = rows.map((row) => ({
    name: (find("th", HTMLElement, row)?.textContent ?? "").replace(/\s+/g, " ").trim(),
    cells: all("[data-matrix-cell]", HTMLAnchorElement, row).map((cell) => ({
      tint: getComputedStyle(cell).backgroundColor,
      dots: all("i", HTMLElement, cell).map((dot) => ({
        color: color(dot),
        shape: dot.dataset.shape === "none" ? "" : (dot.dataset.shape ?? "circle"),
      })),
    })),
  }));
  const groups = all("[data-matrix] thead a", HTMLAnchorElement).map((link) => ({
    name: (find(".hb-dots__whole", HTMLElement, link)?.textContent ?? "").trim(),
    color: color(link),
  }));
  const title = shown ? `${shown.name}: ${summary(shown, statements)}` : "The matrix";
  const source = `Core Competencies Handbook, edition ${data.edition}`;
  const svg = toSvg({ title, source, groups, lines });
  download(new Blob([svg], { type: "image/svg+xml" }), "matrix.svg");
  announce("Saved as matrix.svg.");
}

if (form) {
  form.addEventListener("submit", (event) => event.preventDefault());
  get("[data-picture]", HTMLButtonElement, form).addEventListener("click", savePicture);
  get("[data-share]", HTMLButtonElement, form).addEventListener("click", async () => {
    announce((await copy(location.href)) ? "Link copied." : "The link could not be copied.");
  });
}
Object.assign(globalThis.handbook, {
  chooseLayer: () => choose(),
  openCell: (/** @type {HTMLAnchorElement} */ cell) => openCell(cell, data),
  showLayer,
});
