// Text that somebody else may have written.

/**
 * Gives text as it can be shown: no half of a sign, nothing that is unseen, nothing that turns the direction.
 * @param {string} text
 */
export const visible = (text) =>
  text
    .replace(/[\ud800-\udfff]/gu, "\ufffd")
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");

/**
 * Gives the beginning of a text, in whole signs.
 * @param {string} text
 * @param {number} longest
 */
export const beginning = (text, longest) => [...text].slice(0, longest).join("");
