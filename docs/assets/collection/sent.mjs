// A name that came with a link is somebody else's words: it may say anything, but it gives nobody a place to go or to call.

import { seen } from "../shared/address.mjs";

/** What leads to a place on the web or to a mailbox: with its scheme, by its beginning, by its sign, by its dots. */
const ADDRESSES = [
  /[\p{L}\d+.-]+:\/\/\S*/gu,
  /\b(?:mailto|tel|sms|javascript|data):\S*/giu,
  /\bwww\.\S*/giu,
  /\S*@\S*/gu,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b(?:[:/]\S*)?/gu,
  /(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[:/?#]\S*)?/gu,
];
/** Digits, however they are set apart, and the numbers of letters that begin with a free code. */
const DIGITS = /\+?\(?\p{Nd}(?:[^\p{L}\p{N}]{0,3}\p{Nd})*/gu;
const VANITY = /(?:\+?1[\s.-]?)?\(?(?:8(?:00|33|44|55|66|77|88)|900)\)?[\s.-]?[\p{L}\p{Nd}-]{4,}/gu;
/** The fewest digits that somebody may call, or write to; a year has four. */
const FEWEST = 5;
/** What has as many digits and is no number to call: days and times of day, of which no name needs more than three. */
const DAY = "(?:19|20)\\d\\d-(?:0\\d|1[0-2])-[0-3]\\d|(?:[0-2]?\\d|3[01])[/.](?:[0-2]?\\d|3[01])[/.](?:19|20)?\\d\\d";
const WHEN = `\\b(?:${DAY}|(?:[01]?\\d|2[0-3]):[0-5]\\d)\\b`;
const WHENS = new RegExp(WHEN, "g");
const YEARS = /^\(?(?:19|20)\d\d\P{N}+(?:19|20)?\d\d$/u;

/**
 * Gives a name without what looks like an address or a telephone number, and says whether that is all of it.
 * @param {string} name
 */
export function harmless(name) {
  // Signs that look alike count alike: ８８８, ①, 𝟠, a full stop of another script.
  let text = seen(name)
    .normalize("NFKC")
    .replace(/\u3002(?=[a-z\d])/gi, ".");
  const before = text;
  for (const address of ADDRESSES) text = text.replace(address, " ");
  text = text.replace(VANITY, " ").replace(DIGITS, (run) => (isNumber(run) ? " " : run));
  if (text === before) return { name, isWhole: true };
  const joined = text.replace(/\s+/g, " ").replace(/ (?=[,.;:!?])/g, "");
  const tidy = joined.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})”"'’!?]+$/gu, "");
  return { name: tidy, isWhole: false };
}

/** @param {string} run */
function isNumber(run) {
  let times = 0;
  const rest = run.replace(WHENS, (when) => (++times > 3 ? when : ""));
  const digits = rest.match(/\p{Nd}/gu) ?? [];
  return digits.length >= FEWEST && !YEARS.test(rest.trim());
}
