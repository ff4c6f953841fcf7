// The page that maps a course: name sessions, choose statements, see what is reached, save. handbook.js loads this file and its data
// on that page only. What there is, is on the page; a file or the reader's choice keeps it.

/** @import { Course, Does, Field } from "./types" */

import { markCells, namesOf } from "../matrix/marked.mjs";
import { shapeOf, summary } from "../matrix/marks.mjs";
import { cells } from "../matrix/cells.mjs";
import { all, closest, find, get, make } from "../shared/dom.mjs";
import { publicRootOf } from "../shared/root.mjs";
import { tab } from "../shared/storage.mjs";
import { DOES, blankCourse, blankSession, marksOf, reached, under, withStatement } from "./covered.mjs";
import { complete, missing, toTable } from "./files.mjs";
import { explain } from "./messages.mjs";
import { MOST, fits, readTable, tidy } from "./read.mjs";
import { save } from "./saving.mjs";
import { nameOf, sessionItems } from "./sessions.mjs";
import { fitting, press, statementItem } from "./statements.mjs";

const { announce, root } = globalThis.handbook;
const data = globalThis.hbCourseData;
const base = publicRootOf(data.site, root);
/** Under what name the tab keeps a course. */
const KEPT = "hb-course";
/** So many statements are shown at once. */
const FEW = 20;

const list = get("[data-sessions]", HTMLOListElement);
const statements = get("[data-statements]", HTMLUListElement);
const chosen = get("select[data-session]", HTMLSelectElement);
const filter = get("[data-filter-statements]", HTMLFormElement);
const more = get("[data-more]", HTMLButtonElement);
const said = get("[data-said]", HTMLElement);
const names = namesOf(cells());
const codes = Object.keys(data.statements);
/** The statements of each cell, by its code. */
const within = new Map(cells().map(({ dataset: { matrixCell: cell = "" } }) => [cell, under(data, [cell])]));

let course = blankCourse(data.shared.edition);
/** The session that statements are chosen for. */
let current = 0;
let most = FEW;
/**
 * What was on the page before something else took its place.
 * @type {Course | null}
 */
let replaced = null;

const isBegun = () => Boolean(course.title || course.sessions.length);

// Showing

/** Shows everything. */
function show() {
  for (const input of all("[data-field]", HTMLInputElement)) {
    input.value = course[/** @type {Field} */ (input.dataset.field)] ?? "";
    mark(input, String(input.dataset.field));
  }
  for (const box of all("[data-group]", HTMLInputElement)) box.checked = course.groups.includes(box.value);
  get("[data-example]", HTMLInputElement).checked = course.example === "true";
  showSessions();
  showStatements();
}

/**
 * Shows whether the table of a course can hold a value.
 * @param {HTMLInputElement} input
 * @param {string} column
 */
function mark(input, column) {
  const isWrong = Boolean(input.value) && !fits(column, tidy(input.value));
  input.toggleAttribute("aria-invalid", false);
  if (isWrong) input.setAttribute("aria-invalid", "true");
}

function showSessions() {
  current = Math.max(0, Math.min(current, course.sessions.length - 1));
  list.replaceChildren(...sessionItems(data, course, current));
  showChoice();
  showReached();
}

/** Offers the sessions that statements can be chosen for. */
function showChoice() {
  const options = course.sessions.map((session, at) =>
    make("option", { value: String(at) }, `${at + 1}. ${nameOf(session, at)}`),
  );
  chosen.replaceChildren(...(options.length ? options : [make("option", { value: "" }, "Add a session first")]));
  chosen.value = options.length ? String(current) : "";
}

