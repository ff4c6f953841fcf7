// Lists of ascending numbers as text, in few characters: a list tells how many numbers it has, then the one in its middle, then
// those in the middles of its halves, and so on (interpolative coding). The more numbers a list has, the fewer there are to
// choose from each time, so one that holds nearly all takes next to nothing.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The value of each digit, by its character code. */
const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;
/** The bits of a digit. */
const DIGIT = 6;

/**
 * Writes lists of numbers from 0 up, each number above the one before it.
 * @param {number[][]} lists
 * @param {number} below what all numbers are below
 */
export function packLists(lists, below) {
  const writer = new Writer();
  for (const list of lists) {
    writer.count(list.length);
    writer.part(list, 0, list.length, 0, below);
  }
  return writer.text();
}

/**
 * Reads lists.
 * @param {string} text
 * @param {number} count how many there are
 * @param {number} below
 */
export function unpackLists(text, count, below) {
  const reader = new Reader(text);
  /** @type {number[][]} */
  const lists = [];
  for (let at = 0; at < count; at += 1) {
    /** @type {number[]} */
    const list = new Array(reader.count()).fill(0);
    reader.part(list, 0, list.length, 0, below);
    lists.push(list);
  }
  return lists;
}

class Writer {
  /** @type {number[]} */
  written = [];

  /**
   * Writes the last bits of a number.
   * @param {number} value
   * @param {number} length
   */
  bits(value, length) {
    for (let at = length - 1; at >= 0; at -= 1) this.written.push((value >> at) & 1);
  }

  /**
   * Writes a count: how many bits it and two have after the second, and all of these but the first.
   * @param {number} value
   */
  count(value) {
    const length = log(value + 2);
    this.bits(2 ** length - 2, length);
    this.bits(value + 2, length);
  }

  /**
   * Writes a number below another; those in the middle are a bit shorter.
   * @param {number} value
   * @param {number} below
   */
  choice(value, below) {
    const length = log(below);
    const short = shortOf(below, length);
    const turned = (value - firstOf(below, short) + below) % below;
    if (turned < short) this.bits(turned, length);
    else this.bits(turned + short, length + 1);
  }

  /**
   * Writes a part of a list.
   * @param {number[]} list
   * @param {number} from its first place in the list
   * @param {number} to the place after its last
   * @param {number} low what its numbers are at least
   * @param {number} high what they are below
   */
  part(list, from, to, low, high) {
    if (from === to) return;
    const at = (from + to) >> 1;
    this.choice(list[at] - low - (at - from), high - low - (to - from) + 1);
    this.part(list, from, at, low, list[at]);
    this.part(list, at + 1, to, list[at] + 1, high);
  }

  text() {
    let text = "";
    for (let at = 0; at < this.written.length; at += DIGIT) {
      const digit = this.written
        .slice(at, at + DIGIT)
        .reduce((sum, bit, place) => sum + (bit << (DIGIT - 1 - place)), 0);
      text += DIGITS[digit];
    }
    return text;
  }
}

/** Reads what a writer wrote; each method is the other side of the writer's. */
class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    /** Bits that are not read yet, and how many they are. */
    this.rest = 0;
    this.left = 0;
  }

  /** @param {number} length */
  bits(length) {
    for (; this.left < length; this.left += DIGIT) {
      this.rest = (this.rest << DIGIT) | VALUES[this.text.charCodeAt(this.at)];
      this.at += 1;
    }
    this.left -= length;
    const found = this.rest >> this.left;
    this.rest &= (1 << this.left) - 1;
    return found;
  }

  count() {
    let length = 1;
    while (this.bits(1)) length += 1;
    return (1 << length) + this.bits(length) - 2;
  }

  /** @param {number} below */
  choice(below) {
    const length = log(below);
    const short = shortOf(below, length);
    let turned = this.bits(length);
    if (turned >= short) turned = turned * 2 + this.bits(1) - short;
    return (turned + firstOf(below, short)) % below;
  }

  /** @type {Writer["part"]} */
  part(list, from, to, low, high) {
    if (from === to) return;
    const at = (from + to) >> 1;
    list[at] = low + (at - from) + this.choice(high - low - (to - from) + 1);
    this.part(list, from, at, low, list[at]);
    this.part(list, at + 1, to, list[at] + 1, high);
  }
}

/**
 * Says how many of the numbers below another are written in so many bits; the others take one more.
 * @param {number} below
 * @param {number} length
 */
function shortOf(below, length) {
  return (2 << length) - below;
}

/**
 * Gives the first of those, which are in the middle.
 * @param {number} below
 * @param {number} short
 */
function firstOf(below, short) {
  return (below - short) >> 1;
}

/** @param {number} value */
function log(value) {
  return 31 - Math.clz32(value);
}
