// The question that was asked on a page, while the reader looks at one of its results. The tab keeps it for as long as it is open,
// and forgets it when the reader leaves quickly. Where nothing can be kept, or the reader wants nothing kept, Back shows the page alone.

/**
 * A question with its choices, how many portions of the answer were shown, the active result, and how far the list was scrolled.
 * @typedef {{ question: string, kind: string, group: string, shown: number, active: number, top: number }} Kept
 */

import { memory } from "../collection/memory.mjs";
import { ASKED, tab } from "../shared/storage.mjs";

const name = () => ASKED + location.pathname;

/** @param {Kept} question */
export function keep(question) {
  if (memory.isWanted()) tab.set(name(), JSON.stringify(question));
}

/**
 * Gives what was kept, once; nothing where the reader has come to the page in another way than back or forward.
 * @returns {Kept | undefined}
 */
export function kept() {
  const found = tab.get(name());
  tab.remove(name());
  const [entry] = performance.getEntriesByType("navigation");
  if (!found || !(entry instanceof PerformanceNavigationTiming) || entry.type === "navigate") return undefined;
  try {
    const { question, kind, group, shown, active, top } = JSON.parse(found);
    const texts = [question, kind, group].map((value) => String(value ?? ""));
    const numbers = [shown, active, top].map((value) => Number(value) || 0);
    return {
      ...{ question: texts[0], kind: texts[1], group: texts[2] },
      ...{ shown: numbers[0], active: numbers[1], top: numbers[2] },
    };
  } catch {
    return undefined;
  }
}
