// The statements of a collection as a list whose items can be moved and removed.

import { make } from "./elements.mjs";
import { addressOf, rowsOf } from "./rows.mjs";

export function makeList(data, root, { move, remove }) {
  const list = make("ol", { class: "hb-statements hb-collected" });
  const items = new Map();

  // What the organization that gives out this copy notes on a statement; never without its name.
  function noted(code) {
    const notes = data.notes?.[code];
    if (!notes) return [];
    const by = make("p", {}, make("span", { class: "hb-added" }, `Added by ${data.by}`));
    return [make("div", { class: "hb-local" }, by, ...notes.map(([text, lang]) => make("p", { lang: lang || undefined }, text)))];
  }

  function item({ code, sub_competency: sub, sub_competency_title: subTitle, group, condition, text }) {
    const address = addressOf(code);
    const body = make("div", { class: "hb-statement__body" });
    if (condition) body.append(make("p", { class: "hb-condition" }, condition));
    body.append(
      make("p", { class: "hb-statement__text" }, text),
      ...noted(code),
      make(
        "p",
        { class: "hb-statement__guides" },
        make("span", { class: "hb-collected__at" }),
        " · ",
        make("span", { class: `hb-group hb-group--${group.toLowerCase()}` }, group),
        " · ",
        make("a", { href: new URL(address.split("#")[0], root) }, `${sub} ${subTitle}`),
      ),
    );
    const act = (label, run, attributes = {}) => {
      const made = make("button", { class: "hb-quiet", type: "button", ...attributes }, label, make("span", { class: "hb-hidden" }, ` ${code}`));
      made.addEventListener("click", () => {
        run();
        if (made.isConnected) made.focus();
      });
      return made;
    };
    body.append(
      make(
        "p",
        { class: "hb-statement__foot" },
        make("span", { class: "hb-collected__moves" }, act("Move up", () => move(code, -1), { "data-move": "up" }), act("Move down", () => move(code, 1), { "data-move": "down" })),
        act("Remove", () => remove(code), { "data-remove": code }),
      ),
    );
    return make("li", { class: "hb-statement", "data-code": code }, make("a", { class: "hb-code", href: new URL(address, root) }, code), body);
  }

  // Shows these codes in this order; items that are there already only move.
  function fill(codes) {
    for (const row of rowsOf(codes, data, "")) if (!items.has(row.code)) items.set(row.code, item(row));
    list.replaceChildren(...codes.map((code) => items.get(code)));
    const mark = (button, yes) => (yes ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled"));
    for (const [at, code] of codes.entries()) {
      items.get(code).querySelector(".hb-collected__at").textContent = `${at + 1} of ${codes.length}`;
      mark(items.get(code).querySelector("[data-move=up]"), at === 0);
      mark(items.get(code).querySelector("[data-move=down]"), at === codes.length - 1);
    }
  }

  return { list, fill };
}
