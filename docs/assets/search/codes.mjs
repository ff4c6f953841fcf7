// Questions that are codes, links or numbers, however people say, write or paste them.

/** @import { Index, SearchRecord } from "./types" */
/** @import { Postings } from "./postings.mjs" */

const DASHES = /[\p{Pd}\u2212]/gu;
const NAMED =
  /^(?:(?:universal|core)\s*)?(?:sub)?[\s-]*(?:competenc(?:y|e|ies)|comp|cell|statement|stmt|code|item|objective)\.?\s*(?:no\.?|number|#)?[\s:]*/;
const CODE = /^([u1-6])\s*(?:[.-]?\s*([a-d])\s*(?:[.\s-]*([iore])\s*[.-]?\s*(\d{0,2}))?)?\s*$/;
/** Numbers of competencies, as they are spoken. */
const NUMBERS = ["one", "two", "three", "four", "five", "six"];
const SPOKEN = new RegExp(`^(?:${NUMBERS.join("|")})\\b`);
/** What codes are spoken with: signs for words, of competencies and of groups, and words around them that are no signs. */
const SIGNS = new Map([
  ["universal", "u"],
  ...NUMBERS.map((word, at) => /** @type {[string, string]} */ ([word, String(at + 1)])),
  ...["first", "second", "third", "fourth", "fifth", "sixth"].map(
    (word, at) => /** @type {[string, string]} */ ([word, String(at + 1)]),
  ),
]);
/** @type {[RegExp, string][]} */
const GROUPS = [
  [/^individuals?$/, "I"],
  [/^(org|organi[sz]ation(al|s)?)$/, "O"],
  [/^(research|researchers?)$/, "R"],
  [/^(education(al)?|educators?)$/, "E"],
];
const ABOUT =
  /^(competency|comp|core|sub|subcompetency|part|section|group|level|cell|statements?|stmt|items?|number|no|all|of|the|for|in|under|what|is|says?)$/;
const ORDINAL = /^([1-6])(st|nd|rd|th)$/;
const COMPETENCY = /\b(competency|comp)\b/;

/**
 * Gives the code that is asked for, however it is written: "2b i3", "(2B.I3)", "comp 6", "ua"; empty where the question is none.
 * @param {string} question
 */
export function askedCode(question) {
  const plain = question
    .toLowerCase()
    .replace(DASHES, "-")
    .replace(/^[\s([{"'“‘#]+|[\s)\]}"'”’.,;:?!]+$/g, "");
  if (/^universal\s*(?:competency|comp)$/.test(plain)) return "U";
  const named = plain.replace(NAMED, "");
  const parts = CODE.exec(named === plain ? named : named.replace(SPOKEN, (word) => `${NUMBERS.indexOf(word) + 1}`));
  if (!parts) return spokenCode(plain);
  const [, competency, sub = "", group = "", number = ""] = parts;
  return (competency + sub + (group && `.${group}`) + number).toUpperCase();
}

/**
 * Gives the code that is spoken in words: "the fifth core competency", "2b individual 3", "universal competency part b".
 * @param {string} plain
 */
function spokenCode(plain) {
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word && !ABOUT.test(word));
  const groups = words.map((word) => GROUPS.find(([said]) => said.test(word))?.[1] ?? "");
  const [group = "", another] = groups.filter(Boolean);
  const signs = words.filter((_, at) => !groups[at]).map((word) => SIGNS.get(word) ?? word.replace(ORDINAL, "$1"));
  const [, competency, sub, own = "", number] = /^([u1-6])([a-d]?)([iore]?)(\d{0,2})$/.exec(signs.join("")) ?? [];
  // What names neither a competency nor a sub-competency by its letter is no code: "the first of three".
  if (!competency || another || (group && own) || !(sub || COMPETENCY.test(plain))) return "";
  const letter = group || own.toUpperCase();
  return `${competency}${sub}`.toUpperCase() + (letter && `.${letter}`) + number;
}

/**
 * Says whether a code stands for a part of what another stands for in the matrix.
 * @param {string} code
 * @param {string} whole
 */
export const isPartOf = (code, whole) => code.startsWith(whole) && !/[/#]/.test(code);

/**
 * Gives what a link into any copy of this handbook leads to: a permalink, or the address of a page with its fragment.
 * @param {string} question
 * @param {Index} index
 * @returns {SearchRecord | undefined}
 */
export function linked(question, { byCode, records }) {
  const link = question.trim().replace(/^<|>$/g, "");
  const permalink = /(?:^|\/)id\/(\S+?)\.(?:html|json)/.exec(link);
  if (permalink) return byCode.get(unescaped(permalink[1]));
  const [, path, anchor = ""] = /^(\S*?[\w-]+\.html)(?:\?[^\s#]*)?(?:#([\w-]+)\S*)?$/.exec(link) ?? [];
  if (!path) return undefined;
  const steps = path.split("/");
  for (let at = 0; at < steps.length; at += 1) {
    const page = steps.slice(at).join("/");
    const found =
      records.find(({ url }) => url === `${page}#${anchor}`) ?? records.find(({ url }) => url.split("#")[0] === page);
    if (found) return found;
  }
  return undefined;
}

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What may be beside a telephone number. */
const BESIDE = /\b(?:call|dial|phone|tel|telephone|text|sms|tty|hotline|number|to|or|the)\b[.:]?/gi;
const TELEPHONE = /^[\s\d().+-]+$/;
/** Digits of a number of the area, and of a number in full without the sign of the country. */
const [FEWEST, FULL] = [4, 10];
/** Digits of the area, and of the area with the exchange. */
const [AREA, EXCHANGE] = [3, 6];

/**
 * Gives the words that a telephone number is printed as: 888, 373, 7888 of "8883737888"; nothing for any other question.
 * @param {string} question
 */
export function telephone(question) {
  const plain = question.replace(DASHES, "-").replace(BESIDE, " ");
  if (!TELEPHONE.test(plain)) return [];
  const digits = plain.replace(/\D/g, "");
  const own = digits.length > FULL ? digits.replace(/^1/, "") : digits;
  if (own.length < AREA || own.length > FULL) return [];
  return [own, own.slice(0, AREA), own.slice(AREA, EXCHANGE), own.slice(EXCHANGE)].filter(Boolean);
}

/**
 * Gives what has a telephone number: as a whole, or in its parts, of which the last may only have been begun.
 * @param {string} question
 * @param {Postings} postings
 * @param {string[]} kinds the kinds of things that have numbers
 * @returns {SearchRecord[]}
 */
export function numbered(question, postings, kinds) {
  const [whole, ...parts] = telephone(question);
  if (!whole) return [];
  /** @param {Iterable<number>} ids */
  const ofKinds = (ids) => [...ids].map((id) => postings.records[id]).filter(({ kind }) => kinds.includes(kind));
  const found = ofKinds(postings.held(whole));
  if (found.length || whole.length < FEWEST) return found;
  const last = parts.length - 1;
  const each = parts.map((part, at) =>
    at < last ? new Set(postings.held(part)) : new Set(postings.begun(part).flatMap((term) => postings.held(term))),
  );
  return ofKinds([...each[0]].filter((id) => each.every((ids) => ids.has(id))));
}

/** Written words of citations, as they are cited. */
/** @type {[RegExp, string][]} */
const CITED = [
  [/public\s+law|\bp\.?\s*l\.?(?=\s*\d)/g, "publ"],
  [/united\s+states\s+code|\bu\.?\s*s\.?\s*code/g, "usc"],
  [/\btitle\s+(\d+)(?!.*c\.?f\.?r)/g, "$1usc"],
  [/\b(?:title|sections?|sec|part)\b\.?|§/g, ""],
  [/executive\s+order|\be\.?\s*o\.?(?=\s*\d)/g, "executiveorder"],
  [/[^a-z0-9;]+/g, ""],
];
/** Characters that a citation has at least. */
const SHORTEST = 3;
const DIAGNOSIS = /^icd(?:10)?(?:cm)?(?:code)?(?=[a-z]\d)/;

/** @param {string} text */
const citation = (text) =>
  CITED.reduce((plain, [from, to]) => plain.replace(from, to), text.toLowerCase()).replace(DIAGNOSIS, "");

/**
 * Gives the laws and codes that are cited so, or begin so: "18 usc 1591", "T7651", "icd-10 t74".
 * @param {string} question
 * @param {SearchRecord[]} records
 */
export function cited(question, records) {
  const asked = citation(question);
  if (asked.length < SHORTEST || !/\d/.test(asked) || !/[a-z]/.test(asked)) return [];
  const laws = records.filter(({ kind }) => kind === "law").map((record) => ({ record, parts: partsOf(record) }));
  const same = laws.filter(({ parts }) => parts.includes(asked));
  const begun = laws.filter((law) => !same.includes(law) && law.parts.some((part) => part.startsWith(asked)));
  return [...same, ...(/^icd/.test(asked) ? [] : begun)].map(({ record }) => record);
}

/** @param {SearchRecord} record whose title is its citation, a colon, and its name */
const partsOf = ({ title }) => citation(title.split(": ")[0]).split(";");
