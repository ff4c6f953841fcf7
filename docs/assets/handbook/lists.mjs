// Lists that can be filtered, or shown and printed in several ways; what does so is fetched where there is one.
import { find } from "../shared/dom.mjs";
import { loadOrSay } from "./load.mjs";

/** Fetches what the controls above a list do. */
export function lists() {
  const text = "These controls cannot be loaded: a file is missing or damaged.";
  const place = find(".hb-tools", HTMLElement);
  if (place) loadOrSay({ names: ["lists"], text, place });
}
