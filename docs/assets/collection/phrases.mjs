// What is said of collections on every page.

/** @param {number} count */
export const statements = (count) => (count === 1 ? "1 statement" : `${count} statements`);

/**
 * Says what happens to the collection, in one line.
 * @param {boolean} kept
 */
export const where = (kept) =>
  kept
    ? "Kept until you close this tab, clear it or leave."
    : "Not stored: links carry it along, but reloading the page loses it.";
