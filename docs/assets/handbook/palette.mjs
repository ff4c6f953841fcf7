// Light or dark colors: the system's, until the reader chooses.
import { get } from "../shared/dom.mjs";
import { lasting } from "../shared/storage.mjs";

const KEY = "hb-palette";
const { dataset } = document.documentElement;

/** Shows the page in the colors that were chosen before; called before the first paint. */
export function applyPalette() {
  const kept = lasting.get(KEY);
  if (kept === "light" || kept === "dark") dataset.palette = kept;
}

/** Lets the button in the footer change the colors. */
export function palette() {
  const button = get("[data-palette]:not(html)", HTMLButtonElement);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = () => dataset.palette ?? (dark.matches ? "dark" : "light");
  const label = () => {
    button.textContent = now() === "dark" ? HANDBOOK.words.light : HANDBOOK.words.dark;
  };
  button.addEventListener("click", () => {
    dataset.palette = now() === "dark" ? "light" : "dark";
    lasting.set(KEY, dataset.palette);
    label();
  });
  dark.addEventListener("change", label);
  label();
}
