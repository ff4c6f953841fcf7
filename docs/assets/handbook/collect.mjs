// Statements that the reader ticks, on this page or before; the page that lists them needs more than the ticks.
import { all, closest, find } from "../shared/dom.mjs";
import { COLLECTION, tab } from "../shared/storage.mjs";
import { announce } from "./announce.mjs";
import { carried } from "./carried.mjs";
import { load } from "./load.mjs";

/** Fetches what collecting needs: at the first tick, or where there is a collection already. */
export function collect() {
  const failed = () => announce("Collecting is not possible here: a file of the handbook is missing.");
  if (find("[data-collection]", HTMLElement)) {
    load("collection-data", "collection").catch(failed);
    return;
  }
  const start = () => load("collect").catch(failed);
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
    if (closest(event, "[data-collect]", HTMLInputElement)) start();
  });
}