/** Shows the statements that fit, and what the chosen session does with them. */
function showStatements() {
  const wanted = Object.fromEntries(
    all("[data-by]", HTMLElement, filter).map((field) => [field.dataset.by, Reflect.get(field, "value")]),
  );
  const found = fitting(data, { group: "", sub: "", words: "", ...wanted });
  const session = course.sessions[current];
  statements.replaceChildren(...found.slice(0, most).map((each) => statementItem(data, each, session)));
  const count = Math.min(found.length, most);
  get("[data-found]", HTMLElement).textContent =
    count === found.length ? `${count} statements` : `${count} of ${found.length} statements`;
  more.hidden = count === found.length;
}

function pressAll() {
  for (const item of all("li", HTMLElement, statements)) press(item, course.sessions[current]);
}

/** Shows on the matrix what the course reaches, and says it. */
function showReached() {
  const marks = marksOf(data, course);
  const layer = { name: course.title, marks };
  markCells(names, (cell) => within.get(cell) ?? [], layer);
  const count = reached(data, course).length;
  get("[data-summary]", HTMLElement).textContent =
    `${summary({ name: "", marks }, codes.length)}. ${codes.length - count} are not reached.`;
  const legend = Object.entries(marks).map(([word, found]) =>
    make("span", {}, make("i", { "data-shape": shapeOf(layer, [word]) }), `${found.length} ${word}`),
  );
  get("[data-legend-of-marks]", HTMLElement).replaceChildren(...legend);
  showMissing();
}

/** Says what the table lacks, and keeps the course. */
function showMissing() {
  const lacks = missing(course);
  get("[data-missing]", HTMLElement).textContent = lacks.length
    ? `Before “make course” reads the table, it needs: ${lacks.join("; ")}.`
    : "";
  keep();
}

/**
 * Says what there is to say above everything, and offers the way back where something was replaced.
 * @param {string[]} messages
 */
function say(messages) {
  const back = make("button", { class: "hb-button", type: "button", "data-undo": "" }, "Back to what was here before");
  said.replaceChildren(
    ...messages.map((text) => make("p", {}, text)),
    ...(replaced ? [make("p", {}, "Another course was on this page. "), back] : []),
  );
  said.hidden = !said.childNodes.length;
}

// Keeping

/** Keeps the course where the reader wants that. */
function keep() {
  const wanted = get("[data-keep] input:checked", HTMLInputElement).value;
  if (!wanted || !isBegun()) tab.remove(KEPT);
  const done = !wanted || !isBegun() || tab.set(KEPT, toTable(data, complete(course)));
  get("[data-kept]", HTMLElement).textContent = done ? "" : "This browser does not keep it. Save the table.";
}

/** Removes all that was entered, from the page and from where it is kept. */
function erase() {
  [course, current, replaced, most] = [blankCourse(data.shared.edition), 0, null, FEW];
  get('[data-keep] input[value=""]', HTMLInputElement).checked = true;
  tab.remove(KEPT);
  filter.reset();
  say([]);
  show();
}

/**
 * Puts a course in the place of the one that is there.
 * @param {Course} next
 * @param {string[]} messages
 */
function take(next, messages) {
  replaced = isBegun() ? course : null;
  [course, current] = [next, 0];
  say(messages);
  show();
}

/** @param {HTMLInputElement} input */
async function open(input) {
  const [file] = input.files ?? [];
  input.value = "";
  if (!file) return;
  const read =
    file.size > MOST.bytes
      ? { course: null, problems: [/** @type {const} */ ({ kind: "large" })] }
      : await file.arrayBuffer().then(
          (bytes) => readTable(data, new Uint8Array(bytes)),
          () => ({ course: null, problems: [/** @type {const} */ ({ kind: "encoding" })] }),
        );
  const messages = read.problems.map(explain);
  if (read.course) {
    take(read.course, messages);
    announce(`Opened: ${read.course.sessions.length} sessions. ${messages.join(" ")}`);
    get("#sessions", HTMLElement).focus();
  } else {
    replaced = null;
    say([`${messages[0]}${isBegun() ? " What you have mapped is still here." : ""}`]);
  }
}

// Changing

