// The panel of results under the search box, and on the search page in its place there. The box is a combobox, the list its
// listbox. Nothing of a question is sent anywhere, and it is in no address, unless the reader copies a link to its results.
// While a reader looks at a result, the tab keeps the question, so that Back shows it again.

/** @import { Answer, Choice, Index } from "./types" */

import { find, get, make } from "../shared/dom.mjs";
import { kept, keep } from "./kept.mjs";
import { Listbox } from "./listbox.mjs";
import { withLines } from "./lines.mjs";
import { addLine, elsewhere, resultOf } from "./results.mjs";

/** Milliseconds after which a screen reader is told how many results there are, so that typing is not interrupted. */
const TELL = 500;
/** The code of every key while an input method is at work. */
const COMPOSING = 229;
/** A question of which too little is typed to say that nothing fits. */
const BEGUN = /^[\x20-\x7e]{1,2}$/;
/** What the groups are called that are first. */
const LANES = { code: HANDBOOK.words.lane_code, function: HANDBOOK.words.lane_function };
/** @type {Answer} */
const NOTHING = { code: "", first: [], lane: "", portions: [], terms: [], weak: false };

/**
 * Shows the panel.
 * @param {HTMLInputElement} input
 * @param {Index} index
 * @param {(question: string, choice: Choice) => Answer} search
 */
export function showPanel(input, index, search) {
  const panel = new Panel(input, index, search);
  panel.start();
  return panel;
}

/** The panel and what it shows. */
class Panel {
  /**
   * @param {HTMLInputElement} input
   * @param {Index} index
   * @param {(question: string, choice: Choice) => Answer} search
   */
  constructor(input, index, search) {
    this.input = input;
    this.index = index;
    this.search = search;
    this.root = new URL(input.dataset.searchRoot ?? "", location.href);
    /** The place of the results on the search page; elsewhere they are under the box. */
    this.place = find("[data-search-place]", HTMLElement);
    this.box = input.closest("[data-search]") ?? document.body;
    this.listbox = new Listbox(input);
    this.count = make("p", { class: "hb-search__count" });
    this.status = make("p", { class: "hb-hidden", role: "status" });
    this.none = make("div", { class: "hb-search__none" });
    /** What is said of the language of a question. */
    this.note = make("div", { class: "hb-search__none" }, make("p"));
    this.more = make("button", { class: "hb-button", type: "button" });
    this.copy = make("button", { class: "hb-quiet", type: "button" }, HANDBOOK.words.results_copy);
    this.close = make("button", { class: "hb-button hb-search__close", type: "button" }, HANDBOOK.words.search_close);
    this.kind = select("search-kind", kindsIn(index));
    this.group = select("search-group", Object.entries(index.groups));
    this.element = this.assemble();
    /** How many portions of the answer are shown. */
    this.shown = 1;
    this.answer = NOTHING;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
  }

  assemble() {
    const { kind, group } = this;
    const labels = [
      make("label", { for: kind.id }, HANDBOOK.words.search_kind),
      make("label", { for: group.id }, HANDBOOK.words.search_group),
    ];
    const filters = make("div", { class: "hb-search__filters" }, labels[0], kind, labels[1], group);
    const head = make("div", { class: "hb-search__head" }, this.count, ...(this.place ? [] : [this.close]));
    const foot = make("div", { class: "hb-search__foot" }, this.more, this.copy);
    const parts = [filters, head, this.status, this.note, this.none, this.listbox.element, foot];
    // Kinds and groups have names in English alone.
    filters.hidden = HANDBOOK.language !== "en";
    const panel = make("div", { class: "hb-search__panel" }, ...parts);
    panel.classList.toggle("hb-search__panel--page", Boolean(this.place));
    return panel;
  }

