// What a copy says of its own age: by the reader's clock, because no server is asked.
import { all, get } from "../shared/dom.mjs";

/** Shows the note on the edition's age, once it is twelve months old. */
export function age() {
  const note = get("[data-edition-date]", HTMLElement);
  const [year, month, day] = (note.dataset.editionDate ?? "").split("-").map(Number);
  note.hidden = Date.now() < Date.UTC(year + 1, month - 1, day);
}

/** Marks local entries past their check date: the build marks those it knows of, the reader's clock the rest. */
export function due() {
  const today = new Date().toISOString().slice(0, 10);
  for (const mark of all("[data-due]", HTMLElement)) {
    if ((mark.dataset.due ?? today) < today) mark.hidden = false;
  }
}
