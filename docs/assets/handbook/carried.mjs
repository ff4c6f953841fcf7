// Where the reader lets nothing be stored, a collection comes along in the address, behind the page's own anchor.
import { CARRIED } from "../shared/address.mjs";

/** What came along, as the fragment of a collection; empty where nothing did. */
export let carried = "";

/** Takes a collection out of the address, before the browser looks for the anchor that is before it. */
export function takeCarried() {
  if (location.pathname.endsWith(`/${HANDBOOK.pages.collection}`)) return;
  const found = CARRIED.exec(location.hash);
  if (!found) return;
  carried = found[2];
  history.replaceState(null, "", found[1] ? `#${found[1]}` : location.pathname + location.search);
}
