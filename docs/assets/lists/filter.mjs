// The filter of a list. Its state is in the address after '#', as `#topic=minors,consent&competency=2`, so that it can be
// sent. A box's name is a data attribute, of the item itself or of the part around it, that holds codes with spaces between.
import { all, find, get } from "../shared/dom.mjs";
import { counts, fitting, plain, toFragment } from "./facets.mjs";
import { portions } from "./portions.mjs";

/** @import { Asked, Listed } from "./facets.mjs" */

/** Lets the boxes of a page's filter, and words, choose what it shows. */
export function filter() {
  const form = find("[data-filter]", HTMLFormElement);
  if (!form) return;
  const boxes = all("[type=checkbox]", HTMLInputElement, form);
  const words = get("[name=words]", HTMLInputElement, form);
  const items = all("[data-filter-item]", HTMLElement);
  const names = [...new Set(boxes.map(({ name }) => name))];
  const things = items.map((item) => thingOf(item, names));
  const asked = () => askedBy(names, boxes, words);
  const divide = portions(form, showParts);
  const show = () => {
    const fits = new Set(fitting(things, asked()));
    for (const [at, item] of items.entries()) item.hidden = !fits.has(things[at]);
    divide(items.filter(({ hidden }) => !hidden));
    showParts();
    tell(form, asked(), fits.size, items.length);
    for (const name of names) countBoxes(boxes, name, counts(things, asked(), name));
    dispatchEvent(new Event("hb-filtered"));
  };
  const change = () => {
    const fragment = toFragment(asked());
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    show();
  };
  const restore = () => {
    takeAddress(boxes, words);
    show();
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    // The boxes are empty only after this event.
    setTimeout(() => {
      change();
      get("[data-panel]", HTMLElement, form).focus();
    });
  });
  addEventListener("hashchange", restore);
  restore();
}

/**
 * Reads an item: its codes, and its text without what is said of controls.
 * @param {HTMLElement} item
 * @param {string[]} names
 * @returns {Listed}
 */
function thingOf(item, names) {
  const codes = names.map((name) => {
    const holder = item.closest(`[data-${name}]`);
    return [name, (holder?.getAttribute(`data-${name}`) ?? "").split(" ")];
  });
  const copy = item.cloneNode(true);
  if (copy instanceof HTMLElement) for (const part of all(".hb-scripted", HTMLElement, copy)) part.remove();
  return { codes: Object.fromEntries(codes), text: plain(copy.textContent ?? "") };
}

/**
 * @param {string[]} names
 * @param {HTMLInputElement[]} boxes
 * @param {HTMLInputElement} words
 * @returns {Asked}
 */
function askedBy(names, boxes, words) {
  const ticked = boxes.filter(({ checked }) => checked);
  const codes = names.map((name) => [name, ticked.filter((box) => box.name === name).map(({ value }) => value)]);
  return { codes: Object.fromEntries(codes), words: words.value };
}

/** Hides the parts and headings that have nothing left below them. */
function showParts() {
  for (const part of all("[data-filter-part]", HTMLElement)) {
    part.hidden = !part.querySelector("[data-filter-item]:not([hidden])");
  }
  for (const heading of all(".hb-article > h2", HTMLElement)) showHeading(heading);
}

/**
 * Hides a heading when everything down to the next heading is hidden.
 * @param {HTMLElement} heading
 */
function showHeading(heading) {
  const below = [];
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
    below.push(next);
  }
  heading.hidden = below.length > 0 && below.every((part) => part.matches("[hidden]"));
}

/**
 * Says how many things are shown, and on the button of each panel how much is chosen in it.
 * @param {HTMLFormElement} form
 * @param {Asked} asked
 * @param {number} shown
 * @param {number} of
 */
function tell(form, asked, shown, of) {
  const none = shown ? "" : ": nothing fits all of your choices";
  const text = `${shown} of ${of} ${form.dataset.filter}${none}`;
  const output = get("[data-filter-count]", HTMLOutputElement, form);
  if (output.value !== text) output.value = text;
  get("[data-filter-clear]", HTMLButtonElement, form).hidden = !toFragment(asked);
  for (const button of all("[data-panel]", HTMLButtonElement, form)) {
    const name = button.dataset.panel ?? "";
    const chosen = name === "words" ? Number(Boolean(asked.words.trim())) : asked.codes[name].length;
    const label = (button.dataset.label ??= button.textContent ?? "");
    button.textContent = chosen ? `${label} (${chosen})` : label;
  }
}

/**
 * Says at each box of a name how many things it would leave.
 * @param {HTMLInputElement[]} boxes
 * @param {string} name
 * @param {Record<string, number>} found
 */
function countBoxes(boxes, name, found) {
  for (const box of boxes) {
    if (box.name !== name) continue;
    const count = found[box.value] ?? 0;
    const chip = box.parentElement;
    if (!chip) continue;
    get(".hb-count", HTMLElement, chip).textContent = String(count);
    chip.classList.toggle("hb-chip--none", !count && !box.checked);
  }
}

/**
 * Ticks and writes what the address names, if it names anything.
 * @param {HTMLInputElement[]} boxes
 * @param {HTMLInputElement} words
 */
function takeAddress(boxes, words) {
  const fragment = location.hash.slice(1);
  if (!fragment.includes("=")) return;
  const wanted = new URLSearchParams(fragment);
  for (const box of boxes) box.checked = (wanted.get(box.name) ?? "").split(",").includes(box.value);
  words.value = wanted.get("words") ?? "";
}
