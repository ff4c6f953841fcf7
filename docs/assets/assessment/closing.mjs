// Gaps as a list, each with what closes it; and the plan, which the reader writes.

/** @import { Assessment, PlanRow } from "./types" */

import { closest, find, get, make } from "../shared/dom.mjs";
import { data, here, namedRoles, namesOf, placeOf, readsFor, shorts } from "./data.mjs";
import { MOST } from "./file.mjs";
import { inOrder } from "./gaps.mjs";

/**
 * Makes the gaps in an order.
 * @param {string[]} codes
 * @param {Assessment} assessment
 * @param {string} order
 */
export function gaps(codes, { scale, ratings, plan }, order) {
  const steps = namesOf(scale);
  const parts = inOrder(codes, ratings, order, { steps, roles: namedRoles, requirements: data.requirements });
  const planned = new Set(plan.map(({ code }) => code));
  return parts.flatMap(([name, within]) => [
    make("h3", {}, `${name}: ${within.length}`),
    make(
      "ul",
      { class: "hb-assess__gaps" },
      ...within.map((code) => gap(code, ratings[code], steps, planned.has(code))),
    ),
  ]);
}

/**
 * @param {string} code
 * @param {import("./types").Rated} rated
 * @param {Record<string, string>} steps
 * @param {boolean} isPlanned
 */
function gap(code, { rating, owner, due }, steps, isPlanned) {
  const reads = readsFor(code).map(([kind, links]) =>
    make(
      "p",
      {},
      make("span", { class: "hb-codes__label" }, kind),
      ...links.flatMap(([text, href]) => [" ", make("a", { href: here(href) }, text)]),
    ),
  );
  const state = [`${rating} ${steps[Number(rating)]}`, owner, due && `by ${due}`].filter(Boolean).join(" · ");
  return make(
    "li",
    { "data-gap": code },
    make(
      "p",
      {},
      make("a", { class: "hb-code", translate: "no", href: placeOf(code) }, code),
      " ",
      make("strong", {}, shorts[code]),
    ),
    make(
      "p",
      { class: "hb-assess__state" },
      make("i", { class: "hb-mark", "data-rated": String(rating) }),
      ` ${state}`,
    ),
    ...reads,
    planButton(code, isPlanned),
  );
}

/**
 * @param {string} code
 * @param {boolean} isPlanned
 */
function planButton(code, isPlanned) {
  const button = make("button", { class: "hb-button", type: "button", "data-to-plan": code });
  return mark(button, isPlanned);
}

/**
 * Says on a button whether its gap is in the plan.
 * @param {HTMLButtonElement} button
 * @param {boolean} isPlanned
 */
export function mark(button, isPlanned) {
  const name = make("span", { class: "hb-hidden" }, `: ${button.dataset.toPlan}`);
  button.replaceChildren(isPlanned ? "In the plan" : "Add to the plan", name);
  return button;
}

/**
 * Gives the row of the plan that a gap begins with.
 * @param {string} code
 * @param {Assessment} assessment
 * @returns {PlanRow}
 */
export function rowFor(code, { ratings }) {
  const [text = ""] = readsFor(code)[0]?.[1][0] ?? [];
  const { owner = "", due = "" } = ratings[code] ?? {};
  return { code, what: shorts[code] ?? "", who: owner, by: due, with: text, done: false };
}

/**
 * The fields of a row, with what readers call them.
 * @type {["what" | "who" | "by" | "with", string][]}
 */
const FIELDS = [
  ["what", "What"],
  ["who", "Who"],
  ["by", "By when"],
  ["with", "With what"],
];

/**
 * Makes the rows of the plan.
 * @param {PlanRow[]} plan
 */
export const rows = (plan) => plan.map((row, at) => planRow(row, at));

/**
 * @param {PlanRow} row
 * @param {number} at
 */
function planRow(row, at) {
  const about = row.code
    ? [
        make("a", { class: "hb-code", translate: "no", href: placeOf(row.code) }, row.code),
        ` ${shorts[row.code] ?? ""}`,
      ]
    : ["A row of your own"];
  const fields = FIELDS.map(([key, name]) => {
    const isDay = key === "by";
    const attributes = { class: "hb-field", "data-plan-field": key, autocomplete: "off" };
    const field = isDay
      ? make("input", { ...attributes, type: "date" })
      : make("textarea", { ...attributes, rows: "1", maxlength: String(MOST[key]) });
    field.value = row[key];
    return make("label", {}, name, field);
  });
  const done = make("input", { type: "checkbox", "data-plan-field": "done" });
  done.checked = row.done;
  const remove = make("button", { class: "hb-quiet", type: "button", "data-remove-row": "" }, "Remove");
  remove.append(make("span", { class: "hb-hidden" }, ` row ${at + 1}`));
  const foot = make(
    "p",
    { class: "hb-collection__tools" },
    make("label", { class: "hb-collect" }, done, " Done"),
    remove,
  );
  const attributes = { class: "hb-assess__row", "data-plan-row": row.code, "data-at": String(at) };
  return make("li", attributes, make("p", {}, ...about), make("div", { class: "hb-assess__fields" }, ...fields), foot);
}

/**
 * Listens to the plan.
 * @param {HTMLElement} place
 * @param {{ change(at: number, part: Partial<PlanRow>): void, remove(at: number): void }} acts
 */
export function listenToPlan(place, acts) {
  const at = (/** @type {Event} */ event) => Number(closest(event, "[data-at]", HTMLElement)?.dataset.at);
  place.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const key = field.dataset.planField ?? "";
    acts.change(at(event), {
      [key]: field.type === "checkbox" ? /** @type {HTMLInputElement} */ (field).checked : field.value,
    });
  });
  place.addEventListener("click", (event) => {
    if (!closest(event, "[data-remove-row]", HTMLButtonElement)) return;
    const removed = at(event);
    acts.remove(removed);
    const next = find(`[data-at="${removed}"]`, HTMLElement, place) ?? find("li:last-child", HTMLElement, place);
    (next ? get("[data-plan-field]", HTMLElement, next) : get("[data-add-row]", HTMLElement)).focus();
  });
}
