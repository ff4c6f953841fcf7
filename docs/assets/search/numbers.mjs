// The postings of a term as text: the numbers of its records, ascending, as steps from each to the next. A step below 48 is one
// character; a longer one is written in characters above 48, the lowest part first, up to a last one below 48.

const DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~";
/** The characters that end a step; most steps are shorter. Chosen for the smallest index. */
const LOW = 48;
const HIGH = DIGITS.length - LOW;
/** Of a term in more records than this only their number is kept, after COUNT: it tells them apart too little for its bytes. */
const COMMON = 40;
const COUNT = "`";

/**
 * Writes the postings of a term.
 * @param {number[]} ids
 */
export function packPostings(ids) {
  if (ids.length > COMMON) return COUNT + ids.length;
  let packed = "";
  let before = -1;
  for (const id of ids) {
    let step = id - before - 1;
    before = id;
    for (; step >= LOW; step = Math.floor(step / HIGH)) packed += DIGITS[LOW + (step % HIGH)];
    packed += DIGITS[step];
  }
  return packed;
}

/**
 * Gives the postings of a term as far as they are kept, and the number of its records in any case.
 * @param {string} packed
 */
export function unpackPostings(packed) {
  /** @type {number[]} */
  const ids = [];
  if (packed[0] === COUNT) return { ids, count: Number(packed.slice(1)) };
  let before = -1;
  let [step, unit] = [0, 1];
  for (const digit of packed) {
    const value = DIGITS.indexOf(digit);
    if (value >= LOW) {
      step += (value - LOW) * unit;
      unit *= HIGH;
      continue;
    }
    before += 1 + step + value * unit;
    ids.push(before);
    [step, unit] = [0, 1];
  }
  return { ids, count: ids.length };
}
