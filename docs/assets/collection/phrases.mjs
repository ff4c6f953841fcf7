// What is said of collections on every page.

/** @param {number} count */
export const statements = (count) => (count === 1 ? "1 statement" : `${count} statements`);

/**
 * Says what happens to a collection: in as few words as will do, and what follows from that.
 * @param {boolean} kept
 */
export const where = (kept) =>
  kept
    ? {
        short: "kept in this tab",
        more: " until you close it, clear the collection, or leave. Reload and Back lose nothing.",
      }
    : { short: "not kept", more: ": links carry it along, but Reload and Back lose it." };

/**
 * Says what the reader can have instead.
 * @param {boolean} kept
 */
export const instead = (kept) => (kept ? "Keep nothing" : "Keep in this tab");
