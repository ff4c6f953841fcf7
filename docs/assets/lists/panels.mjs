// The row of controls above a list: each opens a panel below the row, one at a time.
import { all, get } from "../shared/dom.mjs";

/** Lets the buttons of the row open and shut their panels; Escape shuts the panel and returns to its button. */
export function panels() {
  const buttons = all("[data-panel]", HTMLButtonElement);
  /** @param {HTMLButtonElement} button */
  const panelOf = (button) => get(`#${button.getAttribute("aria-controls")}`, HTMLElement);
  /** @param {HTMLButtonElement | null} open */
  const show = (open) => {
    for (const button of buttons) {
      button.setAttribute("aria-expanded", String(button === open));
      panelOf(button).hidden = button !== open;
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => show(panelOf(button).hidden ? button : null));
    panelOf(button).addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      show(null);
      button.focus();
    });
  }
}
