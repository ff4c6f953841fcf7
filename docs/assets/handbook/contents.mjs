// The page's own contents: what is being read is marked, and what a filter has taken away is not offered.
import { all } from "../shared/dom.mjs";

/**
 * A heading, and a link to it.
 * @typedef {{ heading: HTMLElement, link: HTMLAnchorElement }} Entry
 */

/** Marks the place of the reader among the contents, while the page is scrolled or filtered. */
export function contents() {
  const entries = all(".hb-contents a, .hb-jump a", HTMLAnchorElement).flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ heading, link }] : [];
  });
  if (!entries.length) return;
  const follow = onceAFrame(() => markCurrent(entries));
  addEventListener("scroll", follow, { passive: true });
  addEventListener("hb-filtered", follow);
  follow();
}

/** @param {Entry[]} entries */
function markCurrent(entries) {
  /** @type {HTMLElement | null} */
  let current = null;
  for (const { heading, link } of entries) {
    link.hidden = Boolean(heading.closest("[hidden]"));
    if (!link.hidden && heading.getBoundingClientRect().top < innerHeight / 3) current = heading;
  }
  for (const { heading, link } of entries) {
    if (heading === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/**
 * Lets something be done at most once a frame; at first with the first one, as measuring sooner would lay the page out twice.
 * @param {() => void} act
 */
function onceAFrame(act) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      act();
    });
  };
}
