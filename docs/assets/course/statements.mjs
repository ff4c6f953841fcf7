// The statements to choose from: narrowed by group, sub-competency, and words.

/** @import { CourseData, Session, StatementValues } from "./types" */

import { make } from "../shared/dom.mjs";
import { DOES, capital, covers } from "./covered.mjs";

/** @typedef {{ group: string, sub: string, words: string }} Wanted */

/**
 * Gives the statements that fit what the reader asks for.
 * @param {Pick<CourseData, "statements">} data
 * @param {Wanted} wanted
 */
export function fitting({ statements }, { group, sub, words }) {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.values(statements).filter(({ code, short, condition, text }) => {
    const [of, rest] = code.split(".");
    const all = `${code} ${short} ${condition} ${text}`.toLowerCase();
    return (!sub || of === sub) && (!group || rest.startsWith(group)) && parts.every((part) => all.includes(part));
  });
}

/**
 * Makes the item of a statement.
 * @param {CourseData} data
 * @param {StatementValues} statement
 * @param {Session | undefined} session
 */
export function statementItem(data, { code, short, condition, text }, session) {
  const buttons = DOES.map((does) => {
    const name = make("span", { class: "hb-hidden" }, ` ${code}`);
    const attributes = { class: "hb-button", type: "button", "data-does": does, "aria-pressed": "false" };
    return make("button", attributes, capital(data.does[does]), name);
  });
  const summary = make("summary", {}, make("b", { translate: "no" }, code), ` ${short}`);
  const limit = condition ? [make("em", {}, `${condition}: `)] : [];
  const item = make(
    "li",
    { "data-code": code, draggable: "true" },
    make("details", {}, summary, make("p", {}, ...limit, text)),
    make("div", { class: "hb-map__buttons" }, ...buttons),
  );
  press(item, session);
  return item;
}

/**
 * Shows what a session does with the statement of an item.
 * @param {HTMLElement} item
 * @param {Session | undefined} session
 */
export function press(item, session) {
  const code = item.dataset.code ?? "";
  for (const button of item.querySelectorAll("button")) {
    const does = DOES.find((each) => each === button.dataset.does);
    const isDone = does && session ? session[does].some((other) => covers(other, code)) : false;
    button.setAttribute("aria-pressed", String(isDone));
    button.disabled = !session;
  }
}
