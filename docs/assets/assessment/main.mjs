// The page of an assessment: choose what to rate, rate it, see the picture, put gaps in order, plan. handbook.js loads this file and
// its data on that page only. What there is, is on the page; a file or the reader's choice keeps it.

/** @import { Assessment, ChosenIn, Rating } from "./types" */

import { decode, resolve } from "../collection/format.mjs";
import { all, closest, find, get, make } from "../shared/dom.mjs";
import { download } from "../shared/download.mjs";
import { COLLECTION, tab } from "../shared/storage.mjs";
import { changed, table } from "./bars.mjs";
import { gaps, listenToPlan, mark, rowFor, rows } from "./closing.mjs";
import { data, known, namesOf, source, texts, titleOf } from "./data.mjs";
import { asSvg, draw, inWords, legend } from "./drawn.mjs";
import { blank, day, fileName, isSaid, readAssessment, writeAssessment } from "./file.mjs";
import { figures } from "./figures.mjs";
import { gapsAmong } from "./gaps.mjs";
import { forget, isPossible, keep, kept } from "./keeping.mjs";
import { explain } from "./messages.mjs";
import { fillList, goToStatement, listen } from "./rate.mjs";
import { codesOf, fromAddress, shownOf, toAddress } from "./sets.mjs";

const { announce, carried } = globalThis.handbook;

const form = get("[data-choose]", HTMLFormElement);
const choice = get("[data-choice]", HTMLDetailsElement);
/** What is above the choice while there is none. */
const ask = get("summary", HTMLElement, choice).textContent ?? "";
const work = get("[data-working]", HTMLElement);
const list = get("[data-list]", HTMLElement);
const said = get("[data-said]", HTMLElement);
const planList = get("[data-plan]", HTMLOListElement);
const order = get("[data-order]", HTMLSelectElement);
const shown = get("[data-shown]", HTMLFormElement);
const name = get("[data-name]", HTMLInputElement);
const date = get("[data-date]", HTMLInputElement);

/** @type {Assessment | null} */
let assessment = null;
/**
 * What was on the page before something else took its place.
 * @type {Assessment | null}
 */
let replaced = null;
/**
 * Another file, to compare with.
 * @type {Assessment | null}
 */
let other = null;
/**
 * The statements on the page.
 * @type {string[]}
 */
let codes = [];
/** The statement that the reader was at last. */
let current = "";
/** Whether there is anything that no file holds. */
let unsaved = false;

/** Milliseconds after which a reader is not about to press the next key. */
const SOON = 150;

/**
 * What to do where a set has no statements.
 * @type {Record<string, string>}
 */
const NOTHING = {
  own: "Your collection has no statements yet: add some on any page, and come back.",
  competencies: "Choose at least one competency and one group.",
};

