// Addresses as they arrive. Mail and chat programs, spelling correctors and line breaks rewrite what is in a link; whoever
// reads an address takes the first of its readings that fits what is known, so that what is right as it is stays as it is.

/** Characters of an address that are read: all statements in the worst order, with the longest name, are below this. */
export const LONGEST = 6000;
/** A collection that is carried along behind a place of the page, as `#2b-i3&v=1&codes=…`. */
export const CARRIED = /^#(.*?)&?(v=\d+&codes=.*)$/;
/** So often an address may have been percent-encoded. */
const TIMES = 3;

/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", num: "#", equals: "=", period: ".", quot: '"', apos: "'", lt: "<", gt: ">", nbsp: " " };
const ENTITY = /&(?:amp;)*(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi;
/** A sign of one to four bytes; each by itself, as something may have come between two. */
const ENCODED =
  /%(?:[0-7]|[cd][\da-f]%[89ab]|e[\da-f]%[89ab][\da-f]%[89ab]|f[0-7](?:%[89ab][\da-f]){2}%[89ab])[\da-f]/gi;
/** What cannot be seen: controls, signs without width, those that turn the direction. Line breaks and tabs are white space. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** What input methods make of the signs of an address. */
const FULL_WIDTH = /[\uff03\uff05\uff06\uff0c\uff0d\uff0e\uff1d]/g;
const DASHES = /[\p{Pd}\u02d7\u2043\u2212\u2796]/gu;
/** All but punctuation of any language, and whatever else is no letter and no digit, at the beginning and at the end. */
const CORE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
/** From here on, text that was marked up goes on behind its address: `<address|text>`, `"address">`. */
const MARKUP = /^([^<>|"]+)[<>|"].*$/s;

/**
 * Undoes what mail in quoted-printable makes of an address (`=3D`).
 * @param {string} text
 */
const unquoted = (text) => text.replace(/=[ \t]*\r?\n/g, "").replace(/=3D/g, "=");

/**
 * Undoes what HTML (`&amp;`) and input methods (`＝`) make of an address.
 * @param {string} text
 */
function unmarked(text) {
  return text
    .replace(FULL_WIDTH, (sign) => sign.normalize("NFKC"))
    .replace(ENTITY, (whole, name) => {
      const key = name.toLowerCase();
      if (!key.startsWith("#")) return ENTITIES[key] ?? whole;
      const sign = key.startsWith("#x") ? parseInt(key.slice(2), 16) : Number(key.slice(1));
      return sign <= 0x10ffff ? String.fromCodePoint(sign) : whole;
    });
}

/**
 * Decodes what is percent-encoded, once; what is no encoding stays.
 * @param {string} text
 */
export function unescaped(text) {
  return text.replace(ENCODED, (sign) => {
    try {
      return decodeURIComponent(sign);
    } catch {
      return sign;
    }
  });
}

/**
 * Leaves out what cannot be seen.
 * @param {string} text
 */
export const seen = (text) => text.replace(UNSEEN, "");

/**
 * Writes dashes of any kind as hyphens.
 * @param {string} text
 */
export const hyphened = (text) => text.replace(DASHES, "-");

/**
 * Leaves out all white space.
 * @param {string} text
 */
export const joined = (text) => text.replace(/\s+/g, "");

/**
 * Leaves out what is no letter and no digit at the beginning and at the end.
 * @param {string} text
 */
export const trimmed = (text) => CORE.exec(text)?.[0] ?? "";

/**
 * Gives a part of an address as it is, without markup, and decoded once and more often.
 * @param {string} text
 */
export function decodings(text) {
  const whole = text.slice(0, LONGEST);
  const undone = (/** @type {(text: string) => string} */ once) => {
    const found = [once(whole)];
    for (let time = 0; time < TIMES; time += 1) found.push(once(unescaped(found[time])));
    return found;
  };
  // What is written as mail writes "=" may be what it looks like: "codes=3DE1".
  return [...new Set([whole, ...undone((each) => unmarked(unquoted(each))), ...undone(unmarked)])];
}

/**
 * Gives the readings of a part of an address, from the most literal to the most repaired.
 * @param {string} text
 */
export function readings(text) {
  const all = decodings(text).flatMap((each) => {
    const whole = hyphened(seen(each).normalize("NFKC"));
    const tidy = trimmed(trimmed(whole).replace(MARKUP, "$1"));
    return [each, whole.trim(), tidy, joined(tidy)];
  });
  return [...new Set(all)].filter(Boolean);
}

/**
 * Gives the code that a text is, in whatever way it is written: 2b.i3, 2B-I3, 2bi3, Term/Coercion; empty where it is none.
 * @param {string} text
 * @param {Record<string, string>} shapes regular expressions that codes fit, by kind
 */
export function codeIn(text, shapes) {
  const signs = text.replace(/[\s._-]/g, "").toUpperCase();
  const ofMatrix = signs.length > 2 ? `${signs.slice(0, 2)}.${signs.slice(2)}` : signs;
  const isCode = (/** @type {string} */ code) =>
    Object.values(shapes).some((shape) => new RegExp(`^(?:${shape})$`).test(code));
  return [ofMatrix, text.toLowerCase()].find(isCode) ?? "";
}

/**
 * Gives the anchor of a code of the matrix on its page, as macros/model/addresses.py does.
 * @param {string} code
 */
export const anchorOf = (code) => code.toLowerCase().replace(".", "-");

/**
 * Gives the page of a competency or a sub-competency, or the one that a cell or a statement is on.
 * @param {string} code
 */
export const pageOf = (code) => `competencies/${code.split(".")[0].toLowerCase()}.html`;

/**
 * Gives what an address asks for, to be shown: in few signs, and without anything that could pass for a word of the handbook's
 * own, such as a number to call.
 * @param {string} text
 */
export function asked(text) {
  const last = decodings(text).pop() ?? "";
  const plain = seen(last)
    .replace(/[^\p{L}\p{M}\p{N}./_-]+/gu, " ")
    .replace(/\p{N}(?:[\s./_-]*\p{N}){4,}/gu, "…");
  return [...trimmed(plain)].slice(0, 40).join("");
}
