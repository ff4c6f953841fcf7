// Leaving quickly. The way always leads to the neutral page of this copy, which lies beside it and so is there at once; where that
// goes on to is its own matter.
import { find } from "../shared/dom.mjs";
import { onLeaving, turnNeutral } from "./leaving.mjs";
import { load } from "./load.mjs";

/** Lets the reader leave; a copy may have switched this off. */
export function leave() {
  const link = find("[data-leave]", HTMLAnchorElement);
  if (!link) return;
  onLeaving(link, go);
  if (self !== top) load("framed").catch(() => {});
}

/**
 * Hides the page first, so that nothing of it is seen while the next one loads, and replaces it, so that Back does not return
 * to it.
 * @param {string} neutral
 */
function go(neutral) {
  if (!navigator.onLine && location.protocol !== "file:") {
    // It cannot be fetched without a network: a browser would name the page that it missed.
    history.replaceState(null, "", neutral);
    turnNeutral();
    return;
  }
  document.documentElement.classList.add("hb-left");
  document.title = "\u200e";
  try {
    // Where this page is the whole window, that is all; else the frame is replaced, too.
    top?.location.replace(neutral);
  } catch {
    // The page around this one does not let it lead away; then the frame leaves alone.
  }
  location.replace(neutral);
}
