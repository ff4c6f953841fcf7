// The filter of a list. Its state stands in the address after '#', as `#topic=minors,consent&competency=2`, so that it can be
// sent. A box's name is a data attribute, of the item itself or of the part around it, that holds codes with spaces between.
import { all, find, get } from "../shared/dom.mjs";

/**
 * Names of boxes, each with the values that are ticked; names without any are left out.
 * @typedef {[string, string[]][]} Wanted
 */

/** Lets the boxes of a page's filter choose what it shows. */
export function filter() {
  const form = find("[data-filter]", HTMLFormElement);
  if (!form) return;
  const boxes = all("input", HTMLInputElement, form);
  const show = () => showItems(form, wantedBy(boxes));
  const change = () => {
    writeAddress(wantedBy(boxes));
    show();
  };
  const restore = () => {
    if (tickFromAddress(boxes)) get("details", HTMLDetailsElement, form).open = true;
    show();
  };
  form.addEventListener("change", change);
  form.addEventListener("reset", () => {
    // The boxes are empty only after this event.
    setTimeout(() => {
      change();
      get("summary", HTMLElement, form).focus();
    });
  });
  addEventListener("hashchange", restore);
  restore();
}

/**
 * @param {HTMLInputElement[]} boxes
 * @returns {Wanted}
 */
function wantedBy(boxes) {
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  for (const { name, value, checked } of boxes) {
    if (checked) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  }
  return [...wanted];
}

/**
 * @param {HTMLFormElement} form
 * @param {Wanted} wanted
 */
function showItems(form, wanted) {
  const items = all("[data-filter-item]", HTMLElement);
  for (const item of items) {
    item.hidden = !wanted.every(([name, values]) => codesOf(item, name).some((code) => values.includes(code)));
  }
  for (const part of all("[data-filter-part]", HTMLElement)) {
    part.hidden = !part.querySelector("[data-filter-item]:not([hidden])");
  }
  for (const heading of all(".hb-article > h2", HTMLElement)) showHeading(heading);
  const shown = items.filter((item) => !item.hidden).length;
  const none = shown ? "" : ": nothing fits all of your choices";
  get("[data-filter-count]", HTMLOutputElement, form).value =
    `${shown} of ${items.length} ${form.dataset.filter}${none}`;
  get("[data-filter-clear]", HTMLButtonElement, form).hidden = !wanted.length;
  dispatchEvent(new Event("hb-filtered"));
}

/**
 * Gives the codes that an item, or the part around it, has under a name.
 * @param {HTMLElement} item
 * @param {string} name
 */
function codesOf(item, name) {
  return (item.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? "").split(" ");
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

/** @param {Wanted} wanted */
function writeAddress(wanted) {
  const fragment = wanted.map(([name, values]) => `${name}=${values.join(",")}`).join("&");
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

/**
 * Ticks what the address names, if it names anything, and says whether it ticked a box.
 * @param {HTMLInputElement[]} boxes
 */
function tickFromAddress(boxes) {
  const fragment = location.hash.slice(1);
  if (!fragment.includes("=")) return false;
  const wanted = new URLSearchParams(fragment);
  for (const box of boxes) box.checked = (wanted.get(box.name) ?? "").split(",").includes(box.value);
  return boxes.some((box) => box.checked);
}
