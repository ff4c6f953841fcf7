// The list of statements to be rated: whole by keyboard and by touch.

/** @import { Assessment, Rated, Rating } from "./types" */

import { anchorOf } from "../shared/address.mjs";
import { all, closest, find, get, make } from "../shared/dom.mjs";
import { data, placeOf, shorts, texts } from "./data.mjs";
import { MOST } from "./file.mjs";
import { subOf } from "./figures.mjs";

/**
 * The keys that rate, and what they do.
 * @type {Record<string, Rating>}
 */
const KEYS = { 4: 4, 3: 3, 2: 2, 1: 1, 0: "none", n: "none", N: "none" };
const BACK = ["Backspace", "Delete"];

/**
 * What the reader does.
 * @typedef {{
 *   rate(code: string, rating: Rating | undefined): void,
 *   say(code: string, key: "note" | "evidence" | "owner" | "due", value: string): void,
 *   next(code: string): void,
 * }} Acts
 */

/**
 * Fills the list with statements.
 * @param {HTMLElement} place
 * @param {string[]} codes
 * @param {Assessment} assessment
 */
export function fillList(place, codes, { scale, ratings }) {
  const { steps } = data.scales[scale];
  /** @type {HTMLElement[]} */
  const made = [];
  let before = "";
  for (const code of codes) {
    const sub = subOf(code);
    if (sub !== before) {
      made.push(make("h3", {}, make("span", { class: "hb-code", translate: "no" }, sub), ` ${texts.subs[sub]}`));
    }
    before = sub;
    made.push(statement(code, steps, ratings[code]));
  }
  place.replaceChildren(...made);
}

/**
 * @param {string} code
 * @param {import("./types").Step[]} steps
 * @param {Rated | undefined} rated
 */
function statement(code, steps, rated) {
  const [text, condition] = texts.statements[code];
  const link = make("a", { class: "hb-code", translate: "no", href: placeOf(code), tabindex: "-1" }, code);
  const boxes = steps.map(([value, name]) => {
    const input = make("input", { type: "radio", name: code, value });
    input.checked = String(rated?.rating) === value;
    const key = value === "none" ? "0" : value;
    return make("label", {}, input, make("span", {}, make("b", { "aria-hidden": "true" }, key), ` ${name}`));
  });
  return make(
    "fieldset",
    { class: "hb-rate", id: `rate-${anchorOf(code)}`, "data-code": code },
    make("legend", {}, link, " ", shorts[code]),
    ...(condition ? [make("p", { class: "hb-condition" }, condition)] : []),
    make("p", { class: "hb-rate__text" }, text),
    make("div", { class: "hb-rate__steps" }, ...boxes),
    more(code, rated),
  );
}

/**
 * Makes what else can be said of a statement, closed unless something is.
 * @param {string} code
 * @param {Rated | undefined} rated
 */
function more(code, rated) {
  const filled = rated && (rated.note || rated.evidence || rated.owner || rated.due);
  const summary = make(
    "summary",
    {},
    "Note, evidence, owner, date",
    make("span", { class: "hb-hidden" }, ` for ${code}`),
  );
  const said = (/** @type {string} */ key, /** @type {number} */ most) => ({
    class: "hb-field",
    [`data-${key}`]: code,
    "data-says": key,
    maxlength: String(most),
    autocomplete: "off",
  });
  const note = make("textarea", { ...said("note", MOST.note), rows: "2" }, rated?.note ?? "");
  const evidence = make("textarea", { ...said("evidence", MOST.evidence), rows: "2" }, rated?.evidence ?? "");
  const owner = make("input", { ...said("owner", MOST.owner), type: "text" });
  const due = make("input", { class: "hb-field", "data-due": code, "data-says": "due", type: "date" });
  owner.value = rated?.owner ?? "";
  due.value = rated?.due ?? "";
  const fields = Object.entries({ Note: note, Evidence: evidence, Owner: owner, "Due date": due }).map(
    ([name, field]) => make("label", {}, name, field),
  );
  return make(
    "details",
    { class: "hb-rate__more", ...(filled && { open: "" }) },
    summary,
    make("div", { class: "hb-assess__fields" }, ...fields),
  );
}

/**
 * Listens to the list.
 * @param {HTMLElement} place
 * @param {Acts} acts
 */
export function listen(place, acts) {
  place.addEventListener("change", (event) => {
    const radio = closest(event, ".hb-rate input[type=radio]", HTMLInputElement);
    if (radio) acts.rate(radio.name, KEYS[radio.value === "none" ? "0" : radio.value]);
  });
  place.addEventListener("input", (event) => {
    const field = event.target;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    const code = closest(event, ".hb-rate", HTMLElement)?.dataset.code;
    const key = isField ? field.dataset.says : "";
    if (isField && code && (key === "note" || key === "evidence" || key === "owner" || key === "due")) {
      acts.say(code, key, field.value);
    }
  });
  place.addEventListener("keydown", (event) => {
    const code = closest(event, ".hb-rate", HTMLElement)?.dataset.code;
    if (!code || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const isBack = BACK.includes(event.key);
    if (!isBack && !(event.key in KEYS)) return;
    event.preventDefault();
    check(place, code, isBack ? undefined : KEYS[event.key]);
    acts.rate(code, isBack ? undefined : KEYS[event.key]);
    if (!isBack) acts.next(code);
  });
}

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "radio");

/**
 * Shows the rating of a statement in the list.
 * @param {HTMLElement} place
 * @param {string} code
 * @param {Rating | undefined} rating
 */
function check(place, code, rating) {
  for (const radio of all(`input[name="${code}"]`, HTMLInputElement, place)) {
    radio.checked = radio.value === String(rating);
  }
}

/**
 * Brings a statement to the reader: the middle of the screen, and the focus.
 * @param {HTMLElement} place
 * @param {string} code
 */
export function goToStatement(place, code) {
  const found = get(`[data-code="${code}"]`, HTMLElement, place);
  const radio = find("input:checked", HTMLInputElement, found) ?? get("input", HTMLInputElement, found);
  radio.focus({ preventScroll: true });
  found.scrollIntoView({ block: "center" });
}
