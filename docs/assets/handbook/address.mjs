// An address that is no more than a place of this page needs nothing. Any other is looked at by a script of its own, which sets
// right what was rewritten on its way, and says what cannot be understood.
import { find } from "../shared/dom.mjs";
import { load } from "./load.mjs";

/** Fetches the reader of addresses where it has something to do. */
export function address() {
  const look = () => {
    const { hash, search } = location;
    if (hash ? document.getElementById(hash.slice(1)) : !search) return;
    // These pages read their addresses themselves.
    const own = (hash || search).includes("codes=") ? "[data-missing], [data-collection]" : "[data-missing]";
    // Where the reader cannot be had, the address does what it does as it is.
    if (!find(own, HTMLElement)) load("address").catch(() => {});
  };
  addEventListener("hashchange", look);
  look();
}
