// Several saved assessments seen together. Nothing is kept or sent: what was opened is in this page alone, and goes with it.

/** @import { Assessment } from "../assessment/types" */
/** @import { Opened, Session } from "./types" */

import { data, known, shorts, source, texts } from "../assessment/data.mjs";
import { cellOf, subOf } from "../assessment/figures.mjs";
import { MOST, readAssessment } from "../assessment/file.mjs";
import { explain } from "../assessment/messages.mjs";
import { get, make } from "../shared/dom.mjs";
import { FEWEST, commonGaps, cover, isFew, teamFigures } from "./figures.mjs";
import { codeLink, counted, fileItem, gapList, heading, matrix, trainingPlan } from "./show.mjs";

const { announce } = globalThis.handbook;
const { subs, groups } = texts;
const { statements: codes } = source;
/** @type {Session[]} */
const sessions = data.courses.flatMap(({ name, href, sessions: all }) =>
  all.map(([title, minutes, taught]) => ({ course: name, page: href, title, minutes, codes: taught })),
);
/** So many common gaps are listed. */
const MOST_GAPS = 20;

/** @type {Opened[]} */
let files = [];
let showFew = false;
/** The scale whose files are seen together; empty for the one that most of them have. */
let scale = "";

const input = make("input", {
  id: "team-files",
  class: "hb-field",
  type: "file",
  multiple: "",
  accept: ".json,application/json",
  "data-open": "",
});
const clear = make("button", { class: "hb-button", type: "button", "data-erase": "" }, "Clear");
const print = make("button", { class: "hb-button", type: "button" }, "Print");
const list = make("ul", { class: "hb-entries" });
const shown = make("div");
const place = get("[data-team]", HTMLElement);

/**
 * Says what was wrong with a file that is only looked at.
 * @param {import("../assessment/types").FileProblem} problem
 */
const explainHere = (problem) =>
  problem.kind === "unknown"
    ? `This edition does not have ${problem.codes.join(", ")}. What the file says of that is not counted here; the file still has it.`
    : explain(problem);

/**
 * @param {File} file
 * @returns {Promise<Opened>}
 */
async function open(file) {
  const opened = { file: file.name, assessment: null, same: "" };
  if (file.size > MOST.bytes) return { ...opened, said: [explain({ kind: "large" })] };
  try {
    const { assessment, problems } = readAssessment(new Uint8Array(await file.arrayBuffer()), known);
    return { ...opened, assessment, said: problems.map(explainHere) };
  } catch {
    return { ...opened, said: ["The file cannot be opened: it was moved or deleted, or may not be read."] };
  }
}

/** @param {Opened} opened */
const content = ({ assessment }) => JSON.stringify([assessment?.ratings, assessment?.date, assessment?.name]);

/** Marks the files whose ratings are those of one before them. */
function findTwins() {
  files = files.map((each, at) => {
    const twin =
      each.assessment && files.slice(0, at).find((other) => other.assessment && content(other) === content(each));
    return { ...each, same: twin ? twin.file : "" };
  });
}

const read = () => files.flatMap(({ assessment }) => assessment ?? []);

/** Gives the scales of the files, the most common one first. */
function scales() {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const each of read()) found.set(each.scale, (found.get(each.scale) ?? 0) + 1);
  return [...found].sort(([, one], [, other]) => other - one).map(([code]) => code);
}

/** @param {Assessment} assessment */
function whatItIs({ ratings, date, scale: rated, set }) {
  const number = Object.values(ratings).filter(({ rating }) => typeof rating === "number").length;
  const said = [data.sets[set]?.title, data.scales[rated]?.name, `${counted(number, "statement")} rated`, date];
  return [...new Set(said)].filter(Boolean).join(", ");
}

function showFiles() {
  list.replaceChildren(
    ...files.map((each, at) => {
      const what = each.assessment ? whatItIs(each.assessment) : "not counted";
      return fileItem(each, what, () => {
        files = files.filter((other) => other !== each);
        findTwins();
        show();
        announce(`${each.file} removed.`);
        (list.querySelectorAll("button")[Math.min(at, files.length - 1)] ?? input).focus();
      });
    }),
  );
  clear.hidden = print.hidden = !files.length;
}

function show() {
  showFiles();
  const all = scales();
  if (!all.includes(scale)) scale = all[0] ?? "";
  const team = read().filter((each) => each.scale === scale);
  shown.replaceChildren();
  if (!team.length) return;
  const used = codes.filter((code) => team.some(({ ratings }) => ratings[code]?.rating !== undefined));
  const bySub = teamFigures(team, used, subOf);
  const byCell = teamFigures(team, used, cellOf);
  const letters = Object.keys(groups).filter((letter) => used.some((code) => code.includes(`.${letter}`)));
  shown.append(
    heading("Medians and spread", "medians"),
    make(
      "p",
      {},
      `${counted(team.length, "file")}, rated by “${data.scales[scale]?.name ?? scale}”: ${steps()}. Each figure is the median, with the lowest and the highest rating.`,
    ),
    ...(all.length > 1 ? [chooser(all, read().length - team.length)] : []),
    ...confirmation([...byCell.values(), ...bySub.values()].some(isFew)),
    matrix({ subs: bySub, cells: byCell, letters, showFew }, { subs, groups }),
    ...gapsAndPlan(team, used),
  );
}

