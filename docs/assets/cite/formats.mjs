// Citations: from a thing and the work it stands in to a text, one function a format. Nothing here knows of pages.
//   thing  { code, kind, title, text, condition, origin, permalink }: as macros/cited.py describes it; a statement's title is
//          its text; origin is empty, or says whose text it rewords
//   work   { title, edition, date }: the handbook; the date as 2026-11-22
//   today  the day on which it was read, as 2026-11-24, or nothing

const MATRIX = /^(U|\d)([A-Z](\.[IORE]\d*)?)?$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// One line: breaks of any kind would end a field, or begin a forged one.
const line = (text) => text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
const sentence = (text) => (/[.?!][”’"')\]]*$/.test(text) ? text : `${text}.`);
const parts = (date) => date.split("-").map(Number);

// The name in a citation: a code of the matrix belongs to it, and so does the condition, without which a statement says more
// than it means.
export function nameOf({ code, title, condition }) {
  const name = line(condition ? `${condition}: ${title}` : title);
  return MATRIX.test(code) ? `${code}. ${name}` : name;
}

const edition = (work) => `Edition ${work.edition}`;
const key = ({ code }, work) => `handbook-${work.edition}-${code.replace("/", "-")}`;

export function text(thing) {
  const name = nameOf(thing);
  return thing.text ? `${name}: ${line(thing.text)}` : name;
}

export function apa(thing, work) {
  const origin = thing.origin ? ` (${line(thing.origin)})` : "";
  return `${sentence(nameOf(thing))} (${parts(work.date)[0]}). In ${line(work.title)} (${edition(work)}). ${thing.permalink}${origin}`;
}

export function vancouver(thing, work, today) {
  const [year, month, day] = today ? parts(today) : [];
  const read = today ? ` [cited ${year} ${MONTHS[month - 1]} ${day}]` : "";
  const origin = thing.origin ? ` ${sentence(line(thing.origin))}` : "";
  return (
    `${sentence(nameOf(thing))} In: ${line(work.title)} [Internet]. ${edition(work)}. ${parts(work.date)[0]}${read}. ` +
    `Available from: ${thing.permalink}${origin}`
  );
}

// BibTeX counts braces even after a backslash, so that they are written as words.
const TEX = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const tex = (value) => line(value).replace(/[\\{}~^]|[%&#_$]/g, (sign) => TEX[sign] ?? `\\${sign}`);

export function bibtex(thing, work, today) {
  const [year, month] = parts(work.date);
  const fields = [
    ["key", `{${tex(thing.code)}}`],
    ["title", `{{${tex(nameOf(thing))}}}`],
    ["howpublished", `{In: ${tex(work.title)}, ${edition(work)}}`],
    ["year", `{${year}}`],
    ["month", MONTHS[month - 1].toLowerCase()],
    ["url", `{${thing.permalink.replace(/[{}\\\s]/g, encodeURIComponent)}}`],
    ["urldate", today && `{${today}}`],
    ["note", thing.origin && `{${tex(thing.origin)}}`],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},`);
  return `@misc{${key(thing, work)},\n${lines.join("\n")}\n}\n`;
}

export function ris(thing, work, today) {
  const fields = [
    ["TY", "ENCYC"],
    ["ID", key(thing, work)],
    ["TI", nameOf(thing)],
    ["T2", line(work.title)],
    ["ET", edition(work)],
    ["PY", String(parts(work.date)[0])],
    ["DA", work.date.replace(/-/g, "/")],
    ["UR", thing.permalink],
    ["Y2", today?.replace(/-/g, "/")],
    ["N1", thing.origin && line(thing.origin)],
    ["LA", "en"],
  ];
  return `${fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`).join("")}ER  - \r\n`;
}

// One line a key.
const json = (value) => `{\n${Object.entries(value).map(([name, each]) => `  ${JSON.stringify(name)}: ${JSON.stringify(each)}`).join(",\n")}\n}`;

export function csl(thing, work, today) {
  const item = {
    id: key(thing, work),
    type: "entry-encyclopedia",
    title: nameOf(thing),
    "container-title": line(work.title),
    edition: edition(work),
    issued: { "date-parts": [parts(work.date)] },
    ...(today && { accessed: { "date-parts": [parts(today)] } }),
    URL: thing.permalink,
    language: "en-US",
    ...(thing.origin && { note: line(thing.origin) }),
  };
  return `[${json(item)}]\n`;
}

const reference = (sign) => `&#${sign.codePointAt(0)};`;
// Every dialect of Markdown knows these two ways of writing a sign; not all know the first for every sign.
const inMarkdown = (value) => value.replace(/[\\`*_{}[\]!#]/g, "\\$&").replace(/[<>&|~$^]/g, reference);
const inHtml = (value) => value.replace(/[&<>"]/g, reference);

// What a snippet says after the link: the rest of the name, the edition, whose text it rewords.
function snippet(thing, work, escape, title) {
  const name = nameOf(thing);
  const [linked, rest] = MATRIX.test(thing.code) ? [thing.code, name.slice(thing.code.length + 2)] : [name, ""];
  const said = sentence(line([rest, thing.text].filter(Boolean).join(": ")) || name);
  const origin = thing.origin ? ` ${sentence(escape(line(thing.origin)))}` : "";
  return { linked: escape(linked), rest: `${escape(said)} ${title(escape(line(work.title)))}, ${edition(work)}.${origin}` };
}

export function markdown(thing, work) {
  const { linked, rest } = snippet(thing, work, inMarkdown, (title) => `*${title}*`);
  return `[${linked}](<${thing.permalink}>) ${rest}\n`;
}

export function html(thing, work) {
  const { linked, rest } = snippet(thing, work, inHtml, (title) => `<cite>${title}</cite>`);
  return `<p><a href="${inHtml(thing.permalink)}">${linked}</a> ${rest}</p>\n`;
}

// An Alignment of Open Badges 3.0: what a badge's achievement is aligned to.
export function badge(thing, work) {
  const described = [thing.text, thing.origin].filter(Boolean).map((value) => sentence(line(value))).join(" ");
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
}

// The formats in the order in which they are offered. A prose format is a line to read; the others are for programs.
export const FORMATS = [
  { id: "text", name: "Text", prose: true, make: text },
  { id: "apa", name: "APA", prose: true, make: apa },
  { id: "vancouver", name: "Vancouver", prose: true, make: vancouver },
  { id: "bibtex", name: "BibTeX", make: bibtex },
  { id: "ris", name: "RIS", make: ris },
  { id: "csl", name: "CSL-JSON", make: csl },
  { id: "markdown", name: "Markdown", make: markdown },
  { id: "html", name: "HTML", make: html },
  { id: "badge", name: "Open Badges alignment", kinds: ["statement", "sub-competency"], make: badge },
];
