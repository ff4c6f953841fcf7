// Starts the search once the reader has turned to it; handbook.js loads this file, the index and the words then.
import { get } from "../shared/dom.mjs";
import { unpackAsked } from "./asked.mjs";
import { makeSearch } from "./engine.mjs";
import { unpack, unpackSynonyms } from "./packed.mjs";
import { showPanel } from "./panel.mjs";

/** Milliseconds that the first results wait for the words that people say, which are a file of their own. */
const PATIENCE = 300;

// A slow phone answers the reader's touch between the parts of the work; where a question waits already, nothing comes between.
const input = get("[data-search-input]", HTMLInputElement);
const breath = () => input.value || new Promise((done) => setTimeout(done));

const isLearned = () => globalThis.hbSearchWords !== undefined;

/** Fetches the words; where they cannot be had, whoever asked for the search says so, and lets the reader try again. */
const learn = () => isLearned() || globalThis.handbook.load("search-words").catch(() => {});

async function start() {
  const index = unpack(globalThis.hbSearchIndex);
  const make = () => {
    const { hbSearchWords = "", hbSearchLanguages, hbSearchAsked } = globalThis;
    const asked = hbSearchAsked && unpackAsked(hbSearchAsked, index.parts[0]);
    return makeSearch(index, unpackSynonyms(hbSearchWords), HANDBOOK.kinds, hbSearchLanguages, asked);
  };
  await breath();
  await Promise.race([learn(), new Promise((done) => setTimeout(done, PATIENCE))]);
  let knows = isLearned();
  const panel = showPanel(input, index, make());
  const know = async () => {
    await learn();
    if (knows || !isLearned()) return;
    knows = true;
    panel.know(make());
  };
  input.addEventListener("focus", know);
  know();
}

// Whoever asked for the search learns whether it has started.
globalThis.hbSearch = start();
