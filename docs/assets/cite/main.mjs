// The panel that opens at “Cite”: a thing in every format, each to be copied. handbook.js loads this file when it is first used.

/** @import { Cited, Format } from "./types" */

import { find, make } from "../shared/dom.mjs";
import { formatsFor, nameOf } from "./formats.mjs";
import { thingIn, work } from "./page.mjs";

/** Milliseconds for which a button says what it did. */
const SAID = 3000;

const status = make("p", { class: "hb-hidden", role: "status" });
const title = make("h2", { id: "cite-title", class: "hb-dialog__title" });
const close = make("button", { class: "hb-button", type: "button" }, "Close");
const body = make("div", { class: "hb-dialog__body" });
const head = make("div", { class: "hb-dialog__head" }, title, ...wayOut(), close);
const dialog = make("dialog", { class: "hb-dialog", "aria-labelledby": "cite-title cite-name" }, head, body, status);
document.body.append(dialog);

/** Copies the way out: while the panel is open, the page behind it cannot be reached, and the way out must be. */
function wayOut() {
  const link = find("[data-leave]", HTMLAnchorElement);
  return link ? [link.cloneNode(true)] : [];
}

function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {string} name
 * @param {string} text
 */
function copyButton(name, text) {
  const label = document.createTextNode("Copy");
  const what = make("span", { class: "hb-hidden" }, ` ${name}`);
  const button = make("button", { class: "hb-quiet", type: "button" }, label, what);
  button.addEventListener("click", async () => {
    label.data = (await globalThis.handbook.copy(text)) ? "Copied" : "Copying is not possible here";
    status.textContent = label.data;
    button.focus();
    setTimeout(() => {
      label.data = "Copy";
      status.textContent = "";
    }, SAID);
  });
  return button;
}

/**
 * @param {Format} format
 * @param {Cited} cited
 */
function section({ id, name, prose, write }, cited) {
  const text = write(cited, work(), today());
  const shown = prose
    ? make("p", { class: "hb-text", translate: "no" }, text)
    : make("pre", { class: "hb-text", translate: "no", tabindex: "0", role: "region", "aria-label": name }, text);
  const line = make("div", { class: "hb-format__head" }, make("h3", {}, name), copyButton(name, text));
  return make("section", { class: "hb-format", "data-cited": id }, line, shown);
}

/** @param {Cited} cited */
function notesOn({ kind, permalink }) {
  const said = [];
  if (kind === "resource") {
    said.push(
      "This cites what the handbook says about the resource. To cite the resource itself, use its own title, publisher, and address.",
    );
  }
  if (permalink.startsWith("file:")) {
    said.push(
      "This copy has no public address: its links lead only to this computer. If you know a public copy, cite that one.",
    );
  }
  return said.map((text) => make("p", { class: "hb-note" }, text));
}

function howTo() {
  const href = new URL(HANDBOOK.pages.cite, globalThis.handbook.root);
  return make("p", {}, make("a", { class: "hb-quiet", href }, "How to cite"));
}

/**
 * Puts a thing's name into the panel. A code is short enough for the head; a title is not, on a phone.
 * @param {Cited} cited
 */
function showName(cited) {
  const { code } = cited;
  if (code.includes("/")) {
    title.replaceChildren("Cite ");
    body.replaceChildren(make("p", { id: "cite-name", class: "hb-summary" }, nameOf(cited)));
  } else {
    title.replaceChildren("Cite ", make("span", { id: "cite-name", class: "hb-code", translate: "no" }, code));
    body.replaceChildren();
  }
}

globalThis.handbook.cite = (element) => {
  const cited = thingIn(element);
  const formats = formatsFor(cited.kind, HANDBOOK.kinds);
  showName(cited);
  body.append(...notesOn(cited), ...formats.map((each) => section(each, cited)), howTo());
  dialog.showModal();
  body.scrollTop = 0;
  close.focus();
};

close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
