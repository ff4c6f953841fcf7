// The list of results under the box, and on the search page in its place there. The box is a combobox, the list its
// listbox: focus stays in the box while arrows go through the results. Nothing of a question is stored or sent anywhere, and
// it stands in no address, unless the reader copies a link to its results.

import { stem, words } from "./language.mjs";

const FIRST = 10;
const MORE = 20;
const KIND_NAMES = {
  statement: "Statement",
  guide: "Practice guide",
  step: "Step of a guide",
  term: "Glossary",
  definition: "Definition",
  "sub-competency": "Sub-competency",
  cell: "Cell of the matrix",
  competency: "Competency",
  topic: "Topic",
  tier: "Prevention",
  collection: "Collection",
  principle: "Principle",
  local: "Local",
  adoption: "Adoption",
  contact: "Contact",
  resource: "Resource",
  figure: "Figure",
  law: "Law",
  page: "Page",
  reference: "Reference",
};

// An element with attributes and content; text is always text.
function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

export function showPanel(input, { search, index }) {
  const root = new URL(input.dataset.searchRoot, location.href);
  const place = document.querySelector("[data-search-place]");
  const box = input.closest("[data-search]");
  const list = make("div", { id: "search-results", role: "listbox", "aria-label": "Results" });
  const count = make("p", { class: "hb-search__count" });
  const status = make("p", { class: "hb-hidden", role: "status" });
  const none = make("div", { class: "hb-search__none" });
  const more = make("button", { class: "hb-button", type: "button" });
  const kind = choice("search-kind", "Kind", index.kinds);
  const group = choice("search-group", "Group", index.groups);
  const copy = make("button", { class: "hb-quiet", type: "button" }, "Copy a link to these results");
  const close = make("button", { class: "hb-button hb-search__close", type: "button" }, "Close search");
  const filters = make("div", { class: "hb-search__filters" }, ...kind.parts, ...group.parts);
  const head = make("div", { class: "hb-search__head" }, count, ...(place ? [] : [close]));
  const foot = make("div", { class: "hb-search__foot" }, more, copy);
  const panel = make("div", { class: "hb-search__panel" }, filters, head, status, none, list, foot);
  panel.classList.toggle("hb-search__panel--page", Boolean(place));
  (place ?? box).append(panel);

  let shown = FIRST;
  let active = -1;
  let answer = { hits: [], terms: [] };
  let saying = 0;

  const options = () => [...list.children];
  const asked = () => input.value.trim();
  const isOpen = () => !panel.hidden;

  function open(yes) {
    panel.hidden = !(yes || (place && asked()));
    box.toggleAttribute("data-open", yes && !place);
    input.setAttribute("aria-expanded", String(isOpen() && list.children.length > 0));
    if (!yes) activate(-1);
  }

  function activate(at) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = all.length ? ((at + 1 + all.length + 1) % (all.length + 1)) - 1 : -1;
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      all[active].setAttribute("aria-selected", "true");
      all[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", all[active].id);
    }
  }

  function run(keep = FIRST) {
    shown = keep;
    answer = asked() ? search(input.value, { kind: kind.select.value, group: group.select.value }) : { hits: [], terms: [] };
    render();
    open(Boolean(asked()));
    clearTimeout(saying);
    saying = setTimeout(() => {
      status.textContent = asked() ? count.textContent : "";
    }, 500);
  }

  function render() {
    const { hits, terms, weak } = answer;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...hits.slice(0, shown).map((record, at) => option(record, at, terms)));
    list.hidden = !hits.length;
    count.textContent = !asked() ? "" : hits.length === 1 ? "1 result" : hits.length ? `${hits.length} results` : "No results";
    count.hidden = !asked();
    const left = hits.length - shown;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(MORE, left)} more`;
    copy.hidden = !hits.length;
    copy.textContent = "Copy a link to these results";
    none.replaceChildren(...(asked() && weak ? elsewhere(hits) : []));
  }

  function option(record, at, terms) {
    const groups = record.groups.map((code) => index.groups[code]);
    const coded = !/[/#]/.test(record.code);
    const kindName = [KIND_NAMES[record.kind], ...(record.kind === "cell" ? [] : groups.length < 3 ? groups : [])].join(" · ");
    const guide = record.kind === "step" && index.byCode.get(record.code.split("#")[0]).title;
    const link = make(
      "a",
      {
        id: `search-result-${at}`,
        class: "hb-result",
        role: "option",
        "aria-selected": "false",
        tabindex: "-1",
        href: new URL(record.url, root),
        "data-search-result": record.code,
      },
      make("span", { class: "hb-result__kind" }, kindName),
    );
    if (coded) link.append(" ", make("span", { class: "hb-code" }, record.code));
    if (record.condition) link.append(" ", make("span", { class: "hb-condition" }, record.condition));
    link.append(" ", make("span", { class: "hb-result__title" }, ...marked(record.title, terms)));
    if (guide) link.append(" ", make("span", { class: "hb-result__kind" }, `in ${guide}`));
    link.addEventListener("mousemove", () => at !== active && activate(at));
    return link;
  }

  // Where nothing fits well: the topics of what came nearest, and the whole.
  function elsewhere(hits) {
    const topics = new Map();
    for (const hit of hits.slice(0, 20)) for (const at of hit.topics) topics.set(at, (topics.get(at) ?? 0) + 1);
    const nearest = [...topics].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([at]) => index.topics[at]);
    const link = (text, url) => make("li", {}, make("a", { href: new URL(url, root) }, text));
    return [
      make("p", {}, hits.length ? "Nothing fits all of your words. You may find it here:" : "Try other words, or look here:"),
      make(
        "ul",
        { class: "hb-links" },
        ...nearest.map((topic) => link(`Topic: ${topic.title}`, topic.url)),
        link("All topics", "topics.html"),
        link("The matrix of all statements", "competencies/index.html"),
        link("Practice guides", "practice/index.html"),
        link("Glossary", "definitions/glossary.html"),
      ),
    ];
  }

  function choice(id, name, values) {
    const select = make("select", { id }, make("option", { value: "" }, "All"));
    for (const [value, text] of Object.entries(values)) select.append(make("option", { value }, text));
    select.addEventListener("change", () => run());
    return { select, parts: [make("label", { for: id }, name), select] };
  }

  // A result may stand on this very page; then the list must not cover it.
  list.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    open(false);
    input.blur();
  });
  input.addEventListener("input", () => run());
  input.addEventListener("focus", () => asked() && open(true));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen() && asked()) open(true);
      activate(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      // A code leads straight to its thing; for anything else the first Enter only chooses, so that nobody is surprised.
      if (active < 0 && !answer.code) activate(0);
      else options()[Math.max(active, 0)]?.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (isOpen() && !place) open(false);
      else {
        input.value = "";
        run();
      }
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target === input) return;
    event.stopPropagation();
    open(false);
    input.focus();
    open(false);
  });
  close.addEventListener("click", () => {
    open(false);
    input.blur();
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) open(false);
  });
  more.addEventListener("click", () => {
    const next = shown;
    shown += MORE;
    render();
    input.focus();
    activate(next);
  });
  copy.addEventListener("click", async () => {
    const link = new URL("search.html", root);
    link.hash = new URLSearchParams({
      q: asked(),
      ...(kind.select.value && { kind: kind.select.value }),
      ...(group.select.value && { group: group.select.value }),
    });
    copy.textContent = (await globalThis.handbook.copy(link.href)) ? "Link copied" : "Copying is not possible here";
    status.textContent = copy.textContent;
    copy.focus();
  });

  // A link to results, as `copy` makes it.
  function read() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (!place || !wanted.get("q")) return;
    input.value = wanted.get("q");
    kind.select.value = wanted.get("kind") ?? "";
    group.select.value = wanted.get("group") ?? "";
    run();
  }
  addEventListener("hashchange", read);
  panel.hidden = true;
  if (asked() && document.activeElement === input) run();
  else render();
  read();
}

// A text with the words that were found in marks: those that have a stem that was looked for, or begin like the last word.
function marked(text, terms) {
  const wanted = new Set(terms);
  return text.split(/([\p{L}\p{N}'’]+)/u).map((part, at) => {
    if (at % 2 === 0) return part;
    const found = words(part).some((word) => wanted.has(stem(word)));
    return found ? make("mark", {}, part) : part;
  });
}
