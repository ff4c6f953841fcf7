// Finds records for a question. A question is a list of ideas: each idea is a word of it, in several forms – as typed, as
// the word that was meant where it was mistyped, as what the handbook says instead. A record's score is the sum of what its
// ideas score, times how much of the question it answers.

import SearchableMap from "minisearch/SearchableMap";
import { isStop, meaning, stem, words } from "./language.mjs";
import { makePostings } from "./postings.mjs";

// How much a find counts by the kind of thing: what staff act on before what stands behind it.
const KINDS = {
  statement: 1.0,
  guide: 1.05,
  step: 0.95,
  term: 0.9,
  definition: 1,
  contact: 1.1,
  "sub-competency": 0.8,
  cell: 0.3,
  competency: 0.8,
  tier: 0.9,
  topic: 0.6,
  principle: 0.8,
  adoption: 0.9,
  resource: 0.8,
  figure: 0.8,
  law: 0.7,
  course: 0.5,
  collection: 0.4,
  page: 0.7,
  reference: 0.5,
};
const SAID_OTHERWISE = 0.85;
const MISTYPED = 0.7;
const UNFINISHED = 0.7;
// A word that stands nowhere counts less than one that stands elsewhere.
const UNKNOWN = 0.6;
// How much less a word counts, the more records it stands in.
const COMMON = 8;
// What a synonym names outright comes before what its words find, and scores this much at least.
const LEADS = 1.4;
const LEAST = 4;
// Of several that are named, each counts this much of the one before.
const NEXT = 0.93;
// Results below this share of the best are not shown.
const REST = 0.2;
// A best result that answers less than this share of the question fits badly.
const WEAK = 0.4;
// A record that answers next to nothing of the question keeps this share of its score.
const BARE = 0.25;
// At most so many words stand between those of a phrase.
const BETWEEN = 2;
// How much more counts a record whose title is asked for, and one that explains, where a meaning is asked for.
const TITLE_ASKED = 0.5;
const MEANING_ASKED = 1.5;
const WHAT_IS = /^\s*(what\s+(is|are|does|do)|whats|what's|define|definition|meaning)\b/i;

export function makeSearch(index, synonyms) {
  const { records } = index;
  const postings = makePostings(index);
  // A word that people are known to say is no typing error, though the handbook does not have it.
  const said = new Set(synonyms.flatMap((synonym) => synonym.said.flat()));
  const known = (word) => isStop(word) || postings.has(stem(word)) || said.has(stem(word));

  // What people say, and may mistype as well; made when it is first asked for.
  let saidTree;
  function saidLike(term, edits) {
    if (!saidTree) {
      saidTree = new SearchableMap();
      for (const each of said) saidTree.set(each, true);
    }
    return saidTree.fuzzyGet(term, edits).keys();
  }

  // The words of a question, each with its stem and its idea; words that carry no meaning have none, unless all are such.
  function read(question) {
    const all = repaired(words(question));
    const telling = all.some((word) => !isStop(word));
    const unfinished = /[\p{L}\p{N}]$/u.test(question);
    return all.map((word, at) => {
      const asked = !telling || !isStop(word);
      return { stem: stem(word), idea: asked ? direct(word, unfinished && at === all.length - 1) : undefined };
    });
  }

  // Words written together or apart that the handbook writes the other way.
  function repaired(all) {
    const out = [];
    for (let at = 0; at < all.length; at += 1) {
      const [word, following] = [all[at], all[at + 1]];
      const cut = known(word) ? 0 : halves(word);
      if (following && !(known(word) && known(following)) && known(word + following)) {
        out.push(word + following);
        at += 1;
      } else if (cut) out.push(word.slice(0, cut), word.slice(cut));
      else out.push(word);
    }
    return out;
  }

  function halves(word) {
    for (let cut = 4; cut <= word.length - 4; cut += 1) if (known(word.slice(0, cut)) && known(word.slice(cut))) return cut;
    return 0;
  }

  // What a word leads to as it was typed, or else as it was probably meant.
  function direct(word, unfinished) {
    const term = stem(word);
    const idea = { ...none(), weight: postings.has(term) ? 1 / (1 + COMMON * postings.share(term)) : 1 };
    merge(idea, postings.exactly(term), 1);
    if (unfinished && word.length > 2) merge(idea, postings.begunWith(word), postings.has(term) ? UNFINISHED / 2 : UNFINISHED);
    if (idea.scores.size || said.has(term)) return idea;
    for (const [edits, shortest] of [[1, 4], [2, 6], [3, 7]]) {
      if (term.length < shortest) break;
      merge(idea, postings.like(term, edits), MISTYPED);
      idea.meant = new Set(idea.stems.size ? idea.stems : saidLike(term, edits));
      if (idea.meant.size) break;
    }
    return idea;
  }

  // The ideas of a question: of its words, and of what people say with several of them.
  function ideasOf(tokens) {
    const ideas = tokens.map(({ idea }) => idea).filter(Boolean);
    for (const { said, meant, leads } of synonyms) {
      for (const phrase of said) {
        const places = standsIn(tokens, phrase);
        if (!places) continue;
        const told = places.map((at) => tokens[at].idea).filter(Boolean);
        // Words that carry no meaning each may carry one together.
        if (!told.length) ideas.push(...(told.push({ ...none(), weight: 1 }), told));
        for (const idea of told) merge(idea, [saidOtherwise(meant, leads)], 1);
      }
    }
    return ideas;
  }

  // What a synonym leads to: the records with the words it means, and before them those it names outright.
  function saidOtherwise(meant, leads) {
    const idea = none();
    for (const terms of meant) merge(idea, phrase(terms), SAID_OTHERWISE);
    const best = Math.max(LEAST, ...idea.scores.values());
    leads.forEach((id, at) => idea.scores.set(id, best * LEADS * NEXT ** at));
    return { ...idea, weight: 1 };
  }

  // A phrase scores where all of its stems stand.
  function phrase(terms) {
    const each = terms.map((term) => postings.exactly(term)[0]?.scores ?? new Map());
    const scores = new Map();
    for (const id of each[0].keys()) {
      if (each.every((one) => one.has(id))) {
        scores.set(id, each.reduce((sum, one) => sum + one.get(id), 0) / Math.sqrt(each.length));
      }
    }
    return [{ stems: terms, scores, weight: 1 }];
  }

  // Every record that an idea leads to, with its score and the share of the question that it answers.
  function scored(question, tokens, ideas) {
    const weights = ideas.map(({ scores, weight }) => (scores.size ? weight : UNKNOWN));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const found = new Map();
    ideas.forEach(({ scores }, at) => {
      for (const [id, score] of scores) {
        const sum = found.get(id) ?? { score: 0, covered: 0 };
        found.set(id, { score: sum.score + score * weights[at], covered: sum.covered + weights[at] });
      }
    });
    const asked = new Set(tokens.filter(({ idea }) => idea).map((token) => token.stem));
    return [...found].map(([id, { score, covered }]) => {
      const record = records[id];
      const share = covered / whole;
      return { record, share, score: score * (BARE + (1 - BARE) * share) * favor(record, asked, question) };
    });
  }

  function search(question, { kind = "", group = "" } = {}) {
    const wanted = (record) => (!kind || record.kind === kind) && (!group || record.groups.includes(group));
    const code = asCode(question);
    const coded = code ? records.filter((record) => record.code === code || (isPart(code, record.code) && wanted(record))) : [];
    if (coded.length) return { code, hits: coded, terms: [], weak: false };
    const tokens = read(question);
    const ideas = ideasOf(tokens);
    const sorted = scored(question, tokens, ideas)
      .filter(({ record }) => wanted(record))
      .sort((a, b) => b.score - a.score || a.record.id - b.record.id);
    const worth = sorted.filter(({ score }) => score > sorted[0].score * REST);
    const best = Math.max(0, ...sorted.slice(0, 3).map(({ share }) => share));
    return {
      hits: oneOfAGuideFirst(worth).map(({ record }) => record),
      terms: ideas.flatMap(({ stems }) => [...stems]),
      weak: best < WEAK,
    };
  }

  return { search, index };
}

// How much a record is favored for its kind, where the question is just its title, and where a meaning is asked for.
function favor(record, asked, question) {
  let factor = KINDS[record.kind] ?? 0.7;
  const title = record.kind === "statement" ? [] : meaning(record.title);
  if (title.length && title.every((term) => asked.has(term))) factor *= 1 + TITLE_ASKED * Math.min(1, title.length / asked.size);
  if (WHAT_IS.test(question) && (record.kind === "term" || record.kind === "definition")) factor *= MEANING_ASKED;
  return factor;
}

// Where the words of a phrase stand among those of a question: in their order, with at most two others between them.
function standsIn(tokens, phrase) {
  const is = (token, term) => token.stem === term || token.idea?.meant.has(term);
  for (let first = 0; first < tokens.length; first += 1) {
    if (!is(tokens[first], phrase[0])) continue;
    const places = [first];
    for (let at = first + 1; at < tokens.length && places.length < phrase.length; at += 1) {
      if (is(tokens[at], phrase[places.length])) places.push(at);
    }
    if (places.length === phrase.length && places.at(-1) - first < phrase.length + BETWEEN) return places;
  }
  return undefined;
}

// "2b i3", "2B.I3", "ua" – or nothing, where a question is no code.
function asCode(question) {
  const parts = /^\s*(?:(?:sub-?)?competency|cell|statement|code)?\s*([u1-6])\s*(?:([a-d])\s*(?:[.\s-]*([iore])\s*(\d{0,2}))?)?\s*\.?\s*$/i.exec(question);
  if (!parts) return "";
  const [, competency, sub = "", group = "", number = ""] = parts;
  return (competency + sub + (group && `.${group}`) + number).toUpperCase();
}

const isPart = (code, other) => other.startsWith(code) && !other.includes("/") && !other.includes("#");

// A guide and its steps answer alike; only the best of them stands among the first results.
function oneOfAGuideFirst(sorted) {
  const seen = new Set();
  const [first, later] = [[], []];
  for (const hit of sorted) {
    const guide = hit.record.code.startsWith("guide/") && hit.record.code.split("#")[0];
    if (guide && seen.has(guide) && first.length < 6) later.push(hit);
    else first.push(hit);
    if (guide) seen.add(guide);
  }
  return [...first.slice(0, 6), ...[...later, ...first.slice(6)].sort((a, b) => b.score - a.score)];
}

// An idea that leads nowhere yet: its scores by record, the stems it is found by, and those that were meant by a mistyped word.
const none = () => ({ scores: new Map(), stems: new Set(), meant: new Set() });

// Adds what was found to an idea; of what is found twice, the better counts.
function merge(idea, finds, share) {
  for (const { stems, scores, weight } of finds) {
    for (const [id, score] of scores) idea.scores.set(id, Math.max(idea.scores.get(id) ?? 0, score * weight * share));
    for (const stem of stems) idea.stems.add(stem);
  }
}
