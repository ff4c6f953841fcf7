// The elements of the page of a collection.

import { get, make } from "../shared/dom.mjs";

const { root } = globalThis.handbook;

/**
 * Makes a button.
 * @param {string} text
 */
export const button = (text) => make("button", { class: "hb-button", type: "button" }, text);

/** Says what is wrong with the address. */
export const problems = make("div", { class: "hb-note hb-collection__problems", role: "status" });
/** Offers what to do where the reader has a collection already. */
export const choice = make("div", { class: "hb-note hb-collection__choice" });
/** The field for the name. */
export const name = make("input", {
  id: "collection-name",
  class: "hb-field",
  type: "text",
  dir: "auto",
  maxlength: "100",
  autocomplete: "off",
  spellcheck: "false",
});
/** What the sender of a link calls the collection, and how the reader takes that over. */
export const sent = make("bdi");
export const take = button("Use this name");
export const sender = make(
  "p",
  { class: "hb-collection__tools hb-collection__sender" },
  make("span", {}, "Name given by the sender: ", sent),
  take,
);
/** The heading of the list. */
export const title = make("h2", { id: "statements", tabindex: "-1" });
/** The name as it is printed. */
export const printed = make("p", { class: "hb-collection__title", dir: "auto" });
/** Says what happens to the collection. */
export const note = make("p", { class: "hb-collecting__note" });
/** Has the tab keep the collection, or nothing. */
export const keep = make("button", { class: "hb-quiet", type: "button" });
export const link = button("Copy the link");
/** Says that a file could not be made. */
export const unsaved = make("p", { class: "hb-note", hidden: "" });
export const print = button("Print");
export const sort = button("Sort as in the matrix");
export const clear = button("Clear");
export const undo = button("Undo");
export const undoing = make("p", { class: "hb-collection__tools hb-collection__undo" }, undo);
/** What is shown of a collection that holds anything. */
export const whole = make("div");
/** What is shown of one that holds nothing. */
export const nothing = make("div", { class: "hb-collection__empty" }, ...waysToBegin());

function waysToBegin() {
  const { collections, groups, topics, matrix } = HANDBOOK.pages;
  const links = [
    ["Prepared collections", collections],
    ["Statements by group", groups],
    ["Statements by topic", topics],
    ["The matrix of all statements", matrix],
  ].map(([text, to]) => make("li", {}, make("a", { href: new URL(to, root) }, text)));
  return [
    make("p", { class: "hb-lead" }, "There is nothing in your collection yet."),
    make(
      "p",
      {},
      "Check “Add to collection” below any statement, on as many pages as you like, and come back here. Or start from a prepared collection.",
    ),
    make("ul", { class: "hb-links" }, ...links),
  ];
}

/**
 * Puts everything into the page.
 * @param {HTMLElement} list
 * @param {[label: string, saves: HTMLElement[]][]} groups the buttons that save files, with what is said before them
 */
export function layOut(list, groups) {
  const tools = { class: "hb-collection__tools" };
  const saving = groups.map(([label, saves], at) => {
    const said = make("span", { id: `save-${at}`, class: "hb-label" }, label);
    return make("p", { ...tools, role: "group", "aria-labelledby": said.id }, said, ...saves);
  });
  whole.append(
    sender,
    make("p", { class: "hb-collection__field" }, make("label", { for: name.id }, "Name of the collection"), name),
    title,
    printed,
    make("p", tools, link, print, sort, clear),
    ...saving,
    unsaved,
    make("p", { class: "hb-collection__tools hb-collection__keep" }, note, keep),
    list,
  );
  get("[data-collection]", HTMLElement).append(problems, choice, nothing, undoing, whole);
}
