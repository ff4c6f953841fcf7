// Handing the reader a file.
import { make } from "./dom.mjs";

/** Milliseconds after which a browser has surely begun to save. */
const SAVED = 60_000;

/**
 * Has the browser save a file.
 * @param {Blob} content
 * @param {string} name
 */
export function download(content, name) {
  const href = URL.createObjectURL(content);
  const link = make("a", { href, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), SAVED);
}
