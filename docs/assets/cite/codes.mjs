// Codes of what is cited.

/**
 * Gives the kind of thing that a code stands for, by the code's shape; macros/model/kinds.py has the same, and a test runs both.
 * @param {string} code
 */
export function kindOf(code) {
  if (code.includes("/")) return code.split("/")[0];
  const [, sub, cell, number] = /^.([A-Z])?(\.[A-Z])?(\d+)?$/.exec(code) ?? [];
  return number ? "statement" : cell ? "cell" : sub ? "sub-competency" : "competency";
}
