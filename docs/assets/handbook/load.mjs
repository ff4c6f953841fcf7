// Scripts that a page needs only when they are first used lie beside this one, and are fetched then.
import { make } from "../shared/dom.mjs";

const { currentScript } = document;
const assets = new URL(".", currentScript instanceof HTMLScriptElement ? currentScript.src : "");

/** The root of this copy of the site. */
export const root = new URL("..", assets);

/** @type {Map<string, Promise<unknown>>} */
const loading = new Map();

/**
 * Fetches scripts by name, each once, in the order given: `load("search")` fetches assets/search.js. The promise fails where
 * one cannot be had; then the next call tries again.
 * @param {...string} names
 */
export function load(...names) {
  return Promise.all(names.map((name) => loading.get(name) ?? fetchScript(name)));
}

/** @param {string} name */
function fetchScript(name) {
  const done = new Promise((resolve, reject) => {
    const script = make("script", { src: new URL(`${name}.js`, assets) });
    script.async = false;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      loading.delete(name);
      reject(new Error(`${name}.js cannot be loaded`));
    });
    document.head.append(script);
  });
  loading.set(name, done);
  return done;
}