/**
 * Goes to a control of a session.
 * @param {number} at
 * @param {string} selector
 */
const goTo = (at, selector) => find(`[data-at="${at}"] ${selector}`, HTMLElement, list)?.focus();

function addSession() {
  course.sessions.push(blankSession());
  current = course.sessions.length - 1;
  showSessions();
  pressAll();
  goTo(current, "[data-part=title]");
}

/**
 * @param {number} at
 * @param {number} to
 * @param {string} act
 */
function move(at, to, act) {
  const { sessions } = course;
  [sessions[at], sessions[to]] = [sessions[to], sessions[at]];
  if (current === at) current = to;
  else if (current === to) current = at;
  showSessions();
  const button = find(`[data-at="${to}"] [data-act="${act}"]`, HTMLButtonElement, list);
  if (button?.disabled) goTo(to, "[data-act]:not([disabled])");
  else button?.focus();
  announce(`${nameOf(sessions[to], to)} is now session ${to + 1}.`);
}

/** @param {number} at */
function remove(at) {
  const [gone] = course.sessions.splice(at, 1);
  if (current > at) current -= 1;
  showSessions();
  pressAll();
  if (course.sessions.length) goTo(Math.min(at, course.sessions.length - 1), "[data-act=remove]");
  else get("[data-add-session]", HTMLButtonElement).focus();
  announce(`${nameOf(gone, at)} is removed.`);
}

/** @type {Record<string, (at: number) => void>} */
const ACTS = {
  up: (at) => move(at, at - 1, "up"),
  down: (at) => move(at, at + 1, "down"),
  remove,
  choose(at) {
    current = at;
    showSessions();
    pressAll();
    chosen.focus();
    chosen.scrollIntoView({ block: "center" });
  },
};

/**
 * Says what a session does with a statement, or that it no longer does.
 * @param {number} at
 * @param {Does} does
 * @param {string} code
 * @param {boolean} isIn
 */
function change(at, does, code, isIn) {
  const session = course.sessions[at];
  if (!session) return;
  session[does] = withStatement(data, session[does], code, isIn);
  showSessions();
  pressAll();
  announce(`${code}: ${isIn ? "" : "no longer "}${data.does[does]} in ${nameOf(session, at)}.`);
}

/**
 * Gives the session that an event is about; -1 where it is about none.
 * @param {Event} event
 */
const sessionAt = (event) => Number(closest(event, "[data-at]", HTMLElement)?.dataset.at ?? -1);

/**
 * Gives what a session does with what is in the list that an event is about.
 * @param {Event} event
 */
const doesAt = (event) => {
  const name = closest(event, "[data-drop]", HTMLElement)?.dataset.drop;
  return DOES.find((each) => each === name);
};

// Listening

list.addEventListener("click", (event) => {
  const at = sessionAt(event);
  const act = closest(event, "[data-act]", HTMLButtonElement)?.dataset.act;
  if (act) ACTS[act]?.(at);
  const code = closest(event, "[data-take]", HTMLButtonElement)?.dataset.take;
  const does = doesAt(event);
  if (!code || !does) return;
  const place = course.sessions[at][does].indexOf(code);
  course.sessions[at][does].splice(place, 1);
  showSessions();
  pressAll();
  const left = all(`[data-at="${at}"] [data-drop="${does}"] [data-take]`, HTMLButtonElement, list);
  (left[Math.min(place, left.length - 1)] ?? find(`[data-at="${at}"] [data-act=choose]`, HTMLElement, list))?.focus();
  announce(`${code} is taken out.`);
});
list.addEventListener("input", (event) => {
  const input = closest(event, "[data-part]", HTMLInputElement);
  const session = course.sessions[sessionAt(event)];
  if (!input || !session) return;
  const part = input.dataset.part === "minutes" ? "minutes" : "title";
  const value = tidy(input.value);
  mark(input, part);
  session[part] = fits(part, value) ? value : "";
  showChoice();
  showMissing();
});
get("[data-add-session]", HTMLButtonElement).addEventListener("click", addSession);
statements.addEventListener("click", (event) => {
  const button = closest(event, "[data-does]", HTMLButtonElement);
  const code = closest(event, "[data-code]", HTMLElement)?.dataset.code;
  const does = DOES.find((each) => each === button?.dataset.does);
  if (button && code && does) change(current, does, code, button.getAttribute("aria-pressed") !== "true");
});
chosen.addEventListener("change", () => {
  current = Number(chosen.value);
  showSessions();
  pressAll();
});
filter.addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("input", (event) => {
  if (event.target === chosen) return;
  most = FEW;
  // Whoever looks for words looks everywhere.
  if (closest(event, "[data-by=words]", HTMLInputElement)?.value) get("[data-by=sub]", HTMLSelectElement).value = "";
  showStatements();
});
more.addEventListener("click", () => {
  const before = statements.children.length;
  most += FEW;
  showStatements();
  find(`li:nth-child(${before + 1}) summary`, HTMLElement, statements)?.focus();
});

