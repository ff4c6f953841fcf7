// Light or dark colors: the system's, until the reader chooses.
import { all, get } from "../shared/dom.mjs";
import { lasting } from "../shared/storage.mjs";

const KEY = "hb-palette";
/** What can be chosen, in the order in which the page names the color of each. */
const COLORS = ["light", "dark"];
const { dataset } = document.documentElement;

/** Shows the page in the colors that were chosen before; called before the first paint. */
export const applyPalette = () => show(lasting.get(KEY));

/**
 * Shows the page, and the browser's own frame around it, in some colors.
 * @param {string} chosen "light", "dark", or anything else for the system's
 */
function show(chosen) {
  const own = COLORS.includes(chosen);
  if (own) dataset.palette = chosen;
  else delete dataset.palette;
  all("[name=theme-color]", HTMLMetaElement).forEach((meta, at) => {
    const of = COLORS[at];
    meta.media = own ? (chosen === of ? "all" : "not all") : `(prefers-color-scheme: ${of})`;
  });
}

/** Lets the reader choose the colors in the header. */
export function palette() {
  const select = get("select[data-palette]", HTMLSelectElement);
  select.value = dataset.palette ?? "";
  select.addEventListener("change", () => {
    show(select.value);
    lasting.set(KEY, select.value);
  });
}
