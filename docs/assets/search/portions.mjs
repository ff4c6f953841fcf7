// The order in which results of both parts of the index are shown: in portions, the best first, and in each as many of the
// handbook's own results as if the organization had added nothing.

/** @import { Hit, SearchRecord } from "./types" */

/** How many of the handbook's own results the first portion has, each later one, and the first where nothing fits well. */
const [FIRST, MORE, NEAREST] = [10, 20, 3];
/** How many results of the other part come with them, as a share. */
const BESIDE = 0.5;

/**
 * Divides results into portions.
 * @param {Hit[]} own the handbook's own, in their order
 * @param {Hit[]} local what the organization has added, in its order
 * @param {boolean} [weak] whether nothing fits well
 */
export function inPortions(own, local, weak = false) {
  /** @type {SearchRecord[][]} */
  const portions = [];
  let [ownAt, localAt] = [0, 0];
  while (ownAt < own.length || localAt < local.length) {
    const size = portions.length ? MORE : weak ? NEAREST : FIRST;
    const ours = own.slice(ownAt, ownAt + size);
    const theirs = local.slice(localAt, localAt + Math.max(size * BESIDE, size - ours.length));
    ownAt += ours.length;
    localAt += theirs.length;
    portions.push(merged(ours, theirs).map(({ record }) => record));
  }
  return portions;
}

/**
 * Merges two lists, the better first; each keeps its order.
 * @param {Hit[]} ours
 * @param {Hit[]} theirs
 */
function merged(ours, theirs) {
  /** @type {Hit[]} */
  const out = [];
  let at = 0;
  for (const hit of ours) {
    while (at < theirs.length && isBetter(theirs[at], hit)) out.push(theirs[at++]);
    out.push(hit);
  }
  return [...out, ...theirs.slice(at)];
}

/**
 * Says whether a hit is better than another: scores of two parts compare well only where both hold as much of the question.
 * @param {Hit} hit
 * @param {Hit} other
 */
const isBetter = (hit, other) => (hit.whole === other.whole ? hit.score > other.score : hit.whole);
