// Storage of the browser, which some refuse to pages from a folder, or altogether: then nothing is kept, and nothing fails.

/** Under what name the tab keeps a collection. */
export const COLLECTION = "hb-collection";
/** Under what name it keeps that the name of the collection is the reader's own. */
export const NAMED = "hb-named";

/** Under what name the tab, or the browser, keeps an assessment, where the reader asks for it. */
export const ASSESSMENT = "hb-assessment";
/** Under what name it keeps the question that was asked on a page, with the page's path behind it. */
export const ASKED = "hb-asked";

/**
 * Makes a storage that never fails. It is opened anew each time, as opening it is what a browser may refuse.
 * @param {() => Storage} open
 */
function guarded(open) {
  /**
   * @template Result
   * @param {(storage: Storage) => Result} use
   */
  const attempt = (use) => {
    try {
      return { value: use(open()) };
    } catch {
      return null;
    }
  };
  return {
    /** @param {string} key */
    get: (key) => attempt((storage) => storage.getItem(key))?.value ?? "",
    /**
     * Says whether it was kept.
     * @param {string} key
     * @param {string} value
     */
    set: (key, value) => attempt((storage) => storage.setItem(key, value)) !== null,
    /** @param {string} key */
    remove: (key) => attempt((storage) => storage.removeItem(key)),
    clear: () => attempt((storage) => storage.clear()),
    /** Says whether anything can be kept. */
    isOpen: () => attempt((storage) => storage.getItem("")) !== null,
  };
}

/** What lasts until the reader changes it. */
export const lasting = guarded(() => localStorage);

/** What lasts as long as the tab. */
export const tab = guarded(() => sessionStorage);
