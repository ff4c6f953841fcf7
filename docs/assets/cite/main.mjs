// The panel that opens at “Cite”: a thing in every format, each to be copied. handbook.js loads this file when it is first used.
import { FORMATS, nameOf } from "./formats.mjs";
import { thing, work } from "./page.mjs";

// An element with attributes and content; text is always text.
function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

const status = make("p", { class: "hb-hidden", role: "status" });
const title = make("h2", { id: "cite-title", class: "hb-dialog__title" });
const close = make("button", { class: "hb-button", type: "button" }, "Close");
const body = make("div", { class: "hb-dialog__body" });
const head = make("div", { class: "hb-dialog__head" }, title, ...wayOut(), close);
const dialog = make("dialog", { class: "hb-dialog", "aria-labelledby": "cite-title cite-name" }, head, body, status);
document.body.append(dialog);

// While the panel is open, the page behind it cannot be reached, and the way out must be.
function wayOut() {
  const link = document.querySelector("[data-leave]");
  if (!link) return [];
  const copy = link.cloneNode(true);
  copy.addEventListener("click", (event) => {
    event.preventDefault();
    link.click();
  });
  return [copy];
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function copyButton(name, text) {
  const label = document.createTextNode("Copy");
  const button = make("button", { class: "hb-quiet", type: "button" }, label, make("span", { class: "hb-hidden" }, ` ${name}`));
  button.addEventListener("click", async () => {
    label.data = (await globalThis.handbook.copy(text)) ? "Copied" : "Copying is not possible here";
    status.textContent = label.data;
    button.focus();
    setTimeout(() => {
      label.data = "Copy";
      status.textContent = "";
    }, 3000);
  });
  return button;
}

function format({ id, name, prose, make: write }, cited) {
  const text = write(cited, work(), today());
  const shown = make(prose ? "p" : "pre", { class: "hb-text", ...(!prose && { tabindex: "0", role: "region", "aria-label": name }) }, text);
  const line = make("div", { class: "hb-format__head" }, make("h3", {}, name), copyButton(name, text));
  return make("section", { class: "hb-format", "data-cited": id }, line, shown);
}

globalThis.handbook.cite = (element) => {
  const cited = thing(element);
  // A code is short enough for the head; a title is not, on a phone.
  const coded = !cited.code.includes("/");
  const name = coded ? make("span", { id: "cite-name", class: "hb-code" }, cited.code) : make("p", { id: "cite-name", class: "hb-summary" }, nameOf(cited));
  title.replaceChildren("Cite ", ...(coded ? [name] : []));
  const offered = FORMATS.filter(({ kinds }) => !kinds || kinds.includes(cited.kind));
  body.replaceChildren(...(coded ? [] : [name]), ...notes(cited), ...offered.map((each) => format(each, cited)), howTo());
  dialog.showModal();
  body.scrollTop = 0;
  close.focus();
};

function notes({ kind, permalink }) {
  const said = [];
  if (kind === "resource") said.push("This cites what the handbook says of the resource. To cite the resource itself, use its own title, publisher and address.");
  if (permalink.startsWith("file:")) said.push("This copy has no public address: its links lead only to this computer. Where you know a public copy, cite that one.");
  return said.map((text) => make("p", { class: "hb-note" }, text));
}

function howTo() {
  return make("p", {}, make("a", { class: "hb-quiet", href: new URL("teach/cite.html", globalThis.handbook.root).href }, "How to cite"));
}

close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
