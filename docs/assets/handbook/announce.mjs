// What a screen reader is told of things that only the eye would notice.
import { make } from "../shared/dom.mjs";

/** The line that screen readers follow; it is put into the page once there is one. */
export const status = make("p", { class: "hb-hidden", role: "status" });

/**
 * Tells a screen reader something; an empty text takes it back.
 * @param {string} text
 */
export function announce(text) {
  status.textContent = text;
}
