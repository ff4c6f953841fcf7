// What a page says of the things on it: read from its text, so that nothing has to be fetched, from a folder as on the web.

const read = (element, selector) => element.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
const heading = () => {
  const copy = document.querySelector("h1").cloneNode(true);
  copy.querySelectorAll(".hb-code, .headerlink").forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};
const ofPage = () => ({ title: heading(), text: document.querySelector("meta[name=description]").content });

// Where title and text of each kind stand within what carries the code.
const KINDS = {
  statement: (element) => ({ title: read(element, ".hb-statement__text"), condition: read(element, ".hb-condition") }),
  "sub-competency": ofPage,
  guide: ofPage,
  term: (element) => ({ title: read(element, "dt"), text: read(element, "dd > p") }),
  resource: (element) => ({ title: read(element, "h3"), text: read(element, "p:not([class])") }),
};
KINDS.word = KINDS.term;

export function kindOf(code) {
  return code.includes("/") ? code.split("/")[0] : /\d$/.test(code.slice(1)) ? "statement" : "sub-competency";
}

export function work() {
  const { work: title, edition, date, report } = document.querySelector("[data-work]").dataset;
  return { title, edition, date, report };
}

export function thing(element) {
  const { code } = element.dataset;
  const kind = kindOf(code);
  const named = { title: "", text: "", condition: "", ...KINDS[kind](element) };
  return { code, kind, ...named, origin: origin(element, kind), permalink: globalThis.handbook.permalink(code) };
}

function origin(element, kind) {
  const { report } = work();
  if (kind === "statement") return `Reworded from ${report}`;
  if (kind === "sub-competency") return `Statements reworded from ${report}`;
  const sources = [...element.querySelectorAll(".hb-source a")].filter((link) => !link.getAttribute("href").endsWith("#rewording"));
  return sources.length ? `Based on: ${sources.map((link) => link.textContent).join("; ")}` : "";
}
