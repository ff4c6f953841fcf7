// Leaving quickly: by the control in the head of the page, or by three presses of either Shift key.
import { find } from "../shared/dom.mjs";
import { tab } from "../shared/storage.mjs";
import { announce } from "./announce.mjs";

const ROOT = document.documentElement;
/** Milliseconds after which presses of Shift are forgotten. */
const FORGET = 5000;

/** Lets the reader leave; a copy may have switched this off. */
export function leave() {
  const link = find("[data-leave]", HTMLAnchorElement);
  if (!link) return;
  const { title } = document;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go(link);
  });
  onShiftPresses(() => go(link));
  // A browser may bring the hidden page back whole; then it shows itself again.
  addEventListener("pageshow", () => {
    ROOT.classList.remove("hb-left");
    document.title = title;
  });
}

/**
 * Hides the page first, so that nothing of it is seen while the next one loads, and replaces it, so that Back does not return
 * to it.
 * @param {HTMLAnchorElement} link
 */
function go(link) {
  tab.clear();
  dispatchEvent(new Event("hb-leave"));
  ROOT.classList.add("hb-left");
  document.title = "\u200e";
  const near = location.protocol === "file:" || !navigator.onLine;
  location.replace(near ? new URL(link.dataset.leave ?? "", location.href) : link.href);
}

/** @param {() => void} act */
function onShiftPresses(act) {
  let presses = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = 0;
      return;
    }
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(() => {
      presses = 0;
      announce("");
    }, FORGET);
    if (presses === 3) act();
    else announce(presses === 1 ? "Shift, press 2 more times to leave." : "Shift, press 1 more time to leave.");
  });
}
