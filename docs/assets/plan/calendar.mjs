// The dates of a plan for a calendar (iCalendar, RFC 5545): an event of a whole day for each row that has a date.

/** @import { PlanFile, PlanLine } from "./types" */

import { whole } from "./lines.mjs";

/** The most bytes of a line; what is longer goes on in the next one, behind a space. */
const LINE = 75;
/** Characters that no text of a calendar can hold. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const utf8 = new TextEncoder();

/** @param {string} day such as 2027-01-31 */
const digits = (day) => day.replace(/-/g, "");

/** @param {string} day */
function dayAfter(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return digits(date.toISOString().slice(0, 10));
}

/** @param {string} text */
const escaped = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(UNWRITABLE, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/**
 * Folds a line so that none has more bytes than a line may have, and no sign is torn.
 * @param {string} line
 */
function folded(line) {
  let made = "";
  let bytes = 0;
  for (const sign of line) {
    const { length } = utf8.encode(sign);
    if (bytes + length > LINE) {
      made += "\r\n ";
      bytes = 1;
    }
    made += sign;
    bytes += length;
  }
  return `${made}\r\n`;
}

/**
 * @param {PlanLine} line
 * @param {string} uid
 * @param {string} stamp
 */
function event(line, uid, stamp) {
  const { code, short, what, who, by, done, url } = line;
  const title = [code, what.split("\n")[0] || short].filter(Boolean).join(" ");
  const said = [what, who && `Who: ${who}`, line.with && `With: ${line.with}`, code && `${code} ${whole(line)}`];
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${digits(by)}`,
    `DTEND;VALUE=DATE:${dayAfter(by)}`,
    `SUMMARY:${escaped(done ? `Done: ${title}` : title)}`,
    `DESCRIPTION:${escaped(said.filter(Boolean).join("\n"))}`,
    ...(/^https?:\/\//.test(url) ? [`URL:${url}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/**
 * Says how many rows of a plan have no date, and so are in no calendar.
 * @param {PlanFile} file
 */
export const undated = ({ lines }) => lines.filter(({ by }) => !by).length;

/**
 * Writes the calendar. `day` is the day on which it is made, as 2026-11-28. A row keeps its identifier in later files, so that a
 * calendar changes what it has instead of adding to it.
 * @param {PlanFile} file
 * @param {string} day
 */
export function toIcs({ lines, edition }, day) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const events = lines.flatMap((line) => {
    const key = line.code || "plan";
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    const uid = `${key}-${number}-${edition}@core-competencies-handbook`;
    return line.by ? event(line, uid, `${digits(day)}T000000Z`) : [];
  });
  const head = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Core Competencies Handbook//Plan//EN",
    "CALSCALE:GREGORIAN",
  ];
  return [...head, ...events, "END:VCALENDAR"].map(folded).join("");
}