const today = () => {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** The statements of the reader's own collection. */
const own = () => resolve(decode(carried || tab.get(COLLECTION)).codes, texts).codes;

/** Whether anything was entered. */
const isBegun = () =>
  assessment !== null && (Object.values(assessment.ratings).some(isSaid) || assessment.plan.length > 0);

// Choosing

/** Shows the fields that a set needs. */
function showChoice() {
  const set = /** @type {string} */ (new FormData(form).get("set") ?? "");
  for (const field of all("[data-for]", HTMLElement, form)) field.hidden = field.dataset.for !== set;
  const { scales = [] } = data.sets[set] ?? {};
  get('[data-for="scale"]', HTMLElement, form).hidden = scales.length < 2;
  const select = get('select[name="scale"]', HTMLSelectElement, form);
  select.replaceChildren(...scales.map((value) => make("option", { value }, data.scales[value].name)));
}

/** Gives what the form asks for. */
function fromForm() {
  const fields = new FormData(form);
  const text = (/** @type {string} */ key) => String(fields.get(key) ?? "");
  const set = text("set");
  /** @type {Record<string, ChosenIn>} */
  const chosen = {
    role: { role: text("role") },
    collection: { collection: text("collection") },
    competencies: {
      competencies: fields.getAll("competencies").map(String),
      groups: fields.getAll("groups").map(String),
    },
    own: { codes: own() },
  };
  return { set, chosen: chosen[set] ?? {}, scale: text("scale") };
}

/**
 * Shows in the form what was chosen.
 * @param {Pick<Assessment, "set" | "chosen" | "scale">} wanted
 */
function fillForm({ set, chosen, scale }) {
  const check = (/** @type {string} */ field, /** @type {string[]} */ values) => {
    for (const box of all(`input[name="${field}"]`, HTMLInputElement, form)) box.checked = values.includes(box.value);
  };
  check("set", [set]);
  check("competencies", chosen.competencies ?? []);
  check("groups", chosen.groups ?? []);
  showChoice();
  for (const [field, value] of Object.entries({ role: chosen.role, collection: chosen.collection, scale })) {
    const select = get(`select[name="${field}"]`, HTMLSelectElement, form);
    if ([...select.options].some((option) => option.value === value)) select.value = value ?? "";
  }
}

/**
 * Begins an assessment; what was on the page can be brought back.
 * @param {{ set: string, chosen: ChosenIn, scale: string }} wanted
 */
function begin({ set, chosen, scale }) {
  const { scales } = data.sets[set];
  const next = blank({
    edition: data.edition,
    set,
    chosen,
    scale: scales.includes(scale) ? scale : scales[0],
    date: today(),
  });
  if (!codesOf(next, source).length) {
    say([NOTHING[set] ?? "This copy does not have what was asked for."]);
    return;
  }
  take(next, []);
  history.replaceState(null, "", `#${toAddress(next)}`);
}

/**
 * Puts an assessment in the place of the one that is there.
 * @param {Assessment} next
 * @param {string[]} messages
 */
function take(next, messages) {
  replaced = isBegun() ? assessment : null;
  assessment = next;
  other = null;
  unsaved = false;
  say(messages);
  show();
  store();
}

/**
 * Says what there is to say above everything, and offers the way back where something was replaced.
 * @param {string[]} messages
 */
function say(messages) {
  const parts =
    messages.length > 1
      ? [make("ul", {}, ...messages.map((text) => make("li", {}, text)))]
      : messages.map((text) => make("p", {}, text));
  const back = make("button", { class: "hb-button", type: "button", "data-undo": "" }, "Back to what was here before");
  said.replaceChildren(...parts, ...(replaced ? [make("p", {}, "Another assessment was on this page. "), back] : []));
  said.hidden = !said.childNodes.length;
}

// Showing

function show() {
  work.hidden = !assessment;
  choice.open = !assessment;
  codes = assessment ? shownOf(codesOf(assessment, source), assessment.ratings, source.statements) : [];
  get("summary", HTMLElement, choice).textContent = assessment
    ? `${titleOf(assessment)}: ${codes.length} statements`
    : ask;
  if (!assessment) return;
  fillForm(assessment);
  current = "";
  const { question, steps } = data.scales[assessment.scale];
  get("[data-part=rate] h2", HTMLElement).textContent = `Rate: ${titleOf(assessment)}`;
  get("[data-question]", HTMLElement).textContent = question;
  const meanings = steps.map(([rating, step, meaning]) =>
    make("div", {}, make("dt", {}, Number(rating) ? `${rating} ${step}` : step), make("dd", {}, meaning)),
  );
  get("[data-steps]", HTMLElement).replaceChildren(...meanings);
  get("[data-legend-of-ratings]", HTMLElement).replaceChildren(...legend(namesOf(assessment.scale)));
  [name.value, date.value] = [assessment.name, assessment.date];
  fillList(list, codes, assessment);
  showShown();
  showPlan();
  showFigures();
}

/** Shows everything that follows from the ratings. */
function showFigures() {
  if (!assessment) return;
  const { ratings, scale } = assessment;
  const steps = namesOf(scale);
  const whole = figures(codes.map((code) => ratings[code]?.rating));
  const done = whole.statements - whole.unrated;
  const left = make("span", { class: "hb-assess__more" }, unsaved ? "; not saved" : "");
  get("[data-progress]", HTMLOutputElement).replaceChildren(`${done} of ${whole.statements} rated`, left);
  get("[data-about]", HTMLElement).textContent = [assessment.name, assessment.date].filter(Boolean).join(", ");
  get("[data-summary]", HTMLElement).textContent =
    `${heading()}: ${whole.statements} statements, ${inWords(whole, steps)}.`;
  draw(codes, ratings, steps, isOfChanges() ? (other?.ratings ?? null) : null);
  get("[data-bars]", HTMLElement).replaceChildren(table(codes, ratings, steps, other));
  get("[data-changes]", HTMLElement).replaceChildren(...(other ? changed(codes, ratings, steps, other) : []));
  soon();
}

/** Says what is assessed, of whom, and when. */
const heading = () =>
  assessment ? [titleOf(assessment), assessment.name, assessment.date].filter(Boolean).join(", ") : "";

/**
 * What shows the gaps in a moment.
 * @type {ReturnType<typeof setTimeout> | undefined}
 */
let waiting;

/** Shows the gaps once the reader has stopped for a moment: theirs is the longest list. */
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(showGaps, SOON);
}

