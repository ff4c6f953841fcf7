// Leaving quickly: by the control in the head of the page, or by three presses of either Shift key. The way always leads to the
// neutral page of this copy, which lies beside it and so is there at once; where that goes on to is its own matter.
import { closest, find, make } from "../shared/dom.mjs";
import { ASSESSMENT, lasting, tab } from "../shared/storage.mjs";
import { load } from "./load.mjs";
import { onThreePresses } from "./presses.mjs";

/** The button of a mouse that opens a menu and follows no link. */
const SECOND = 2;

/** Lets the reader leave; a copy may have switched this off. */
export function leave() {
  const link = find("[data-leave]", HTMLAnchorElement);
  if (!link) return;
  // Said by the script that keeps it: without scripts, no key is listened to.
  link.append(make("span", { class: "hb-hidden" }, ", or press Shift three times"));
  /** @param {MouseEvent} event */
  const follow = (event) => {
    if (event.button === SECOND || !closest(event, "[data-leave]", HTMLAnchorElement)) return;
    event.preventDefault();
    go(link.href);
  };
  document.addEventListener("click", follow);
  document.addEventListener("auxclick", follow);
  onThreePresses(() => go(link.href));
  if (self !== top) load("framed").catch(() => {});
}

/**
 * Hides the page first, so that nothing of it is seen while the next one loads, and replaces it, so that Back does not return
 * to it.
 * @param {string} neutral
 */
function go(neutral) {
  tab.clear();
  lasting.remove(ASSESSMENT);
  dispatchEvent(new Event("hb-leave"));
  if (!navigator.onLine && location.protocol !== "file:") {
    turnNeutral(neutral);
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

/**
 * Makes this page the neutral one, which cannot be fetched without a network: a browser would name the page that it missed.
 * @param {string} neutral
 */
function turnNeutral(neutral) {
  history.replaceState(null, "", neutral);
  document.head.replaceChildren(make("title", {}, "Page"));
  document.body.replaceChildren(make("h1", {}, "Page"), " There is nothing on this page.");
}
