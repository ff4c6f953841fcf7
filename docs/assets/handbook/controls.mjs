// What can be done with a thing of the handbook: its link copied, itself cited. The element of a page that holds a thing has
// its code; what is done with the thing are buttons within it.
import { all, get } from "../shared/dom.mjs";
import { announce } from "./announce.mjs";
import { copy } from "./copy.mjs";
import { load, root } from "./load.mjs";

/** Milliseconds for which a button says what it did. */
const SAID = 3000;

/**
 * Gives the address to cite: the publisher's, wherever a copy lies, or, where there is none, this copy's.
 * @param {string} code
 */
export function permalink(code) {
  return new URL(`id/${code}.html`, get("[data-work]", HTMLElement).dataset.site || root).href;
}

/** Gives the buttons something to do, and shows permalinks as they are to be cited. */
export function controls() {
  for (const button of all("[data-copy]", HTMLButtonElement)) {
    button.addEventListener("click", async () => {
      const done = await copy(permalink(thingOf(button).dataset.code ?? ""));
      tell(button, done ? HANDBOOK.words.link_copied : HANDBOOK.words.copy_failed);
      button.focus();
    });
  }
  for (const button of all("[data-cite]", HTMLButtonElement)) {
    button.addEventListener("click", () => {
      load("cite").then(
        () => globalThis.handbook.cite?.(thingOf(button)),
        () => tell(button, "Citing cannot be loaded; press to try again"),
      );
    });
  }
  for (const link of all("[data-permalink]", HTMLAnchorElement)) {
    link.textContent = permalink(link.dataset.permalink ?? "");
  }
}

/**
 * @param {HTMLButtonElement} button
 * @returns {HTMLElement}
 */
function thingOf(button) {
  const thing = button.closest("[data-code]");
  if (!(thing instanceof HTMLElement)) throw new Error("a control is outside of any thing");
  return thing;
}

/**
 * Lets a button in a thing's foot say something for a while.
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
function tell(button, text) {
  const label = button.firstChild;
  if (!(label instanceof Text)) return;
  const usual = (button.dataset.label ??= label.data);
  label.data = text;
  announce(text);
  setTimeout(() => {
    label.data = usual;
    announce("");
  }, SAID);
}