statements.addEventListener("dragstart", (event) => {
  const code = closest(event, "[data-code]", HTMLElement)?.dataset.code;
  if (code) event.dataTransfer?.setData("text/plain", code);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  list.addEventListener(kind, (event) => {
    const place = closest(event, "[data-drop]", HTMLElement);
    if (!place) return;
    place.toggleAttribute("data-over", kind === "dragover");
    event.preventDefault();
  });
}
list.addEventListener("drop", (event) => {
  const code = tidy(event.dataTransfer?.getData("text/plain") ?? "");
  const does = doesAt(event);
  if (does && Object.hasOwn(data.statements, code)) change(sessionAt(event), does, code, true);
});

for (const input of all("[data-field]", HTMLInputElement)) {
  input.addEventListener("input", () => {
    const field = /** @type {Field} */ (input.dataset.field);
    const value = tidy(input.value);
    mark(input, field);
    course[field] = fits(field, value) ? value : "";
    showMissing();
  });
}
for (const box of all("[data-group]", HTMLInputElement)) {
  box.addEventListener("change", () => {
    course.groups = all("[data-group]", HTMLInputElement).flatMap((each) => (each.checked ? [each.value] : []));
    keep();
  });
}
get("[data-example]", HTMLInputElement).addEventListener("change", (event) => {
  course.example = event.target instanceof HTMLInputElement && event.target.checked ? "true" : "";
  keep();
});
get("[data-open]", HTMLInputElement).addEventListener("change", (event) => {
  if (event.target instanceof HTMLInputElement) open(event.target);
});
for (const button of all("[data-save]", HTMLButtonElement)) {
  button.addEventListener("click", () => save(data, button.dataset.save ?? "", course, base));
}
get("[data-keep]", HTMLElement).addEventListener("change", keep);
get("[data-erase]", HTMLButtonElement).addEventListener("click", () => {
  erase();
  announce("Erased.");
  get("#course", HTMLElement).focus();
});
said.addEventListener("click", (event) => {
  if (closest(event, "[data-undo]", HTMLButtonElement) && replaced) take(replaced, ["This is what was here before."]);
});
addEventListener("hb-leave", erase);

get("[data-bare]", HTMLElement).hidden = Boolean(base);
get("[data-keep]", HTMLFieldSetElement).disabled = location.origin === "null" || !tab.isOpen();
get("[data-by=sub]", HTMLSelectElement).value = Object.keys(data.subs)[0];
const found = tab.get(KEPT);
const read = found ? readTable(data, found) : null;
if (read?.course) {
  get('[data-keep] input[value="tab"]', HTMLInputElement).checked = true;
  take(read.course, ["This course was kept in this tab.", ...read.problems.map(explain)]);
} else {
  show();
}
