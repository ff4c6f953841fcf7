// Starts the search once the reader has turned to it; handbook.js loads this file, the index and the words then.
import { makeSearch } from "./engine.mjs";
import { unpack, unpackSynonyms } from "./packed.mjs";
import { showPanel } from "./panel.mjs";

const input = document.querySelector("[data-search-input]");
showPanel(input, makeSearch(unpack(globalThis.hbSearchIndex), unpackSynonyms(globalThis.hbSearchWords)));
