// The buttons that save the plan of an assessment as a file for another program; handbook.js loads this file after the page's own.

import { codesOf, shownOf } from "../assessment/sets.mjs";
import { data, namesOf, shorts, source, texts } from "../assessment/data.mjs";
import { get, make } from "../shared/dom.mjs";
import { publicRootOf } from "../shared/root.mjs";
import { PLAN_FILES, savePlan } from "./exports.mjs";
import { planFile } from "./lines.mjs";

const { root } = globalThis.handbook;
const place = get("[data-exports]", HTMLElement);
const note = make("span", { class: "hb-note", role: "status", hidden: "" });

/** The day on which a file is saved, where the reader is. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Gives what the files hold; nothing where nothing is assessed yet. */
function file() {
  const assessment = globalThis.handbook.assessment?.();
  if (!assessment) return null;
  const { subs, groups, source: report, statements, site } = texts;
  const known = {
    edition: data.edition,
    source: report,
    base: publicRootOf(site, root),
    statements: Object.fromEntries(
      Object.entries(statements).map(([code, [text, condition]]) => [code, { text, condition, short: shorts[code] }]),
    ),
    subs,
    groups,
    words: namesOf(assessment.scale),
  };
  return planFile(assessment, shownOf(codesOf(assessment, source), assessment.ratings, source.statements), known);
}

place.append(make("span", { class: "hb-label" }, "Save the plan for"));
for (const [ending, { label }] of Object.entries(PLAN_FILES)) {
  const button = make("button", { class: "hb-button", type: "button", "data-export": ending }, label);
  button.addEventListener("click", async () => {
    const given = file();
    if (!given) return;
    note.textContent = await savePlan(ending, given, today());
    note.hidden = false;
  });
  place.append(button);
}
place.append(note);
addEventListener("hb-leave", () => {
  note.hidden = true;
});
