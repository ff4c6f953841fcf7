// A cell of the matrix opens its statements below its row: in short, each with the way to the whole of it.

/** @import { MatrixData } from "./types" */

import { all, find, make } from "../shared/dom.mjs";

/** @type {HTMLAnchorElement | null} */
let opened = null;

/**
 * Opens a cell, or closes it where it is open.
 * @param {HTMLAnchorElement} cell
 * @param {MatrixData} data
 */
export function openCell(cell, data) {
  const again = cell === opened;
  close();
  if (again) return;
  const row = cell.closest("tr");
  const code = cell.dataset.matrixCell ?? "";
  if (!row) return;
  opened = cell;
  cell.setAttribute("aria-expanded", "true");
  const panel = panelOf(cell, data.cells[code] ?? []);
  row.after(panel);
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeAndReturn();
  });
  find("h2", HTMLElement, panel)?.focus();
}

function close() {
  find(".hb-opened", HTMLTableRowElement)?.remove();
  opened?.setAttribute("aria-expanded", "false");
  opened = null;
}

function closeAndReturn() {
  const cell = opened;
  close();
  cell?.focus();
}

/**
 * @param {HTMLAnchorElement} cell
 * @param {[code: string, short: string][]} statements
 */
function panelOf(cell, statements) {
  const name = (find(".hb-hidden", HTMLElement, cell)?.textContent ?? "").trim();
  const button = make("button", { class: "hb-button", type: "button" }, "Close");
  button.addEventListener("click", closeAndReturn);
  const heading = make("h2", { tabindex: "-1" }, name);
  const page = cell.href.split("#")[0];
  const list = statements.map(([code, short]) => {
    const href = `${page}#${code.toLowerCase().replace(".", "-")}`;
    return make("li", {}, make("a", { class: "hb-code", href, translate: "no" }, code), " ", short);
  });
  const whole = make("a", { href: cell.href }, "Read them whole");
  const content = make("td", { role: "cell", colspan: "5" }, heading, make("ul", {}, ...list), whole, " ", button);
  return make("tr", { role: "row", class: "hb-opened" }, content);
}

/** The cells of the matrix, as links. */
export const cells = () => all("[data-matrix-cell]", HTMLAnchorElement);
