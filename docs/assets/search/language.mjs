// From text to terms: the stems of its words, which the search compares. The index is made with the same functions, so both
// sides always agree.
import { stemmer } from "stemmer";

/** Words that carry no meaning in a question or a statement. */
const STOP_WORDS = new Set(
  (
    "a about after again all also am an and any anybody anyone anything are arent as at be been being but by can cant could " +
    "couldnt did didnt do does doesnt doing dont each either else even ever every for from get gets getting give given gives " +
    "go goes going got had has have having he her here hers herself him himself his how i if im in into is isnt it its " +
    "itself ive just know let lets like look make makes many may maybe me might more most much must my myself no " +
    "nor not now of off on once one only or other our ours out over own please really s shall she shes should so some " +
    "somebody someone something such t tell tells than that thats the their theirs them then there these they theyre thing " +
    "things think this those through to too up us very was way we were what whats when where whether which while who whom " +
    "whose why will with without wont would you your yours"
  ).split(" "),
);

// British spelling to American; "ize" and "yze" go the other way, because every "ise" would be one rule too many.
/** @type {[from: RegExp, to: string][]} */
const SPELLING = [
  [/^(behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum|vig)our/, "$1or"],
  [/i[sz](e|ed|es|er|ers|ing|ation|ations|ational)$/, "is$1"],
  [/yz(e|ed|es|er|ers|ing)$/, "ys$1"],
  [/^(cent|theat|lit|met)re(s|d)?$/, "$1er$2"],
  [/^(cancel|channel|counsel|label|level|model|signal|travel)l/, "$1"],
  [/^(enrol|fulfil|instal|skil)(?=ment|ful|s?$)/, "$1l"],
  [/^programmes?$/, "program"],
  [/^(def|off|lic|pret)ence/, "$1ense"],
  [/^practis/, "practic"],
  [/^judgement/, "judgment"],
  [/^ageing$/, "aging"],
  [/^enquir/, "inquir"],
  [/^(an|arch|gyn|h|leuk|orthop|p)ae/, "$1e"],
  [/^foet/, "fet"],
];

// Words whose other forms have another stem. Forms that are also words of their own are left out, such as "left" and "lost".
const IRREGULAR = new Map(
  (
    "bought buy,broke break,broken break,caught catch,children child,childrens child,chose choose,chosen choose," +
    "drove drive,driven drive,feet foot,forgot forget,heard hear,hid hide,hidden hide,kept keep,men man,mens man," +
    "paid pay,ran run,sent send,slept sleep,sold sell,spoke speak,spoken speak,stole steal,stolen steal,taught teach,teeth tooth," +
    "threw throw,women woman,womens woman,wrote write,written write"
  )
    .split(",")
    .map((pair) => /** @type {[string, string]} */ (pair.split(" "))),
);

// Most words are spelled alike; one look tells.
const DIFFERS = new RegExp(SPELLING.map(([from]) => from.source).join("|"));

/** @type {Map<string, string>} */
const stems = new Map();

/**
 * Gives the stem of a word, which is the term that stands for it in the index.
 * @param {string} word
 */
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, (found = freshStem(word)));
  return found;
}

/**
 * Gives the stem of a word that is not worth keeping.
 * @param {string} word
 */
export function freshStem(word) {
  const irregular = IRREGULAR.get(word);
  if (irregular || !DIFFERS.test(word)) return stemmer(irregular ?? word);
  return stemmer(SPELLING.reduce((text, [from, to]) => text.replace(from, to), word));
}

/**
 * Gives the words of a text: lower case, without accents and apostrophes.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const plain = text.toLowerCase().replace(/['’](s\b)?/g, "");
  // Most texts need no more than this, and it is several times quicker.
  if (/^[\x00-\x7f–—“”…·]*$/.test(plain)) return plain.match(/[a-z0-9]+/g) ?? [];
  return (
    plain
      .normalize("NFKD")
      .toLowerCase() // there are letters that only now have a small one
      .replace(/\p{M}/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** @type {Map<string, string[]>} */
const terms = new Map();

/**
 * Gives the terms of a text: the stems of the words that mean something; of all words where none does.
 * @param {string} text
 */
export function termsOf(text) {
  let found = terms.get(text);
  if (!found) {
    const words = wordsOf(text);
    const telling = words.filter((word) => !isStopWord(word));
    found = (telling.length ? telling : words).map(stem);
    terms.set(text, found);
  }
  return found;
}

/** @param {string} word */
export const isStopWord = (word) => STOP_WORDS.has(word);
