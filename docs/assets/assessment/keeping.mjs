// Where an assessment is kept besides the reader's file: nowhere, or where they ask for it.
import { ASSESSMENT, lasting, tab } from "../shared/storage.mjs";

/** @type {Record<string, typeof tab>} */
const PLACES = { tab, browser: lasting };

/**
 * Says whether anything can be kept. Some browsers take each file of a folder for a place of its own: what one kept, no other would
 * see, and leaving could not make it forget.
 */
export const isPossible = () => location.origin !== "null" && tab.isOpen();

/** Gives what is kept, and where; nothing where nothing is. */
export function kept() {
  if (!isPossible()) return null;
  const where = Object.keys(PLACES).find((name) => PLACES[name].get(ASSESSMENT));
  return where ? { where, text: PLACES[where].get(ASSESSMENT) } : null;
}

/** Forgets whatever is kept. */
export function forget() {
  for (const place of Object.values(PLACES)) place.remove(ASSESSMENT);
}

/**
 * Keeps an assessment in one place only, and says whether that was possible.
 * @param {string} where `tab`, `browser`, or empty for nowhere
 * @param {() => string} text
 */
export function keep(where, text) {
  for (const name of Object.keys(PLACES)) if (name !== where) PLACES[name].remove(ASSESSMENT);
  return !where || (isPossible() && PLACES[where].set(ASSESSMENT, text()));
}