  /** What is asked, without space around it. */
  get asked() {
    return this.input.value.trim();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  start() {
    (this.place ?? this.box).append(this.element);
    this.listenToInput();
    this.listenToPanel();
    this.listenToPage();
    this.element.hidden = true;
    this.fitHeight();
    if (this.asked && document.activeElement === this.input) this.run();
    else this.render();
    this.openLink();
    this.resume();
  }

  /** @param {boolean} yes */
  open(yes) {
    this.element.hidden = !(yes || (this.place && this.asked));
    this.box.toggleAttribute("data-open", yes && !this.place);
    this.input.setAttribute("aria-expanded", String(this.isOpen && this.listbox.options.length > 0));
    if (!yes) this.listbox.activate(-1);
  }

  /**
   * Answers from now on with what the search has learned. A result that the reader has turned to stays where it is.
   * @param {(question: string, choice: Choice) => Answer} search
   */
  know(search) {
    this.search = search;
    if (this.asked && this.listbox.active < 0) this.run();
  }

  /** Answers what is asked. */
  run() {
    this.shown = 1;
    const choice = { kind: this.kind.value, group: this.group.value };
    this.answer = this.asked ? this.search(this.input.value, choice) : NOTHING;
    this.render();
    this.open(Boolean(this.asked));
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      this.status.textContent = this.asked ? this.count.textContent : "";
    }, TELL);
  }

  render() {
    const { first, lane, portions, terms, weak, language } = this.answer;
    const hits = [...first, ...portions.flat()];
    const records = [...first, ...portions.slice(0, this.shown).flat()];
    const options = records.map((record, at) => resultOf(record, at, terms, this.index, this.root));
    if (records.length) {
      withLines(records, this.index, (record, line) => addLine(options[records.indexOf(record)], record, line, terms));
    }
    options.forEach((option, at) => {
      option.addEventListener("mousemove", () => at !== this.listbox.active && this.listbox.activate(at));
    });
    const [above, below] = [options.slice(0, first.length), options.slice(first.length)];
    this.listbox.fill(
      lane ? [...grouped(LANES[lane], above), ...grouped(HANDBOOK.words.lane_content, below)] : options,
    );
    // What has only been begun may still find something.
    const waits = BEGUN.test(this.asked) && !hits.length;
    const found = weak && hits.length ? HANDBOOK.words.results_weak : counted(hits.length);
    this.count.textContent = this.asked && !waits ? found : "";
    this.count.hidden = !this.count.textContent;
    const next = portions[this.shown] ?? [];
    this.more.hidden = !next.length;
    this.more.textContent = HANDBOOK.words.results_more.replace("{count}", `${next.length}`);
    // In a copy that is one file, no address leads back to results.
    this.copy.hidden = !hits.length || Boolean(globalThis.handbook.place);
    this.copy.textContent = HANDBOOK.words.results_copy;
    this.note.hidden = !language;
    get("p", HTMLElement, this.note).textContent = language?.note ?? "";
    this.note.lang = language?.code ?? "";
    this.none.replaceChildren(...(this.asked && weak && !waits ? elsewhere(hits, this.index, this.root) : []));
  }

  listenToInput() {
    const { input } = this;
    input.addEventListener("input", () => this.run());
    input.addEventListener("focus", () => this.asked && this.open(true));
    input.addEventListener("keydown", (event) => {
      // Some browsers end an input method before the key that ended it, and tell so by its code alone.
      if (event.isComposing || event.keyCode === COMPOSING || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowDown") this.move(1);
      else if (event.key === "ArrowUp") this.move(-1);
      else if (event.key === "Enter") this.enter();
      else if (event.key === "Escape") this.escape();
      else return;
      event.preventDefault();
    });
  }

  /** @param {number} by */
  move(by) {
    if (!this.isOpen && this.asked) this.open(true);
    this.listbox.activate(this.listbox.active + by);
  }

  // A code leads straight to its thing; for anything else the first Enter only chooses, so that nobody is surprised.
  enter() {
    if (this.listbox.active < 0 && !this.answer.code) this.listbox.activate(0);
    else this.listbox.follow();
  }

  escape() {
    if (this.isOpen && !this.place) {
      this.open(false);
      return;
    }
    this.input.value = "";
    this.run();
  }

  listenToPanel() {
    for (const choice of [this.kind, this.group]) choice.addEventListener("change", () => this.run());
    // A result may be on this very page; then the list must not cover it.
    this.listbox.element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      this.keepQuestion();
      this.open(false);
      this.input.blur();
    });
    this.close.addEventListener("click", () => {
      this.open(false);
      this.input.blur();
    });
    this.more.addEventListener("click", () => {
      const next = this.listbox.options.length;
      this.shown += 1;
      this.render();
      this.input.focus();
      this.listbox.activate(next);
    });
    this.copy.addEventListener("click", () => this.copyLink());
  }

  listenToPage() {
    const { box, input } = this;
    box.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== "Escape" || event.target === input) return;
      event.stopPropagation();
      this.open(false);
      // Focus in the box opens the panel; it stays closed.
      input.focus();
      this.open(false);
    });
    box.addEventListener("focusout", (event) => {
      const next = event instanceof FocusEvent ? event.relatedTarget : null;
      if (next instanceof Node && !box.contains(next)) this.open(false);
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!(target instanceof Node && box.contains(target))) this.open(false);
    });
    addEventListener("hashchange", () => this.openLink());
    addEventListener("pageshow", ({ persisted }) => persisted && this.resume());
  }

  /** Leaves the panel the height that is there, above the keyboard of a phone. */
  fitHeight() {
    const { visualViewport } = globalThis;
    const fit = () => this.element.style.setProperty("--hb-there", `${visualViewport?.height}px`);
    visualViewport?.addEventListener("resize", fit);
    if (visualViewport) fit();
  }

  keepQuestion() {
    const { active } = this.listbox;
    const { kind, group, shown, element } = this;
    const top = this.place ? document.documentElement.scrollTop : element.scrollTop;
    keep({ question: this.input.value, kind: kind.value, group: group.value, shown, active, top });
  }

  /** Shows the question and the place in its results again that the reader comes back to. */
  resume() {
    const before = kept();
    if (!before) return;
    this.ask(before.question, before.kind, before.group);
    this.shown = before.shown;
    this.render();
    this.input.focus();
    this.open(true);
    this.listbox.activate(before.active);
    const scrolled = this.place ? document.documentElement : this.element;
    scrolled.scrollTop = before.top;
  }

  /**
   * Asks a question with choices beside it.
   * @param {string} question
   * @param {string} kind
   * @param {string} group
   */
  ask(question, kind, group) {
    this.input.value = question.slice(0, this.input.maxLength);
    this.kind.value = kind;
    this.group.value = group;
    // What cannot be chosen here asks for nothing.
    for (const choice of [this.kind, this.group]) choice.value ||= "";
    this.run();
  }

  async copyLink() {
    const link = new URL(HANDBOOK.pages.search, this.root);
    const fields = new URLSearchParams({ q: this.asked });
    const { kind, group } = this;
    if (kind.value) fields.set("kind", kind.value);
    if (group.value) fields.set("group", group.value);
    link.hash = fields.toString();
    this.copy.textContent = (await globalThis.handbook.copy(link.href))
      ? HANDBOOK.words.link_copied
      : HANDBOOK.words.copy_failed;
    this.status.textContent = this.copy.textContent;
    this.copy.focus();
  }

  /** Shows what a link to results asks for, as `copyLink` makes it. */
  openLink() {
    const wanted = new URLSearchParams(globalThis.handbook.question ?? location.hash.slice(1));
    globalThis.handbook.question = undefined;
    const question = wanted.get("q");
    if (this.place && question) this.ask(question, wanted.get("kind") ?? "", wanted.get("group") ?? "");
  }
}

