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
/** What makes an address another one, after each failure. */
let tries = "";

/**
 * Fetches scripts by name, each once, in the order given: `load("search")` fetches assets/search.js. The promise fails where
 * one cannot be had, or does not do what it is for; then the next call tries again.
 * @param {...string} names
 */
export function load(...names) {
  return Promise.all(names.map((name) => loading.get(name) ?? fetchScript(name)));
}

/**
 * Gives the file of a script: on a page in another language than English, the one that speaks it.
 * @param {string} name
 */
const fileOf = (name) =>
  HANDBOOK.language === "en" || !HANDBOOK.spoken.includes(name) ? name : `${name}-${HANDBOOK.language}`;

/** @param {string} name */
function fetchScript(name) {
  const key = leftBy(name);
  /** @type {Promise<unknown>} */
  const done = new Promise((resolve, reject) => {
    // A browser may have kept what arrived broken.
    const script = make("script", { src: new URL(`${fileOf(name)}.js${tries}`, assets) });
    script.async = false;
    script.onerror = reject;
    script.onload = () => resolve(Reflect.get(globalThis, key) || Promise.reject());
    document.head.append(script);
  }).catch((error) => {
    loading.delete(name);
    Reflect.deleteProperty(globalThis, key);
    tries += "?";
    throw error;
  });
  loading.set(name, done);
  return done;
}

/**
 * What is to be said where scripts cannot be had, and where, if not at the end of the screen; what else to do once the reader has
 * tried again, and they are there. `note` is what says so.
 * @typedef {{ names: string[], text: string, place?: Element, again?: () => void, note?: HTMLElement }} Wanted
 */

/**
 * Fetches scripts, and says whether they are there; where they are not, says so to the eye and to the ear, and lets the reader
 * try again.
 * @param {Wanted} wanted
 * @returns {Promise<boolean>}
 */
export const loadOrSay = (wanted) =>
  load(...wanted.names).then(
    () => {
      wanted.note?.remove();
      return true;
    },
    () => {
      wanted.note = wanted.note ?? noteOf(wanted);
      (wanted.place ?? document.body).append(wanted.note);
      announce(wanted.text);
      return false;
    },
  );

/** @param {Wanted} wanted */
function noteOf(wanted) {
  const retry = make("button", { class: "hb-button" }, HANDBOOK.words.retry);
  retry.onclick = async () => {
    // The same words are told again only after others.
    announce("");
    if (await loadOrSay(wanted)) wanted.again?.();
    else retry.focus();
  };
  const look = `hb-${wanted.place ? "note" : "collecting"}`;
  const attributes = { class: look, "aria-label": HANDBOOK.words.not_loaded, "data-failed": wanted.names[0] };
  return make("section", attributes, make("p", {}, wanted.text), retry);
}
