// What several assessments say together: medians and spread, common gaps, and which sessions close most of them.

/** @import { Assessment } from "../assessment/types" */
/** @import { Gap, Session, Step, TeamFigures } from "./types" */

import { figures } from "../assessment/figures.mjs";

/** With fewer answers than this, what is said of a few statements can be traced to a person. */
export const FEWEST = 5;
/** The highest rating that is a gap. */
export const GAP = 2;

/** @type {(team: Assessment[], code: string) => (import("../assessment/types").Rating | undefined)[]} */
const ratingsOf = (team, code) => team.map(({ ratings }) => ratings[code]?.rating);

/**
 * Gives the figures of statements by what a function makes of their codes, in the order of the codes: all ratings of all
 * assessments together, and how many assessments rate any of them.
 * @param {Assessment[]} team
 * @param {string[]} codes
 * @param {(code: string) => string} keyOf
 * @returns {Map<string, TeamFigures>}
 */
export function teamFigures(team, codes, keyOf) {
  /** @type {Map<string, string[]>} */
  const alike = new Map();
  for (const code of codes) alike.set(keyOf(code), [...(alike.get(keyOf(code)) ?? []), code]);
  return new Map(
    [...alike].map(([key, each]) => {
      const answers = team.filter(({ ratings }) =>
        each.some((code) => typeof ratings[code]?.rating === "number"),
      ).length;
      return [key, { answers, ...figures(each.flatMap((code) => ratingsOf(team, code))) }];
    }),
  );
}

/**
 * Says whether figures rest on too few answers to be shown unasked.
 * @param {TeamFigures} found
 */
export const isFew = ({ answers }) => answers > 0 && answers < FEWEST;

/**
 * Gives the statements that at least half of those who rated them gave a low rating, the most common first.
 * @param {Assessment[]} team
 * @param {string[]} codes in the order of the matrix
 * @returns {Gap[]}
 */
export function commonGaps(team, codes) {
  const found = codes.map((code) => {
    const { rated, counts } = figures(ratingsOf(team, code));
    return { code, low: counts[1] + counts[GAP], answers: rated };
  });
  return found
    .filter(({ low, answers }) => low && low * 2 >= answers)
    .sort((one, other) => other.low - one.low || one.answers - other.answers);
}

/**
 * Gives how many answers of a low rating a session would meet, by the gaps that it closes.
 * @param {Gap[]} gaps
 */
const met = (gaps) => gaps.reduce((sum, { low }) => sum + low, 0);

/**
 * Chooses sessions, each time the one that closes most of what is left, until none closes any more: a short list, if not always
 * the shortest. Of two that close as much, the first one is taken.
 * @param {Gap[]} gaps
 * @param {Session[]} sessions
 * @returns {{ steps: Step[], left: Gap[] }}
 */
export function cover(gaps, sessions) {
  /** @type {Step[]} */
  const steps = [];
  let left = gaps;
  for (;;) {
    const open = left;
    const best = sessions
      .map((session) => ({ session, closes: open.filter(({ code }) => session.codes.includes(code)) }))
      .reduce((one, other) => (met(other.closes) > met(one.closes) ? other : one), {
        session: /** @type {Session | null} */ (null),
        closes: /** @type {Gap[]} */ ([]),
      });
    if (!best.session) return { steps, left };
    steps.push({ session: best.session, closes: best.closes, answers: met(best.closes) });
    left = left.filter((gap) => !best.closes.includes(gap));
  }
}
