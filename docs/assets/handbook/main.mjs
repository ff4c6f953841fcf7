// What scripts add to the handbook's pages. Everything can be read and reached without them.
// The file runs in the head, so that the chosen palette is there before the first paint.
import { make } from "../shared/dom.mjs";
import { address } from "./address.mjs";
import { announce, status } from "./announce.mjs";
import { carried, takeCarried } from "./carried.mjs";
import { collect } from "./collect.mjs";
import { contents } from "./contents.mjs";
import { controls, permalink } from "./controls.mjs";
import { copy } from "./copy.mjs";
import { age, due } from "./dates.mjs";
import { fold } from "./fold.mjs";
import { leave } from "./leave.mjs";
import { lists } from "./lists.mjs";
import { load, root } from "./load.mjs";
import { matrix } from "./matrix.mjs";
import { menu } from "./menu.mjs";
import { applyPalette, palette } from "./palette.mjs";
import { search } from "./search.mjs";
import { terms } from "./terms.mjs";

document.documentElement.classList.replace("hb-no-script", "hb-script");
applyPalette();
takeCarried();

globalThis.handbook = { announce, carried, copy, load, permalink, root };

const starts = [
  leave,
  age,
  palette,
  menu,
  contents,
  search,
  collect,
  controls,
  lists,
  fold,
  matrix,
  address,
  due,
  terms,
];

document.addEventListener("DOMContentLoaded", () => {
  document.body.append(status);
  // From a folder, browsers refuse it, and say so where it could be seen.
  if (location.protocol !== "file:") {
    document.head.append(make("link", { rel: "manifest", href: new URL("handbook.webmanifest", root) }));
  }
  for (const start of starts) start();
});