/** Gives the steps of the scale in words. */
const steps = () =>
  (data.scales[scale]?.steps ?? [])
    .filter(([rating]) => rating !== "none")
    .map(([rating, name]) => `${rating} ${name.toLowerCase()}`)
    .join(", ");

/**
 * Lets the reader choose among scales.
 * @param {string[]} all
 * @param {number} others
 */
function chooser(all, others) {
  const select = make(
    "select",
    { id: "team-scale", class: "hb-field" },
    ...all.map((code) => make("option", { value: code }, data.scales[code]?.name ?? code)),
  );
  select.value = scale;
  select.addEventListener("change", () => {
    scale = select.value;
    show();
    document.getElementById("team-scale")?.focus();
  });
  const said = `${counted(others, "file")} ${others === 1 ? "is" : "are"} rated by another scale and not counted here.`;
  return make("p", { class: "hb-note" }, said, " ", make("label", { for: "team-scale" }, "Show "), select);
}

/** @param {boolean} anyFew */
function confirmation(anyFew) {
  if (!anyFew) return [];
  const box = make("input", { type: "checkbox", "data-confirm-few": "" });
  box.checked = showFew;
  box.addEventListener("change", () => {
    showFew = box.checked;
    show();
    shown.querySelector("input")?.focus();
    announce(showFew ? "Figures of few answers are shown." : "Figures of few answers are not shown.");
  });
  const text = `Show figures of fewer than ${FEWEST} answers, too. Check this only if everyone whose file is open agrees: a rating can then be traced to a person.`;
  return [make("p", { class: "hb-note" }, make("label", { class: "hb-collect" }, box, make("span", {}, text)))];
}

/**
 * @param {Assessment[]} team
 * @param {string[]} used
 */
function gapsAndPlan(team, used) {
  const found = commonGaps(team, used);
  const gaps = showFew ? found : found.filter(({ answers }) => answers >= FEWEST);
  const kept = found.length - gaps.length;
  const few = kept
    ? ` ${counted(kept, "statement")} with fewer than ${FEWEST} answers ${kept === 1 ? "is" : "are"} left out.`
    : "";
  const first = gaps.slice(0, MOST_GAPS);
  const lead = gaps.length
    ? `At least half of those who rated these statements rated them 1 or 2.${gaps.length > first.length ? ` The first ${MOST_GAPS} of ${gaps.length} are listed.` : ""}${few}`
    : `No statement is rated 1 or 2 by half of those who rated it.${few}`;
  return [
    heading("Common gaps", "gaps"),
    make("p", {}, lead),
    ...(first.length ? [gapList(first, shorts)] : []),
    ...(gaps.length ? planOf(gaps) : []),
  ];
}

/** @param {import("./types").Gap[]} gaps */
function planOf(gaps) {
  const { steps: chosen, left } = cover(gaps, sessions);
  const none = sessions.length
    ? "No session of the courses here teaches any of these statements."
    : "This copy lists no courses to choose from. An organization can add its own, and then sees here which of their sessions meet most of these gaps.";
  const lead = chosen.length
    ? `Each session is the one that meets most of the low ratings that are left. Together they teach ${gaps.length - left.length} of ${counted(gaps.length, "common gap")}. That a course teaches a statement does not say that anyone has learned it.`
    : none;
  const rest = make(
    "p",
    { class: "hb-codes" },
    `No session teaches: `,
    ...left.flatMap(({ code }) => [codeLink(code), " "]),
  );
  return [
    heading("Training plan", "training"),
    make("p", {}, lead),
    ...(chosen.length ? [trainingPlan(chosen)] : []),
    ...(chosen.length && left.length ? [rest] : []),
  ];
}

function forget() {
  files = [];
  showFew = false;
  scale = "";
  input.value = "";
  show();
}

input.addEventListener("change", async () => {
  const chosen = [...(input.files ?? [])];
  input.value = "";
  const opened = await Promise.all(chosen.map(open));
  files = [...files, ...opened];
  findTwins();
  show();
  const refused = opened.filter(({ assessment }) => !assessment).length;
  const said = refused ? ` ${refused} cannot be read; the list of files says why.` : "";
  announce(`${counted(opened.length, "file")} opened.${said}`);
});
clear.addEventListener("click", () => {
  forget();
  announce("Cleared.");
  input.focus();
});
print.addEventListener("click", () => globalThis.print());
addEventListener("hb-leave", forget);
addEventListener("pageshow", (event) => {
  if (event.persisted) forget();
});

place.append(
  make("p", {}, make("label", { for: input.id }, "Open saved assessments, several at once ")),
  make("p", {}, input),
  list,
  make("p", {}, print, " ", clear),
  shown,
);
show();
