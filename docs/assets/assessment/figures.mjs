// Figures of an assessment. What is not ours and what is not yet rated counts in no mean, median, share or spread.

/** @import { Figures, Rated, Rating } from "./types" */

/** The highest rating, which leaves no gap. */
export const HIGHEST = 4;

/**
 * Gives the cell of a statement: `2B.O` for 2B.O3.
 * @param {string} code
 */
export const cellOf = (code) => code.replace(/\d+$/, "");

/**
 * Gives the sub-competency of a statement: `2B` for 2B.O3.
 * @param {string} code
 */
export const subOf = (code) => code.split(".")[0];

/**
 * Gives the competency of a statement: `2` for 2B.O3.
 * @param {string} code
 */
export const competencyOf = (code) => code[0];

/**
 * Gives the figures of ratings, of one assessment or of several.
 * @param {(Rating | undefined)[]} ratings
 * @returns {Figures}
 */
export function figures(ratings) {
  /** @type {Figures["counts"]} */
  const counts = { 1: 0, 2: 0, 3: 0, 4: 0 };
  const numbers = ratings.flatMap((rating) => (typeof rating === "number" ? [rating] : []));
  for (const number of numbers) counts[number] += 1;
  const none = ratings.filter((rating) => rating === "none").length;
  const { length } = numbers;
  return {
    statements: ratings.length,
    rated: length,
    none,
    unrated: ratings.length - length - none,
    counts,
    mean: length ? numbers.reduce((sum, number) => sum + number, 0) / length : null,
    median: medianOf(numbers),
    share: length ? counts[HIGHEST] / length : null,
    spread: length ? [Math.min(...numbers), Math.max(...numbers)] : null,
  };
}

/**
 * Gives the median of numbers, which of an even count is the mean of the two in the middle; null where there are none.
 * @param {number[]} numbers
 */
export function medianOf(numbers) {
  if (!numbers.length) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Gives the figures of statements by what a function makes of their codes, such as `cellOf`, in the order of the codes.
 * @param {Record<string, Rated>} ratings
 * @param {string[]} codes
 * @param {(code: string) => string} keyOf
 */
export function grouped(ratings, codes, keyOf) {
  /** @type {Map<string, (Rating | undefined)[]>} */
  const found = new Map();
  for (const code of codes) {
    const key = keyOf(code);
    found.set(key, [...(found.get(key) ?? []), ratings[code]?.rating]);
  }
  return Object.fromEntries([...found].map(([key, each]) => [key, figures(each)]));
}

/**
 * Gives the statements whose rating is not the same in two assessments, with both ratings.
 * @param {Record<string, Rated>} before
 * @param {Record<string, Rated>} now
 * @param {string[]} codes
 */
export function changes(before, now, codes) {
  return codes
    .map((code) => ({ code, from: before[code]?.rating, to: now[code]?.rating }))
    .filter(({ from, to }) => from !== to);
}
