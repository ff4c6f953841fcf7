// The meaning of a term, beside the place where the term is; handbook.js loads this file when the first is asked for. It
// holds one meaning at a time, belongs to the page, and leaves the reader where they were.
import { get, make } from "../shared/dom.mjs";

/** Pixels between the term and its meaning, and between the meaning and the edge of the page. */
const [APART, EDGE] = [6, 8];

const name = make("p", { id: "meaning-of", class: "hb-meaning__name" });
const text = make("p", { id: "meaning" });
const more = make("a", { class: "hb-quiet" }, "In the glossary");
const close = make("button", { class: "hb-quiet", type: "button" }, "Close");
const panel = make(
  "div",
  {
    class: "hb-meaning",
    role: "dialog",
    tabindex: "-1",
    "aria-labelledby": name.id,
    "aria-describedby": text.id,
    "data-meaning": "",
    hidden: "",
  },
  name,
  text,
  make("p", { class: "hb-meaning__foot" }, more, close),
);
document.body.append(panel);

/**
 * The term whose meaning is open.
 * @type {HTMLAnchorElement | null}
 */
let opener = null;

/** Closes the meaning and says so to its term; the focus is left where it is. */
function shut() {
  panel.hidden = true;
  opener?.setAttribute("aria-expanded", "false");
  opener = null;
}

/** Closes the meaning and returns to its term. */
function goBack() {
  const term = opener;
  shut();
  term?.focus({ preventScroll: true });
}

/**
 * Puts the meaning below the term, or above it where the window has no room for it below.
 * @param {HTMLAnchorElement} term
 */
function place(term) {
  const boxes = [...term.getClientRects()];
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  const { offsetWidth: width, offsetHeight: height } = panel;
  const header = get(".hb-header", HTMLElement).offsetHeight;
  const isAbove = last.bottom + APART + height > innerHeight && first.top - APART - height > header + 2 * EDGE;
  const top = isAbove ? first.top - APART - height : last.bottom + APART;
  const left = Math.max(EDGE, Math.min(last.left, document.documentElement.clientWidth - EDGE - width));
  panel.style.top = `${top + scrollY}px`;
  panel.style.left = `${left + scrollX}px`;
}

globalThis.handbook.explain = (term) => {
  const isOpen = opener === term;
  shut();
  if (isOpen) return;
  // The file of meanings may have arrived broken.
  const found = globalThis.hbMeanings?.[term.dataset.term ?? ""];
  if (!found) {
    location.assign(term.href);
    return;
  }
  [name.textContent, text.textContent] = found;
  opener = term;
  more.href = term.href;
  panel.hidden = false;
  term.setAttribute("aria-expanded", "true");
  place(term);
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
};

close.addEventListener("click", goBack);
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Tab") return;
  // The panel is at the end of the page, but belongs behind its term: back leads to that, and on from there.
  if (event.shiftKey && event.target !== close) {
    event.preventDefault();
    goBack();
  } else if (!event.shiftKey && event.target === close) goBack();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opener) goBack();
});
document.addEventListener("click", ({ target }) => {
  if (opener && target instanceof Node && !panel.contains(target) && !opener.contains(target)) shut();
});
addEventListener("resize", () => opener && place(opener));