function showGaps() {
  if (!assessment) return;
  const { ratings } = assessment;
  const unrated = codes.filter((code) => ratings[code]?.rating === undefined).length;
  const { length } = gapsAmong(codes, ratings);
  const rest = unrated ? ` ${unrated} not yet rated.` : "";
  get("[data-gaps-said]", HTMLElement).textContent =
    `${length === 1 ? "1 gap" : `${length} gaps`} below the highest step.${rest}`;
  get("[data-gaps]", HTMLElement).replaceChildren(...gaps(codes, assessment, order.value));
}

function showPlan() {
  if (!assessment) return;
  const { plan } = assessment;
  planList.replaceChildren(...rows(plan));
  sayPlan();
  for (const button of all("[data-to-plan]", HTMLButtonElement)) {
    mark(
      button,
      plan.some(({ code }) => code === button.dataset.toPlan),
    );
  }
}

function sayPlan() {
  const plan = assessment?.plan ?? [];
  const done = plan.filter((row) => row.done).length;
  const rowsSaid = `${plan.length === 1 ? "1 row" : `${plan.length} rows`}, ${done} done.`;
  get("[data-plan-said]", HTMLElement).textContent = plan.length
    ? rowsSaid
    : "Nothing is planned yet. “Add to the plan” below a gap adds a row.";
}

/** Offers to see changes in the picture, where there is something to compare with. */
function showShown() {
  shown.hidden = !other;
  if (!other) {
    shown.replaceChildren();
    return;
  }
  const option = (/** @type {string} */ value, /** @type {string} */ text) => {
    const input = make("input", { type: "radio", name: "shown", value });
    input.checked = value === "changes";
    return make("label", {}, input, " ", make("span", {}, text));
  };
  const options = [option("ratings", "Ratings"), option("changes", `Changes since ${other.date || "the other file"}`)];
  shown.replaceChildren(make("fieldset", {}, make("legend", {}, "Show"), ...options));
}

const isOfChanges = () => new FormData(shown).get("shown") === "changes";

// Changing

/** Notes that something was changed. */
function touch() {
  unsaved = true;
  store();
}

/** Keeps it where the reader wants that. */
function store() {
  const { value } = get("[data-keep] input:checked", HTMLInputElement);
  const done = keep(assessment ? value : "", () => (assessment ? writeAssessment(assessment) : ""));
  const note = get("[data-kept]", HTMLElement);
  if (!done) note.textContent = "This browser does not keep it. Save it to a file.";
  else note.textContent = isPossible() ? "" : "In a copy opened from a folder, nothing is kept. Save it to a file.";
}

/** @param {string} code */
const entry = (code) => {
  const { ratings } = /** @type {Assessment} */ (assessment);
  ratings[code] ??= { note: "", evidence: "", owner: "", due: "" };
  return ratings[code];
};

