// How statements are listed: as codes, in short or whole, as the reader chooses for every list; and what paper shows beside
// code and text.
import { all, find, get } from "../shared/dom.mjs";
import { lasting } from "../shared/storage.mjs";

const KEY = "hb-list";
const { dataset } = document.documentElement;

/** Lets the reader choose how the lists of a page are shown and printed. */
export function view() {
  const form = find("[data-view]", HTMLFormElement);
  if (!form) return;
  const radios = all("[name=show]", HTMLInputElement, form);
  const boxes = all("[name=paper]", HTMLInputElement, form);
  /** @param {string} chosen */
  const show = (chosen) => {
    dataset.list = chosen;
    for (const fold of all(".hb-fold--line", HTMLDetailsElement)) fold.open = chosen === "text";
  };
  const kept = radios.find(({ value }) => value === lasting.get(KEY));
  // A browser would bring back choices that nothing on the page follows any more.
  for (const input of [...radios, ...boxes]) input.autocomplete = "off";
  for (const box of boxes) box.checked = false;
  (kept ?? get("[value=short]", HTMLInputElement, form)).checked = true;
  if (kept && kept.value !== "short") show(kept.value);
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "paper") {
      dataset.paper = boxes.flatMap(({ value, checked }) => (checked ? [value] : [])).join(" ");
      return;
    }
    lasting.set(KEY, target.value);
    show(target.value);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  get("[data-print]", HTMLButtonElement, form).addEventListener("click", () => print());
  for (const code of all(".hb-lines .hb-code", HTMLAnchorElement)) {
    const fold = code.nextElementSibling;
    if (fold instanceof HTMLElement) fold.dataset.address = globalThis.handbook.permalink(code.text);
  }
}