/**
 * Gives the kinds of which this copy has any, with their names, in the order of the choice.
 * @param {Index} index
 * @returns {[value: string, text: string][]}
 */
function kindsIn({ records }) {
  const found = new Set(records.map(({ kind }) => kind));
  const kinds = Object.entries(HANDBOOK.kinds).filter(([kind]) => found.has(kind));
  return kinds.map(([kind, { plural }]) => [kind, plural]);
}

/**
 * Puts results under a heading, which is the name of their group to those who hear it; no group where there are none.
 * @param {string} name
 * @param {HTMLElement[]} options
 */
function grouped(name, options) {
  if (!options.length) return [];
  const heading = make("div", { class: "hb-search__lane", "aria-hidden": "true" }, name);
  return [make("div", { role: "group", "aria-label": name }, heading, ...options)];
}

/**
 * Makes a choice among a few values.
 * @param {string} id
 * @param {[value: string, text: string][]} values
 */
function select(id, values) {
  const options = values.map(([value, text]) => make("option", { value }, text));
  return make("select", { id }, make("option", { value: "" }, HANDBOOK.words.search_all), ...options);
}

/** @param {number} count */
function counted(count) {
  if (count === 1) return HANDBOOK.words.results_one;
  return count ? HANDBOOK.words.results_many.replace("{count}", `${count}`) : HANDBOOK.words.results_none;
}
