// Citations: from a thing and the work it is in to a text, one function a format. Nothing here knows of pages.

/** @import { Cited, Format, Work } from "./types" */

const MATRIX = /^(U|\d)([A-Z](\.[IORE]\d*)?)?$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Gives a text as one line: breaks of any kind would end a field, or begin a forged one.
 * @param {string} value
 */
const line = (value) => value.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
/** @param {string} value */
const sentence = (value) => (/[.?!][”’"')\]]*$/.test(value) ? value : `${value}.`);
/** @param {string} date */
const parts = (date) => date.split("-").map(Number);

/**
 * Gives the name in a citation: a code of the matrix belongs to it, and so does the condition, without which a statement says
 * more than it means.
 * @param {Cited} thing
 */
export function nameOf({ code, title, condition }) {
  const name = line(condition ? `${condition}: ${title}` : title);
  return MATRIX.test(code) ? `${code}. ${name}` : name;
}

/**
 * Gives the name as a reference prints it. Of the matrix, whose text it rewords is in brackets after it, where styles put what
 * a work is: no style prints a note, and every style prints a title. `kept` marks what no style may write in other letters.
 * @param {Cited} thing
 * @param {(said: string) => string} [kept]
 */
function titleOf(thing, kept = (said) => said) {
  const name = nameOf(thing);
  if (!MATRIX.test(thing.code)) return name;
  const rest = name.slice(thing.code.length);
  if (!thing.origin) return kept(thing.code) + rest;
  return `${kept(thing.code)}${rest.replace(/([\p{Ll}\p{N})])\.$/u, "$1")} ${kept(`[${line(thing.origin)}]`)}`;
}

/**
 * Gives what stands for a thing within a text, where that is not its name.
 * @param {Cited} thing
 */
const shortOf = ({ code }) => (MATRIX.test(code) ? code : "");

/**
 * Gives what a thing rests on, where its name does not say so.
 * @param {Cited} thing
 */
const noteOf = ({ code, origin }) => (MATRIX.test(code) ? "" : line(origin));

/** @param {Work} work */
const edition = (work) => `Edition ${work.edition}`;
/** @type {(thing: Cited, work: Work) => string} */
const key = ({ code }, work) => `handbook-${work.edition}-${code.replace("/", "-")}`;

/** @type {Format["write"]} */
const text = (thing) => {
  const name = nameOf(thing);
  return thing.text ? `${name}: ${line(thing.text)}` : name;
};

/** @type {Format["write"]} */
const apa = (thing, work) => {
  const note = noteOf(thing) && ` (${noteOf(thing)})`;
  return `${sentence(titleOf(thing))} (${parts(work.date)[0]}). In ${line(work.title)} (${edition(work)}). ${thing.permalink}${note}`;
};

/** @type {Format["write"]} */
const vancouver = (thing, work, today) => {
  const [year, month, day] = today ? parts(today) : [];
  const note = noteOf(thing) && ` ${sentence(noteOf(thing))}`;
  const cited = today ? ` [cited ${year} ${MONTHS[month - 1]} ${day}]` : "";
  return (
    `${sentence(titleOf(thing))} In: ${line(work.title)} [Internet]. ${edition(work)}. ${parts(work.date)[0]}${cited}. ` +
    `Available from: ${thing.permalink}${note}`
  );
};

// BibTeX counts braces even after a backslash, so that they are written as words.
/** @type {Record<string, string>} */
const TEX = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
/** @param {string} value */
const tex = (value) => line(value).replace(/[\\{}~^]|[%&#_$]/g, (sign) => TEX[sign] ?? `\\${sign}`);

/** @type {Format["write"]} */
const bibtex = (thing, work, today) => {
  const [year, month] = parts(work.date);
  const fields = [
    ["key", `{${tex(thing.code)}}`],
    ["title", `{{${tex(titleOf(thing))}}}`],
    ["shorttitle", shortOf(thing) && `{{${tex(shortOf(thing))}}}`],
    ["booktitle", `{{${tex(work.title)}}}`],
    ["edition", `{${tex(work.edition)}}`],
    ["year", `{${year}}`],
    ["month", MONTHS[month - 1].toLowerCase()],
    ["url", `{${thing.permalink.replace(/[{}\\\s]/g, encodeURIComponent)}}`],
    ["urldate", today && `{${today}}`],
    ["note", noteOf(thing) && `{${tex(noteOf(thing))}}`],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},`);
  return `@incollection{${key(thing, work)},\n${lines.join("\n")}\n}\n`;
};

/** @type {Format["write"]} */
const ris = (thing, work, today) => {
  const fields = [
    ["TY", "ENCYC"],
    ["ID", key(thing, work)],
    ["TI", titleOf(thing)],
    ["ST", shortOf(thing)],
    ["T2", line(work.title)],
    ["ET", edition(work)],
    ["PY", String(parts(work.date)[0])],
    ["DA", work.date.replace(/-/g, "/")],
    ["UR", thing.permalink],
    ["Y2", today?.replace(/-/g, "/")],
    ["N1", thing.origin && line(thing.origin)],
    ["LA", "en"],
  ];
  return `${fields
    .filter(([, value]) => value)
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join("")}ER  - \r\n`;
};

/**
 * Writes JSON with one line a key.
 * @param {object} value
 */
const json = (value) =>
  `{\n${Object.entries(value)
    .map(([name, each]) => `  ${JSON.stringify(name)}: ${JSON.stringify(each)}`)
    .join(",\n")}\n}`;

/**
 * Marks a text of which CSL processors leave the letters as they are.
 * @param {string} kept
 */
const nocase = (kept) => `<span class="nocase">${kept}</span>`;

/** @type {Format["write"]} */
const csl = (thing, work, today) => {
  const short = shortOf(thing);
  const note = noteOf(thing);
  const item = {
    id: key(thing, work),
    type: "entry-encyclopedia",
    title: titleOf(thing, nocase),
    ...(short && { "title-short": nocase(short) }),
    "container-title": line(work.title),
    edition: edition(work),
    issued: { "date-parts": [parts(work.date)] },
    ...(today && { accessed: { "date-parts": [parts(today)] } }),
    URL: thing.permalink,
    language: "en-US",
    ...(note && { note }),
  };
  return `[${json(item)}]\n`;
};

/** @param {string} sign */
const reference = (sign) => `&#${sign.codePointAt(0)};`;
/**
 * Gives text as Markdown shows it. Every dialect knows these two ways of writing a sign; not all know the first for every sign.
 * @param {string} value
 */
const inMarkdown = (value) => value.replace(/[\\`*_{}[\]!#]/g, "\\$&").replace(/[<>&|~$^]/g, reference);
/** @param {string} value */
const inHtml = (value) => value.replace(/[&<>"]/g, reference);

/**
 * Gives what a snippet links, and what it says after the link: the rest of the name, the edition, whose text it rewords.
 * @param {Cited} thing
 * @param {Work} work
 * @param {(text: string) => string} escape
 * @param {(title: string) => string} title
 */
function snippet(thing, work, escape, title) {
  const name = nameOf(thing);
  const [linked, rest] = MATRIX.test(thing.code) ? [thing.code, name.slice(thing.code.length + 2)] : [name, ""];
  const said = sentence(line([rest, thing.text].filter(Boolean).join(": ")) || name);
  const origin = thing.origin ? ` ${sentence(escape(line(thing.origin)))}` : "";
  return {
    linked: escape(linked),
    rest: `${escape(said)} ${title(escape(line(work.title)))}, ${edition(work)}.${origin}`,
  };
}

/** @type {Format["write"]} */
const markdown = (thing, work) => {
  const { linked, rest } = snippet(thing, work, inMarkdown, (title) => `*${title}*`);
  return `[${linked}](<${thing.permalink}>) ${rest}\n`;
};

/** @type {Format["write"]} */
const html = (thing, work) => {
  const { linked, rest } = snippet(thing, work, inHtml, (title) => `<cite>${title}</cite>`);
  return `<p><a href="${inHtml(thing.permalink)}">${linked}</a> ${rest}</p>\n`;
};

/**
 * Writes an Alignment of Open Badges 3.0: what a badge's achievement is aligned to.
 * @type {Format["write"]}
 */
const badge = (thing, work) => {
  const described = [thing.text, thing.origin]
    .filter(Boolean)
    .map((value) => sentence(line(value)))
    .join(" ");
  const alignment = {
    type: ["Alignment"],
    targetCode: thing.code,
    targetName: nameOf(thing),
    ...(described && { targetDescription: described }),
    targetFramework: `${line(work.title)}, ${edition(work)}`,
    targetType: "CFItem",
    targetUrl: thing.permalink,
  };
  return `${json(alignment)}\n`;
};

/**
 * The formats in the order in which they are offered.
 * @type {Format[]}
 */
const FORMATS = [
  { id: "text", name: "Text", prose: true, write: text },
  { id: "apa", name: "APA", prose: true, write: apa },
  { id: "vancouver", name: "Vancouver", prose: true, write: vancouver },
  { id: "bibtex", name: "BibTeX", write: bibtex },
  { id: "ris", name: "RIS", write: ris },
  { id: "csl", name: "CSL-JSON", write: csl },
  { id: "markdown", name: "Markdown", write: markdown },
  { id: "html", name: "HTML", write: html },
  { id: "badge", name: "Open Badges alignment", badge: true, write: badge },
];

/**
 * Gives the formats in which a kind of thing is offered.
 * @param {string} kind
 * @param {typeof HANDBOOK.kinds} kinds
 */
export const formatsFor = (kind, kinds) => FORMATS.filter(({ badge: forBadges }) => !forBadges || kinds[kind]?.badge);
