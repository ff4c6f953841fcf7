// The order of what a question finds, and whether anything of it fits.
//
// The limits here were set by hand against the tuned halves of the questions in tests/search, and those in outside.yaml.

/** @import { Hit } from "./types" */

/** Results below this share of the best score are not shown, unless every word of the question is in them as it was typed. */
const WORTH = 0.05;
/** Where the best results fit the question less than this, nothing fits well … */
const WEAK = 0.11;
/** … and so many results are looked at for it. */
const BEST = 3;
/** Among so many first results there are two kinds, where another kind scores this much of the last of them at least. */
const [MIXED, NEARLY] = [3, 0.75];
/** Among so many first results, no guide is twice. */
const DIVERSE = 6;

/**
 * Sorts hits, leaves out those that are not worth showing, and says whether nothing fits well.
 * @param {Hit[]} hits
 */
export function ranked(hits) {
  const sorted = hits.sort((one, other) => other.score - one.score || one.record.id - other.record.id);
  const worth = sorted.filter(({ score, whole }) => whole || score > sorted[0].score * WORTH);
  return { hits: mixed(diverse(worth)), weak: !sorted.slice(0, BEST).some(({ fit }) => fit >= WEAK) };
}

/**
 * Lets the first results be of more than one kind, as nobody knows which kind an open question is for.
 * @param {Hit[]} sorted
 */
function mixed(sorted) {
  const first = sorted.slice(0, MIXED);
  const last = first[MIXED - 1];
  if (!last || first.some(({ record }) => record.kind !== last.record.kind)) return sorted;
  const other = sorted.find(({ record, score }) => record.kind !== last.record.kind && score >= last.score * NEARLY);
  if (!other) return sorted;
  const rest = sorted.filter((hit) => hit !== other);
  return [...rest.slice(0, MIXED - 1), other, ...rest.slice(MIXED - 1)];
}

/**
 * Lets only the best of a guide and its steps be among the first results, as they answer alike.
 * @param {Hit[]} sorted
 */
function diverse(sorted) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Hit[]} */
  const first = [];
  /** @type {Hit[]} */
  const later = [];
  for (const hit of sorted) {
    const { code } = hit.record;
    const guide = code.startsWith("guide/") ? code.split("#")[0] : "";
    if (guide && seen.has(guide) && first.length < DIVERSE) later.push(hit);
    else first.push(hit);
    if (guide) seen.add(guide);
  }
  return [
    ...first.slice(0, DIVERSE),
    ...[...later, ...first.slice(DIVERSE)].sort((one, other) => other.score - one.score),
  ];
}
