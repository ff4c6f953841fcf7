// Which records a stem leads to, and how much it says about each. Mistyped words are found in the tree that MiniSearch keeps
// its own index in. Scores follow BM25+, as MiniSearch's do. Scores and tree are made when they are first asked for, so that
// the first result is not kept waiting for them.
import SearchableMap from "minisearch/SearchableMap";
import { meaning } from "./language.mjs";
import { read } from "./packed.mjs";

// How much a stem counts by where it stands.
const TITLE = 2;
const STATEMENT = 1.4;
const TEXT = 1;
const ABOUT = 0.35;
// The constants of BM25+.
const [K, B, D] = [1.2, 0.7, 0.5];
// A word that is begun, or mistyped, counts less the more is missing or wrong.
const BEGUN = 0.3;

export function makePostings(index) {
  const { records } = index;
  const entries = new Map();
  const entry = (stem, text = "") => {
    let found = entries.get(stem);
    if (!found) entries.set(stem, (found = { text, titles: [], about: [] }));
    return found;
  };
  for (const [stem, text] of index.places) entry(stem, text);
  const below = new Map();
  const lengths = records.map((record) => {
    const stems = new Set(meaning(record.title));
    for (const stem of stems) entry(stem).titles.push(record.id);
    for (const above of titlesAbove(index, record)) {
      if (below.has(above)) below.get(above).push(record.id);
      else below.set(above, [record.id]);
    }
    return stems.size;
  });
  for (const [above, ids] of below) for (const stem of meaning(above)) entry(stem).about.push(ids);
  const average = lengths.reduce((sum, length) => sum + length, 0) / records.length;
  let tree;
  const grown = () => {
    if (!tree) {
      tree = new SearchableMap();
      for (const [stem, found] of entries) tree.set(stem, found);
    }
    return tree;
  };

  // The scores of a stem by record, and the number of records it stands in.
  function scored(found) {
    if (!found.scores) {
      const { ids, count } = read(found.text);
      found.count = found.titles.length + count;
      const rarity = Math.log(1 + (records.length - found.count + 0.5) / (found.count + 0.5));
      const scores = (found.scores = new Map());
      for (const ids of found.about) for (const id of ids) scores.set(id, ABOUT * rarity);
      for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + TEXT * rarity);
      for (const id of found.titles) {
        const where = records[id].kind === "statement" ? STATEMENT : TITLE;
        const often = D + (K + 1) / (1 + K * (1 - B + (B * lengths[id]) / average));
        scores.set(id, (scores.get(id) ?? 0) + where * rarity * often);
      }
    }
    return found;
  }

  return {
    has: (stem) => entries.has(stem),

    // How many of the records a stem stands in, from 0 to 1.
    share: (stem) => (entries.has(stem) ? scored(entries.get(stem)).count / records.length : 0),

    // Each of these returns what it finds: the stems, the scores by record, and how much those count.
    exactly: (stem) => (entries.has(stem) ? [{ stems: [stem], scores: scored(entries.get(stem)).scores, weight: 1 }] : []),

    begunWith: (word) =>
      [...entries].flatMap(([stem, found]) => {
        const weight = word.length / (word.length + BEGUN * (stem.length - word.length));
        return stem.startsWith(word) ? [{ stems: [stem], scores: scored(found).scores, weight }] : [];
      }),

    like: (stem, edits) =>
      [...grown().fuzzyGet(stem, edits)].map(([other, [found, distance]]) => {
        return { stems: [other], scores: scored(found).scores, weight: stem.length / (stem.length + distance) };
      }),
  };
}

// What a record is about beyond its own words: the titles above it, its topics, its groups.
function titlesAbove({ byCode, topics, groups }, record) {
  const above = [];
  const guide = record.kind === "step" && byCode.get(record.code.split("#")[0]);
  if (guide) above.push(guide.title);
  if (record.kind === "statement") above.push(byCode.get(record.code.slice(0, 2)).title, byCode.get(record.code[0]).title);
  above.push(...record.topics.map((at) => topics[at].title), ...record.groups.map((group) => groups[group]));
  return above;
}