/** @type {import("./rate.mjs").Acts} */
const acts = {
  rate(code, rating) {
    if (!assessment) return;
    current = code;
    if (rating === undefined) delete entry(code).rating;
    else entry(code).rating = rating;
    touch();
    showFigures();
    const step = rating === undefined ? "not yet rated" : namesOf(assessment.scale)[rating];
    announce(`${code}: ${step}. ${get("[data-progress]", HTMLOutputElement).textContent}.`);
  },
  say(code, key, value) {
    if (!assessment) return;
    current = code;
    entry(code)[key] = key === "due" ? day(value) : value;
    touch();
    if (key === "due" || key === "owner") soon();
  },
  next: goOn,
};

/**
 * Goes to the next statement without a rating, from one on, and from the first one after the last.
 * @param {string} from
 */
function goOn(from) {
  if (!assessment) return;
  const { ratings } = assessment;
  const at = codes.indexOf(from) + 1;
  const next = [...codes.slice(at), ...codes.slice(0, at)].find((code) => ratings[code]?.rating === undefined);
  if (next) goToStatement(list, next);
  else announce("Every statement is rated. The picture follows the list.");
  current = next ?? from;
}

// Files

/**
 * Reads a file that the reader has chosen; where it is refused, everything stays as it was.
 * @param {HTMLInputElement} input
 */
async function fileOf(input) {
  const [file] = input.files ?? [];
  input.value = "";
  if (!file) return null;
  try {
    return readAssessment(new Uint8Array(await file.arrayBuffer()), known);
  } catch {
    say(["The file cannot be read here. Try again, or look for another copy of it."]);
    return null;
  }
}

/** @param {HTMLInputElement} input */
async function open(input) {
  const read = await fileOf(input);
  if (!read) return;
  const messages = read.problems.map(explain);
  if (read.assessment) {
    take(read.assessment, messages);
    history.replaceState(null, "", `#${toAddress(read.assessment)}`);
    announce(`Opened. ${messages.join(" ")}`);
    get("#rate", HTMLElement).focus();
  } else {
    const stays = isBegun() ? " What you have rated is still here." : "";
    say([messages[0] + stays]);
    said.scrollIntoView({ block: "center" });
  }
}

/** @param {HTMLInputElement} input */
async function compare(input) {
  const read = await fileOf(input);
  if (!read) return;
  const messages = read.problems.map(explain);
  other = read.assessment ?? other;
  say(messages);
  showShown();
  showFigures();
  if (!read.assessment) said.scrollIntoView({ block: "center" });
  else announce(`Compared with the file of ${read.assessment.date || "another day"}.`);
}

function save() {
  if (!assessment) return;
  const file = `${fileName(assessment)}.json`;
  download(new Blob([writeAssessment(assessment)], { type: "application/json" }), file);
  unsaved = false;
  showFigures();
  announce(`Saved as ${file}.`);
}

function savePicture() {
  if (!assessment) return;
  const steps = namesOf(assessment.scale);
  const picture = asSvg(heading(), `Core Competencies Handbook, edition ${data.edition}`, steps);
  download(new Blob([picture], { type: "image/svg+xml" }), `${fileName(assessment)}.svg`);
  announce("The picture is saved.");
}

/** Removes all that was entered, from the page and from where it is kept. */
function erase() {
  [assessment, replaced, other, codes, current, unsaved] = [null, null, null, [], "", false];
  forget();
  form.reset();
  showChoice();
  get('[data-keep] input[value=""]', HTMLInputElement).checked = true;
  for (const part of ["[data-list]", "[data-gaps]", "[data-plan]", "[data-bars]", "[data-changes]"]) {
    get(part, HTMLElement).replaceChildren();
  }
  [name.value, date.value] = ["", ""];
  draw([], {}, {}, null);
  history.replaceState(null, "", location.pathname + location.search);
  show();
}

/** @param {string} part */
function printPart(part) {
  const { dataset } = document.documentElement;
  dataset.print = part;
  addEventListener("afterprint", () => delete dataset.print, { once: true });
  print();
}

// Listening

