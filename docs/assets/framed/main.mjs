// Within another page the handbook stays as usable as it is alone, and says what does not work as well there. handbook.js loads
// this file only there.
import { get, make } from "../shared/dom.mjs";

const own = make("a", { href: location.href, target: "_blank", rel: "noopener" }, HANDBOOK.words.framed_open);
const note = `${HANDBOOK.words.framed} `;
get("#main", HTMLElement).prepend(make("p", { class: "hb-note hb-framed" }, note, own, "."));
