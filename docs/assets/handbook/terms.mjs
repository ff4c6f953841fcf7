// Terms in a text: each is a link to the glossary, and where scripts run, a button that opens its meaning in its place.
import { all } from "../shared/dom.mjs";
import { load } from "./load.mjs";

/** Lets terms open their meanings; meanings and what shows them are fetched with the first. */
export function terms() {
  for (const link of all("a[data-term]", HTMLAnchorElement)) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    // The glossary has the meaning, too.
    const follow = () => location.assign(link.href);
    /** @param {KeyboardEvent | MouseEvent} event */
    const open = (event) => {
      if ("key" in event ? event.key !== " " : event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      load("meanings", "meaning").then(() => (globalThis.handbook.explain ?? follow)(link), follow);
    };
    link.addEventListener("click", open);
    link.addEventListener("keydown", open);
  }
}
