// The list of results as the listbox of the search box: focus stays in the box while arrows go through the results.
import { make } from "../shared/dom.mjs";

/** A list of options, one of which may be active. */
export class Listbox {
  /** @param {HTMLInputElement} input the combobox that the list belongs to */
  constructor(input) {
    this.input = input;
    this.element = make("div", { id: "search-results", role: "listbox", "aria-label": HANDBOOK.words.results });
    /** The place of the active option; -1 where none is. */
    this.active = -1;
  }

  get options() {
    /** @type {NodeListOf<HTMLElement>} */
    const options = this.element.querySelectorAll("[role=option]");
    return [...options];
  }

  /**
   * Shows other options, none of them active, alone or in groups.
   * @param {HTMLElement[]} options
   */
  fill(options) {
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.element.replaceChildren(...options);
    this.element.hidden = !options.length;
  }

  /**
   * Makes the option at a place the active one; before the first and behind the last, none is.
   * @param {number} at
   */
  activate(at) {
    const { options } = this;
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = options.length ? ((at + 1 + options.length + 1) % (options.length + 1)) - 1 : -1;
    if (this.active < 0) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    const option = options[this.active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** Follows the active option, or the first. */
  follow() {
    this.options[Math.max(this.active, 0)]?.click();
  }
}
