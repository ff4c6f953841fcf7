// Scripts that a page needs only when they are first used lie beside this one, and are fetched then.
import { make } from "../shared/dom.mjs";
import { leftBy } from "../shared/left.mjs";
import { announce } from "./announce.mjs";

const { currentScript } = document;
const assets = new URL(".", currentScript instanceof HTMLScriptElement ? currentScript.src : "");

/** The root of this copy of the site. */
export const root = new URL("..", assets);

/** @type {Map<string, Promise<unknown>>} */
const loading = new Map();
let tries = 0;

/**
 * Fetches scripts by name, each once, in the order given: `load("search")` fetches assets/search.js. The promise fails where
 * one cannot be had, or does not do what it is for; then the next call tries again.
 * @param {...string} names
 */
export function load(...names) {
  return Promise.all(names.map((name) => loading.get(name) ?? fetchScript(name)));
}

/** @param {string} name */
function fetchScript(name) {
  const key = leftBy(name);
  /** @type {Promise<unknown>} */
  const done = new Promise((resolve, reject) => {
    // A browser may have kept what arrived broken.
    const script = make("script", { src: new URL(`${name}.js${tries ? `?${tries}` : ""}`, assets) });
    script.async = false;
    script.addEventListener("error", reject);
    script.addEventListener("load", () => {
      const left = Reflect.get(globalThis, key);
      if (left) resolve(left);
      else reject(new Error(`${name}.js leaves nothing`));
    });
    document.head.append(script);
  }).catch((error) => {
    loading.delete(name);
    Reflect.deleteProperty(globalThis, key);
    tries += 1;
    throw error;
  });
  loading.set(name, done);
  return done;
}

/**
 * What is to be said where scripts cannot be had, and where, if not at the end of the screen; what else to do once the reader has
 * tried again, and they are there.
 * @typedef {{ names: string[], text: string, place?: Element, again?: () => void }} Wanted
 */

/** @type {Map<string, HTMLElement>} */
const notes = new Map();

/**
 * Fetches scripts, and says whether they are there; where they are not, says so to the eye and to the ear, and lets the reader
 * try again.
 * @param {Wanted} wanted
 * @returns {Promise<boolean>}
 */
export async function loadOrSay(wanted) {
  const { names, text, place } = wanted;
  const key = names.join();
  try {
    await load(...names);
    notes.get(key)?.remove();
    return true;
  } catch {
    const note = notes.get(key) ?? noteOf(wanted);
    notes.set(key, note);
    (place ?? document.body).append(note);
    announce(text);
    return false;
  }
}

/** @param {Wanted} wanted */
function noteOf(wanted) {
  const retry = make("button", { class: "hb-button", type: "button" }, "Try again");
  retry.addEventListener("click", async () => {
    announce("Trying again …");
    if (await loadOrSay(wanted)) wanted.again?.();
    else retry.focus();
  });
  const attributes = { class: wanted.place ? "hb-note" : "hb-collecting", "aria-label": "Not loaded" };
  return make("section", attributes, make("p", {}, wanted.text), retry);
}
