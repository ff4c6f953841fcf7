// What is folded opens for whoever was sent into it, and for paper; newer browsers do both by themselves.
import { all } from "../shared/dom.mjs";

/** Opens what is folded where the browser would leave it shut. */
export function fold() {
  const folds = all(".hb-fold, .hb-about", HTMLDetailsElement);
  if (!folds.length || CSS.supports("selector(::details-content)")) return;
  const follow = () => {
    const target = document.querySelector(":target");
    for (const each of folds) {
      if (each.open || !each.contains(target)) continue;
      each.open = true;
      target?.scrollIntoView();
    }
  };
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    for (const each of folds) each.open = true;
  });
  follow();
}
