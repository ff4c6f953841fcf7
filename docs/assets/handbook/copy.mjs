// Copying text for the reader.
import { make } from "../shared/dom.mjs";

/**
 * Copies a text, and says whether that was possible. The clipboard needs a secure page; from a folder or plain http a hidden
 * field still copies.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", { class: "hb-hidden" });
    field.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
