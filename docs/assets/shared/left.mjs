/**
 * Gives the name of what a script leaves behind once it has run to its end: `search-index` leaves hbSearchIndex. A file that was
 * cut short, or replaced by another page on its way, arrives just as well, and leaves nothing.
 * @param {string} script
 */
export const leftBy = (script) => `hb-${script}`.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
