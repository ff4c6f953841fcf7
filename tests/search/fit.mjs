// Fits the weights of the ranking. On standard input: the texts of the files of index and words, the kinds, and questions with the
// codes of what is right; on standard output: the weights and boosts found, and how good the ranking was before and after.
//
// A question counts by how sure its best right record is of the first place, and of the first three: as a smooth step of the ratio of
// its score to that of the best, and the third best, record that is wrong. So a weight is judged by all questions, and not by the
// one that happens to change places. Each weight is moved by a few steps; a move is kept where it gains more than leaving the
// value it had costs, so that nothing moves for one question.

/** @import { Hit } from "../../docs/assets/search/types" */

import { readFileSync } from "node:fs";
import { Alike, unpackAsked } from "../../docs/assets/search/asked.mjs";
import { Clauses } from "../../docs/assets/search/clauses.mjs";
import { Lanes } from "../../docs/assets/search/lanes.mjs";
import { unpack, unpackSynonyms } from "../../docs/assets/search/packed.mjs";
import { Postings } from "../../docs/assets/search/postings.mjs";
import { scored } from "../../docs/assets/search/scoring.mjs";
import { WEIGHTS } from "../../docs/assets/search/weights.mjs";

/** How wide the smooth step is, in the logarithm of the ratio of scores. */
const WIDTH = 0.15;
/** What it costs to double a weight, or to halve it; twice as far costs four times as much. */
const STIFF = 0.012;
/** What a weight is multiplied by, pass by pass. */
const MOVES = [1.35, 1.35, 1.15, 1.15];

/** @typedef {{ ask: string, right: string[] }} Question */

/** @type {{ index: string, words: string, kinds: typeof HANDBOOK.kinds, questions: Question[] }} */
const given = JSON.parse(readFileSync(0, "utf8"));
const { kinds, questions } = given;
/** @param {string} script */
const value = (script) => JSON.parse(script.slice(script.indexOf("=") + 1, script.lastIndexOf(";")));
const index = unpack(value(given.index));
const [, asks, known] = given.words.split("\n").map((line) => line && value(line));
const synonyms = unpackSynonyms(known);
const told = unpackAsked(asks, index.parts[0]);
const handbook = { ...index.parts[0], asked: told };
const alike = new Alike(told);
const lanes = new Lanes(index, synonyms, [new Postings(handbook, index, kinds)]);
// What a question names outright is not ranked.
const asked = questions.filter(({ ask }) => !lanes.of(ask).records.length);

/** @param {number} ratio */
const step = (ratio) => 1 / (1 + Math.exp(-ratio / WIDTH));

/**
 * @param {Hit[]} hits
 * @param {string[]} right
 */
function worth(hits, right) {
  const sorted = hits.sort((one, other) => other.score - one.score);
  /** @param {Hit} hit */
  const isRight = ({ record: { code } }) => right.includes(code) || right.includes(code.split("#")[0]);
  const best = sorted.find(isRight)?.score ?? 0;
  const wrong = sorted.filter((hit) => !isRight(hit)).map(({ score }) => score);
  if (!best) return 0;
  const [first, third] = [wrong[0], wrong[2]].map((score) => (score ? step(Math.log(best / score)) : 1));
  return (first + third) / 2;
}

function quality() {
  // What postings keep was scored with the weights that there were.
  const clauses = new Clauses(new Postings(handbook, index, kinds), synonyms, index.compounds);
  const { records } = handbook;
  const sum = asked.reduce((total, { ask, right }) => {
    const made = clauses.of(ask);
    const hits = scored(
      { ...made, question: ask, near: alike.of(made.tokens) },
      records,
      kinds,
      clauses.postings.says(1),
    );
    return total + worth(hits, right);
  }, 0);
  return sum / asked.length;
}

/** @type {Record<string, number>[]} */
const holders = [WEIGHTS, .../** @type {Record<string, number>[]} */ (/** @type {unknown} */ (Object.values(kinds)))];
/**
 * What may be moved: where each weight is, and its name there.
 * @type {[holder: Record<string, number>, name: string][]}
 */
const knobs = holders.flatMap((holder) =>
  Object.keys(holder === WEIGHTS ? WEIGHTS : { boost: 0, title_weight: 0 }).map((name) => [holder, name]),
);
const started = knobs.map(([holder, name]) => holder[name]);
/** @param {number} at */
const cost = (at) => STIFF * Math.log2(knobs[at][0][knobs[at][1]] / started[at]) ** 2;

const before = quality();
let now = before;
for (const move of MOVES) {
  knobs.forEach(([holder, name], at) => {
    for (const by of [move, 1 / move]) {
      const had = holder[name];
      const stiffness = cost(at);
      holder[name] = had * by;
      const then = quality();
      if (then - cost(at) > now - stiffness) {
        now = then;
        return;
      }
      holder[name] = had;
    }
  });
}
/** @type {[name: string, moved: [before: number, after: number]][][]} */
const moved = holders.map((holder) =>
  knobs.flatMap(([each, name], at) => (each === holder ? [[name, [started[at], holder[name]]]] : [])),
);
const [weights, ...ofKinds] = moved.map((each) => Object.fromEntries(each));
const found = { weights, kinds: Object.fromEntries(Object.keys(kinds).map((kind, at) => [kind, ofKinds[at]])) };
process.stdout.write(JSON.stringify({ ...found, before, after: now, asked: asked.length }));
