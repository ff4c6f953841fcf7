// Nothing of a collection is stored unless the reader asks for it. Asked, the tab keeps it, as the part of an address, until it
// is closed; leaving quickly makes it forget.
import { COLLECTION, NAMED, tab } from "../shared/storage.mjs";

export const memory = {
  /** Says whether anything can be kept. */
  isPossible: () => tab.isOpen(),
  /** Gives what is kept; empty where nothing is. */
  get: () => tab.get(COLLECTION),
  /**
   * Keeps a collection, and says whether that was possible.
   * @param {string} fragment
   */
  set: (fragment) => tab.set(COLLECTION, fragment),
  /** Gives the name that the reader gave a collection or took over; any other that is kept came with a link. */
  ownName: () => tab.get(NAMED),
  /** @param {string} name */
  setOwnName: (name) => (name ? tab.set(NAMED, name) : tab.remove(NAMED)),
  forget() {
    tab.remove(COLLECTION);
    tab.remove(NAMED);
  },
};
