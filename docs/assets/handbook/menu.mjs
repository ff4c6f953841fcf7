// The menu: a panel that a button opens on a small screen, and a column beside the page on a large one.
import { find, get } from "../shared/dom.mjs";

/** Lets the button open and close the menu, and Escape and leaving it close it. */
export function menu() {
  const button = get("[data-menu]", HTMLButtonElement);
  const panel = get("#menu", HTMLElement);
  const isOpen = () => panel.hasAttribute("data-open");
  /** @param {boolean} yes */
  const open = (yes) => {
    panel.toggleAttribute("data-open", yes);
    button.setAttribute("aria-expanded", String(yes));
    button.textContent = yes ? HANDBOOK.words.menu_close : HANDBOOK.words.menu;
  };
  button.addEventListener("click", () => {
    open(!isOpen());
    if (isOpen()) {
      (find("[aria-current]", HTMLElement, panel) ?? get("a, summary", HTMLElement, panel)).focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    open(false);
    button.focus();
  });
  // Tabbing out of an open menu would leave focus on a page that cannot be seen.
  panel.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (isOpen() && next instanceof Node && !panel.contains(next)) open(false);
  });
  // In the first frame the style sheets are there.
  requestAnimationFrame(() => showCurrent(panel));
}

/**
 * Scrolls the menu to the page that is shown. The menu alone is scrolled: `scrollIntoView` would move the page too.
 * @param {HTMLElement} panel
 */
function showCurrent(panel) {
  const current = panel.querySelector("[aria-current]");
  if (!current) return;
  const place = current.getBoundingClientRect();
  panel.scrollTop += Math.max(0, place.bottom + place.height - panel.getBoundingClientRect().bottom);
}
