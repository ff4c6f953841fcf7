// What is folded opens for whoever was sent into it, and for paper; newer browsers do most of it by themselves. On a small screen
// the steps of a guide are folded, too, each behind its heading.
import { all, make } from "../shared/dom.mjs";

/** Folds what is long, and opens what the browser would leave shut. */
export function fold() {
  const steps = all("[data-fold]", HTMLElement);
  const small = matchMedia("screen and (max-width: 47.99em)");
  const lay = () => {
    if (small.matches) for (const step of steps) behindHeading(step);
    for (const each of all(".hb-fold--late", HTMLDetailsElement)) each.open = !small.matches;
    follow();
  };
  small.addEventListener("change", lay);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    if (CSS.supports("selector(::details-content)")) return;
    for (const each of folds()) each.open = true;
  });
  lay();
}

const folds = () => all(".hb-fold, .hb-about", HTMLDetailsElement);

/** Opens what the address leads into, or what is all that the entry it leads to holds. */
function follow() {
  // While a page is read, the browser itself has no target yet.
  const target = document.getElementById(location.hash.slice(1));
  for (const each of folds()) {
    if (!target || each.open || !(each.contains(target) || (target.matches("li") && target.contains(each)))) continue;
    each.open = true;
    target.scrollIntoView();
  }
}

/**
 * Puts a step behind its heading, once.
 * @param {HTMLElement} step
 */
function behindHeading(step) {
  const heading = step.previousElementSibling;
  if (!heading?.matches("h2, h3")) return;
  const summary = make("summary");
  step.before(make("details", { class: "hb-fold hb-fold--step hb-fold--late" }, summary));
  summary.append(heading);
  summary.after(step);
}
