// A long list is shown a portion at a time, so that a phone is not given two thousand entries. Paper and whoever follows a link
// to an entry get it, whichever portion it is in.
import { find } from "../shared/dom.mjs";

/**
 * Gives how many of a list are shown, so that the one that a link leads to is among them: whole portions, one at least.
 * @param {number} portion
 * @param {number} wanted Where in the list that one is; -1 where no link leads to any.
 */
export const reaching = (portion, wanted) => portion * Math.max(1, Math.ceil((wanted + 1) / portion));

/**
 * Gives what divides a list into portions, if its filter says how large these are, each time that it is filtered anew.
 * @param {HTMLFormElement} form
 * @param {() => void} changed Called when more of a list, or less of it, is shown.
 * @returns {(fitting: HTMLElement[]) => void}
 */
export function portions(form, changed) {
  const portion = Number(form.dataset.filterPortion);
  const more = find("[data-filter-more]", HTMLButtonElement);
  if (!portion || !more) return () => {};
  /** @type {HTMLElement[]} */
  let all = [];
  let most = portion;
  const show = (upTo = most) => {
    for (const [at, item] of all.entries()) item.hidden = at >= upTo;
    const left = all.length - upTo;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(left, portion)} more of ${left}`;
  };
  more.addEventListener("click", () => {
    const next = all[most];
    most += portion;
    show();
    changed();
    next.tabIndex = -1;
    next.focus();
  });
  addEventListener("beforeprint", () => {
    show(all.length);
    changed();
  });
  addEventListener("afterprint", () => {
    show();
    changed();
  });
  return (fitting) => {
    all = fitting;
    const target = location.hash.slice(1);
    most = reaching(
      portion,
      all.findIndex(({ id }) => id === target),
    );
    show();
    if (target && most > portion) all.find(({ id }) => id === target)?.scrollIntoView();
  };
}