form.addEventListener("change", (event) => {
  if (closest(event, "input[name=set]", HTMLInputElement)) showChoice();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  begin(fromForm());
  if (assessment) acts.next("");
});
for (const input of all("[data-open]", HTMLInputElement)) input.addEventListener("change", () => open(input));
for (const input of all("[data-compare]", HTMLInputElement)) input.addEventListener("change", () => compare(input));
listen(list, acts);
list.addEventListener("focusin", (event) => {
  current = closest(event, "[data-code]", HTMLElement)?.dataset.code ?? current;
});
get("[data-next-unrated]", HTMLButtonElement).addEventListener("click", () => goOn(current));
get("[data-save]", HTMLButtonElement).addEventListener("click", save);
get('[data-export="svg"]', HTMLButtonElement).addEventListener("click", savePicture);
for (const button of all("[data-print]", HTMLButtonElement)) {
  button.addEventListener("click", () => printPart(button.dataset.print ?? ""));
}
get("[data-erase]", HTMLButtonElement).addEventListener("click", () => {
  erase();
  say(["Erased. Files that you saved are still where you saved them."]);
  announce("Erased.");
  get("input[name=set]", HTMLInputElement, form).focus();
});
get("[data-keep]", HTMLElement).addEventListener("change", store);
order.addEventListener("change", showGaps);
shown.addEventListener("change", showFigures);
get("[data-gaps]", HTMLElement).addEventListener("click", (event) => {
  const code = closest(event, "[data-to-plan]", HTMLButtonElement)?.dataset.toPlan;
  if (!assessment || !code) return;
  if (assessment.plan.some((row) => row.code === code)) {
    find(`[data-plan-row="${code}"] [data-plan-field]`, HTMLElement)?.focus();
    return;
  }
  assessment.plan.push(rowFor(code, assessment));
  touch();
  showPlan();
  announce(`${code} is in the plan.`);
});
get("[data-add-row]", HTMLButtonElement).addEventListener("click", () => {
  if (!assessment) return;
  assessment.plan.push({ code: "", what: "", who: "", by: "", with: "", done: false });
  touch();
  showPlan();
  find("li:last-child [data-plan-field]", HTMLElement, planList)?.focus();
});
listenToPlan(planList, {
  change(at, part) {
    if (!assessment?.plan[at]) return;
    Object.assign(assessment.plan[at], part);
    touch();
    sayPlan();
  },
  remove(at) {
    assessment?.plan.splice(at, 1);
    touch();
    showPlan();
  },
});
name.addEventListener("input", () => {
  if (assessment) assessment.name = name.value;
  touch();
  showFigures();
});
date.addEventListener("change", () => {
  if (assessment) assessment.date = day(date.value);
  touch();
  showFigures();
});
said.addEventListener("click", (event) => {
  if (!closest(event, "[data-undo]", HTMLButtonElement) || !replaced) return;
  take(replaced, ["This is what was here before."]);
});
addEventListener("hb-leave", erase);
addEventListener("hashchange", openAddress);

/** Opens with the set that the address asks for, or says that there is none. */
function openAddress() {
  const wanted = fromAddress(location.hash.slice(1));
  if (!wanted) return;
  const { set, chosen } = wanted;
  if (!Object.prototype.hasOwnProperty.call(data.sets, set)) {
    say(["The address asks for something to rate that this copy does not have."]);
    return;
  }
  if (assessment && toAddress(assessment) === toAddress(wanted)) return;
  if (set === "own") chosen.codes = own();
  fillForm(wanted);
  begin(wanted);
}

const found = kept();
const read = found && readAssessment(found.text, known);
if (found && read?.assessment) {
  get(`[data-keep] input[value="${found.where}"]`, HTMLInputElement).checked = true;
  take(read.assessment, [`This assessment was kept in this ${found.where}.`, ...read.problems.map(explain)]);
} else {
  openAddress();
}
get("[data-keep]", HTMLFieldSetElement).disabled = !isPossible();
Object.assign(globalThis.handbook, { assessment: () => assessment });
