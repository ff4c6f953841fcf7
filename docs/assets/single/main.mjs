// What scripts add to the copy that is one file. Nothing can be fetched there: all it needs is in it, and whatever needs a second
// page is left out. The file runs in the head, as that of the pages does.
import { all, closest, find, get } from "../shared/dom.mjs";
import { announce, status } from "../handbook/announce.mjs";
import { copy } from "../handbook/copy.mjs";
import { age, due } from "../handbook/dates.mjs";
import { fold } from "../handbook/fold.mjs";
import { onLeaving, turnNeutral } from "../handbook/leaving.mjs";
import { menu } from "../handbook/menu.mjs";
import { applyPalette, palette } from "../handbook/palette.mjs";

document.documentElement.classList.replace("hb-no-script", "hb-script");
applyPalette();

/** Every page of the handbook that is here. */
const parts = () => all("[data-page]", HTMLElement);

/**
 * Gives where in this file an address of the site is; what is not here leads to the words that say so.
 * @param {string} address
 */
function place(address) {
  const [page, anchor] = address.split("#");
  const part = parts().find((each) => each.dataset.page === page);
  if (!part) return "#left-out";
  const inside = `${part.id}--${anchor}`;
  return `#${anchor && document.getElementById(inside) ? inside : part.id}`;
}

// The search asks for no more than these.
Object.assign(globalThis, { handbook: { announce, copy, place } });

function leave() {
  const link = find("[data-leave]", HTMLAnchorElement);
  if (!link) return;
  // The empty page needs no network, and takes the place of this one in the history.
  onLeaving(link, (empty) => {
    turnNeutral();
    location.replace(empty);
  });
}

/** Closes the menu over a small screen, and the results of the search, once a part was chosen in them. */
function close() {
  const button = get("[data-menu]", HTMLButtonElement);
  if (button.getAttribute("aria-expanded") === "true") button.click();
  find(".hb-search__close", HTMLButtonElement)?.click();
}

/** Leads to the part that a link names, also in a viewer of attachments that lets no address change. */
function follow() {
  addEventListener("hashchange", close);
  document.addEventListener("click", (event) => {
    const link = closest(event, 'a[href^="#"]', HTMLAnchorElement);
    if (!link) return;
    setTimeout(() => {
      if (location.hash === link.hash) return;
      close();
      document.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
    });
  });
}

/** Prints the part that is being read: the whole is some hundreds of sheets. From the very start, it prints everything. */
function print() {
  addEventListener("beforeprint", () => {
    const line = get(".hb-header", HTMLElement).offsetHeight + 1;
    const read = parts()
      .filter((part) => part.getBoundingClientRect().top <= line)
      .pop();
    for (const part of parts()) part.toggleAttribute("data-unprinted", Boolean(read) && part !== read);
    get("#start", HTMLElement).toggleAttribute("data-unprinted", Boolean(read));
  });
}

document.addEventListener("DOMContentLoaded", () => {
  document.body.append(status);
  for (const start of [leave, age, palette, menu, follow, fold, print, due]) start();
});
