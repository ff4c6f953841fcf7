// The tab keeps a collection, as the part of an address, until it is closed; leaving quickly makes it forget. A reader can have
// nothing kept: then the tab knows that choice and nothing else, and links carry the collection along.
import { COLLECTION, NAMED, tab } from "../shared/storage.mjs";

const CHOICE = "hb-keep";
const NOTHING = "nothing";

/** What follows a collection that is carried along because the reader wants nothing kept, so that a new tab knows it, too. */
export const UNKEPT = `&keep=${NOTHING}`;

/**
 * Says whether all pages share what one of them keeps. Some browsers take each file of a folder for a place of its own: what one
 * kept, no other would see, and leaving could not make it forget.
 */
const isShared = () => location.origin !== "null";

const isPossible = () => isShared() && tab.isOpen();

function forget() {
  tab.remove(COLLECTION);
  tab.remove(NAMED);
}

export const memory = {
  /** Says whether anything can be kept. */
  isPossible,
  /** Says whether a collection is to be kept. */
  isWanted: () => isPossible() && tab.get(CHOICE) !== NOTHING,
  /** Gives what is kept; empty where nothing is. */
  get: () => (isShared() ? tab.get(COLLECTION) : ""),
  /**
   * Keeps a collection, and says whether that was possible.
   * @param {string} fragment
   */
  set: (fragment) => tab.set(COLLECTION, fragment),
  /** Gives the name that the reader gave a collection or took over; any other that is kept came with a link. */
  ownName: () => (isShared() ? tab.get(NAMED) : ""),
  /** @param {string} name */
  setOwnName: (name) => (name ? tab.set(NAMED, name) : tab.remove(NAMED)),
  forget,
  /**
   * Remembers what the reader wants from here on.
   * @param {boolean} kept
   */
  choose: (kept) => {
    if (kept) {
      tab.remove(CHOICE);
      return;
    }
    forget();
    if (isPossible()) tab.set(CHOICE, NOTHING);
  },
};
