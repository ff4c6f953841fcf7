// Starts the search once the reader has turned to it; handbook.js loads this file, the index and the words then.
import { get } from "../shared/dom.mjs";
import { makeSearch } from "./engine.mjs";
import { unpack, unpackSynonyms } from "./packed.mjs";
import { showPanel } from "./panel.mjs";

// A slow phone answers the reader's touch between the parts of the work; where a question waits already, nothing comes between.
const input = get("[data-search-input]", HTMLInputElement);
const breath = () => input.value || new Promise((done) => setTimeout(done));

async function start() {
  const index = unpack(globalThis.hbSearchIndex);
  await breath();
  const search = makeSearch(
    index,
    unpackSynonyms(globalThis.hbSearchWords),
    HANDBOOK.kinds,
    globalThis.hbSearchLanguages,
  );
  await breath();
  showPanel(input, index, search);
}

// Whoever asked for the search learns whether it has started.
globalThis.hbSearch = start();
