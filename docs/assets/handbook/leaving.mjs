// How a reader leaves, on every page and in the copy that is one file: by the control, or by three presses of either Shift key.
import { closest, make } from "../shared/dom.mjs";
import { ASSESSMENT, lasting, tab } from "../shared/storage.mjs";
import { onThreePresses } from "./presses.mjs";

/** The button of a mouse that opens a menu and follows no link. */
const SECOND = 2;

/**
 * Lets the control and the keys lead away; what is kept of their work is cleared first.
 * @param {HTMLAnchorElement} link
 * @param {(address: string) => void} go
 */
export function onLeaving(link, go) {
  // Said by the script that keeps it: without scripts, no key is listened to.
  link.append(make("span", { class: "hb-hidden" }, `, ${HANDBOOK.words.leave_shift}`));
  const act = () => {
    tab.clear();
    lasting.remove(ASSESSMENT);
    dispatchEvent(new Event("hb-leave"));
    go(link.href);
  };
  /** @param {MouseEvent} event */
  const follow = (event) => {
    if (event.button === SECOND || !closest(event, "[data-leave]", HTMLAnchorElement)) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("click", follow);
  document.addEventListener("auxclick", follow);
  onThreePresses(act);
}

/** Makes this page a neutral one. */
export function turnNeutral() {
  document.head.replaceChildren(make("title", {}, "Page"));
  document.body.replaceChildren(make("h1", {}, "Page"), " There is nothing on this page.");
}
