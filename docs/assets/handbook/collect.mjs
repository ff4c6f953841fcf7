// Statements that the reader ticks, on this page or before; a page that works with them needs more than the ticks.
import { all, closest, find } from "../shared/dom.mjs";
import { COLLECTION, tab } from "../shared/storage.mjs";
import { carried } from "./carried.mjs";
import { loadOrSay } from "./load.mjs";

/** Fetches what collecting needs: at the first tick, or where there is a collection already. */
export function collect() {
  const text = "This cannot be loaded here: a file is missing or damaged.";
  // What only scripts can serve names them, in the order in which they are needed.
  const place = find("[data-load]", HTMLElement);
  if (place) {
    const again = () => find("h2", HTMLElement, place)?.focus();
    loadOrSay({ names: String(place.dataset.load).split(" "), text, place, again });
    return;
  }
  /** @type {HTMLElement | null} */
  let ticked = null;
  const wanted = { names: ["collect"], text, again: () => ticked?.focus() };
  const start = () => loadOrSay(wanted);
  // A browser would bring back ticks that belong to no collection any more.
  for (const box of all("[data-collect]", HTMLInputElement)) {
    box.autocomplete = "off";
    box.checked = false;
  }
  // Looking whether a collection is kept takes a while; the page is shown first.
  addEventListener("load", () => {
    if (carried || tab.get(COLLECTION)) start();
  });
  document.addEventListener("change", (event) => {
    const box = closest(event, "[data-collect]", HTMLInputElement);
    if (!box) return;
    ticked = box;
    start();
  });
}
