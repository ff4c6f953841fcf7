// The sessions of a course on the page, each with what it does with statements.

/** @import { Course, CourseData, Does, Session } from "./types" */

import { make } from "../shared/dom.mjs";
import { DOES, capital, under } from "./covered.mjs";

/**
 * Gives what a session is called, even before it has a name.
 * @param {Session} session
 * @param {number} at
 */
export const nameOf = ({ title }, at) => title || `Session ${at + 1}`;

/**
 * Makes the items of all sessions.
 * @param {CourseData} data
 * @param {Course} course
 * @param {number} current
 */
export const sessionItems = (data, { sessions }, current) =>
  sessions.map((session, at) => {
    const attributes = { "data-at": String(at), ...(at === current ? { "data-current": "" } : {}) };
    return make(
      "li",
      attributes,
      head(session, at),
      tools(session, at, sessions.length),
      make("div", { class: "hb-map__does" }, ...DOES.map((does) => list(data, session, at, does))),
    );
  });

/**
 * @param {Session} session
 * @param {number} at
 */
function head(session, at) {
  const title = make("input", { class: "hb-field", type: "text", maxlength: "300", "data-part": "title" });
  title.value = session.title;
  title.placeholder = `Session ${at + 1}`;
  const minutes = make("input", { class: "hb-field", type: "text", inputmode: "numeric", "data-part": "minutes" });
  minutes.value = session.minutes;
  return make(
    "div",
    { class: "hb-map__head" },
    make("label", {}, `Session ${at + 1} `, title),
    make("label", {}, "Minutes ", minutes),
  );
}

/**
 * @param {Session} session
 * @param {number} at
 * @param {number} count
 */
function tools(session, at, count) {
  /** @type {(act: string, text: string, isOff?: boolean) => HTMLButtonElement} */
  const button = (act, text, isOff = false) => {
    const hidden = make("span", { class: "hb-hidden" }, ` ${nameOf(session, at)}`);
    const made = make("button", { class: "hb-button", type: "button", "data-act": act }, text, hidden);
    made.disabled = isOff;
    return made;
  };
  return make(
    "div",
    { class: "hb-map__tools" },
    button("choose", "Choose statements"),
    button("up", "Earlier", at === 0),
    button("down", "Later", at === count - 1),
    button("remove", "Remove"),
  );
}

/**
 * @param {CourseData} data
 * @param {Session} session
 * @param {number} at
 * @param {Does} does
 */
function list(data, session, at, does) {
  const items = session[does].map((code) => {
    const statement = data.statements[code];
    const text = statement ? statement.short : `all ${under(data, [code]).length} statements of it`;
    const name = make("span", { class: "hb-hidden" }, ` ${code} from ${data.does[does]} in ${nameOf(session, at)}`);
    const button = make("button", { class: "hb-quiet", type: "button", "data-take": code }, "Take out", name);
    const said = make("span", {}, make("b", { translate: "no" }, code), ` ${text}`);
    return make("li", {}, said, button);
  });
  return make(
    "div",
    { "data-drop": does },
    make("p", {}, `${capital(data.does[does])} (${under(data, session[does]).length})`),
    ...(items.length ? [make("ul", { class: "hb-map__list" }, ...items)] : []),
  );
}
