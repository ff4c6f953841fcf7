// A part of a page that only scripts can serve names them in the order in which they are needed; they are fetched at once.
import { find } from "../shared/dom.mjs";
import { loadOrSay } from "./load.mjs";

/** Fetches what a part of the page needs. */
export function part() {
  const place = find("[data-load]", HTMLElement);
  if (!place) return;
  const names = (place.dataset.load ?? "").split(" ");
  loadOrSay({ names, text: "This page cannot work here: a file is missing or damaged.", place });
}
