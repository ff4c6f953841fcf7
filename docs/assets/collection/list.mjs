// The statements of a collection as a list whose items can be moved and removed.

/** @import { CollectionData, Row } from "./types" */

import { get, make } from "../shared/dom.mjs";
import { addressOf, rowsOf } from "./rows.mjs";

/**
 * What the reader does with an item.
 * @typedef {{ move(code: string, by: number): void, remove(code: string): void }} Acts
 */

/**
 * Makes the list, and the function that shows codes in it.
 * @param {CollectionData} data
 * @param {URL} root
 * @param {Acts} acts
 */
export function makeList(data, root, acts) {
  const list = make("ol", { class: "hb-statements hb-collected" });
  /** @type {Map<string, HTMLLIElement>} */
  const items = new Map();

  /**
   * Shows these codes in this order; items that are there already only move.
   * @param {string[]} codes
   */
  function fill(codes) {
    const shown = rowsOf(codes, data, "").map((row) => {
      const item = items.get(row.code) ?? itemOf(row, data, root, acts);
      items.set(row.code, item);
      return item;
    });
    list.replaceChildren(...shown);
    shown.forEach((item, at) => place(item, at, shown.length));
  }

  return { list, fill };
}

/**
 * Says on an item where it is, and which way it cannot move.
 * @param {HTMLLIElement} item
 * @param {number} at
 * @param {number} count
 */
function place(item, at, count) {
  get(".hb-collected__at", HTMLElement, item).textContent = `${at + 1} of ${count}`;
  /** @type {(direction: string, yes: boolean) => void} */
  const mark = (direction, yes) => {
    const button = get(`[data-move=${direction}]`, HTMLButtonElement, item);
    if (yes) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  };
  mark("up", at === 0);
  mark("down", at === count - 1);
}

/**
 * @param {Row} row
 * @param {CollectionData} data
 * @param {URL} root
 * @param {Acts} acts
 */
function itemOf(row, data, root, acts) {
  const { code, condition, text } = row;
  const link = make("a", { class: "hb-code", translate: "no", href: new URL(addressOf(code), root) }, code);
  const body = make(
    "div",
    { class: "hb-statement__body" },
    ...(condition ? [make("p", { class: "hb-condition" }, condition)] : []),
    make("p", { class: "hb-statement__text" }, text),
    ...noted(code, data),
    placeOf(row, root),
    controlsOf(code, acts),
  );
  return make("li", { class: "hb-statement", "data-code": code }, link, body);
}

/**
 * Makes what the organization that gives out this copy notes on a statement; never without its name.
 * @param {string} code
 * @param {CollectionData} data
 */
function noted(code, { notes, by }) {
  const found = notes?.[code];
  if (!found) return [];
  const added = make("p", {}, make("span", { class: "hb-added" }, "Added by ", make("bdi", {}, by ?? "")));
  const texts = found.map(([text, lang]) => make("p", { lang: lang || undefined, dir: "auto" }, text));
  return [make("div", { class: "hb-local" }, added, ...texts)];
}

/**
 * Makes the line that says where a statement is: in the list, in its group, in the handbook.
 * @param {Row} row
 * @param {URL} root
 */
function placeOf({ code, group, sub_competency: sub, sub_competency_title: title }, root) {
  const page = new URL(addressOf(code).split("#")[0], root);
  return make(
    "p",
    { class: "hb-statement__guides" },
    make("span", { class: "hb-collected__at" }),
    " · ",
    make("span", { class: `hb-group hb-group--${group.toLowerCase()}` }, group),
    " · ",
    make("a", { href: page }, `${sub} ${title}`),
  );
}

/**
 * @param {string} code
 * @param {Acts} acts
 */
function controlsOf(code, { move, remove }) {
  /** @type {(label: string, act: () => void, attributes: Record<string, string>) => HTMLButtonElement} */
  const control = (label, act, attributes) => {
    const name = make("span", { class: "hb-hidden" }, ` ${code}`);
    const button = make("button", { class: "hb-quiet", type: "button", ...attributes }, label, name);
    button.addEventListener("click", () => {
      act();
      if (button.isConnected) button.focus();
    });
    return button;
  };
  const up = control("Move up", () => move(code, -1), { "data-move": "up" });
  const down = control("Move down", () => move(code, 1), { "data-move": "down" });
  const moves = make("span", { class: "hb-collected__moves" }, up, down);
  return make(
    "p",
    { class: "hb-statement__foot" },
    moves,
    control("Remove", () => remove(code), { "data-remove": code }),
  );
}
