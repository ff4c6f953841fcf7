// Questions that are codes, or parts of one.

const CODE =
  /^\s*(?:(?:sub-?)?competency|cell|statement|code)?\s*([u1-6])\s*(?:([a-d])\s*(?:[.\s-]*([iore])\s*(\d{0,2}))?)?\s*\.?\s*$/i;

/**
 * Gives the code that is asked for, however it is written: "2b i3", "2B.I3", "ua"; empty where the question is none.
 * @param {string} question
 */
export function askedCode(question) {
  const parts = CODE.exec(question);
  if (!parts) return "";
  const [, competency, sub = "", group = "", number = ""] = parts;
  return (competency + sub + (group && `.${group}`) + number).toUpperCase();
}

/**
 * Says whether a code stands for a part of what another stands for in the matrix.
 * @param {string} code
 * @param {string} whole
 */
export const isPartOf = (code, whole) => code.startsWith(whole) && !/[/#]/.test(code);
