// Three presses of Shift, and of nothing else: with a click, a wheel or a key it selects, scrolls sideways or writes a capital.
import { announce } from "./announce.mjs";

/** Milliseconds after which presses are forgotten. */
const FORGET = 5000;
const ENOUGH = 3;
/** What a pointer does. While it only moves, nothing is done with it. */
const POINTER = ["pointermove", "pointerdown", "pointerup", "pointercancel", "wheel", "drag"];
/** What the code of a key is while an input method puts text together. */
const COMPOSING = 229;

let presses = 0;
/** Whether a button of the pointer is held. */
let isHeld = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function forget() {
  if (presses) announce("");
  presses = 0;
}

/** @param {Event & { buttons?: number }} event */
function notePointer({ type, buttons = 0 }) {
  isHeld = buttons > 0;
  if (isHeld || type !== POINTER[0]) forget();
}

/** @param {KeyboardEvent} event */
function notePress(event) {
  const isOther = event.key !== "Shift" || event.isComposing || event.keyCode === COMPOSING;
  if (isOther || isHeld || event.ctrlKey || event.altKey || event.metaKey) forget();
  else if (!event.repeat) {
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(forget, FORGET);
    const left = ENOUGH - presses;
    if (left > 0) {
      announce(left > 1 ? HANDBOOK.words.shift_more.replace("{count}", `${left}`) : HANDBOOK.words.shift_once);
    }
  }
}

/**
 * Acts when Shift is let go for the third time, if nothing else happened meanwhile.
 * @param {() => void} act
 */
export function onThreePresses(act) {
  for (const type of POINTER) addEventListener(type, notePointer, true);
  addEventListener("keydown", notePress, true);
  addEventListener("keyup", ({ key }) => {
    if (key !== "Shift" || presses < ENOUGH) return;
    forget();
    act();
  });
}
