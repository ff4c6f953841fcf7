// A collection as text files: rows for a spreadsheet, JSON for programs, Markdown for a syllabus. A collection here is
// { name, link, edition, source, rows }, and a row { position, code, competency, …, text, url }; see rows.mjs.

const FORMULA = /^[=+\-@\t\r]/;

export const COLUMNS = [
  ["position", "Position"],
  ["code", "Code"],
  ["competency", "Competency"],
  ["competency_title", "Competency title"],
  ["sub_competency", "Sub-competency"],
  ["sub_competency_title", "Sub-competency title"],
  ["group", "Group"],
  ["condition", "Condition"],
  ["text", "Statement"],
  ["url", "Link"],
];

// With a byte order mark and CRLF, which spreadsheets open without asking. What a spreadsheet would calculate is quoted.
export function toCsv({ rows }) {
  const cell = (value) => {
    const text = String(value);
    return `"${(FORMULA.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };
  const lines = [COLUMNS.map(([, title]) => title), ...rows.map((row) => COLUMNS.map(([key]) => row[key]))];
  return `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;
}

export function toJson(collection) {
  return `${JSON.stringify(collection, null, 2)}\n`;
}

export function toMarkdown({ name, link, edition, source, rows }) {
  const lines = [`# ${plain(name || "Collection of statements")}`, ""];
  for (const row of rows) {
    const code = row.url ? `[${row.code}](<${address(row.url)}>)` : row.code;
    const condition = row.condition ? `*${plain(row.condition)}:* ` : "";
    lines.push(`${row.position}. **${code}** ${condition}${plain(row.text)} (${plain(row.group)}; ${plain(row.sub_competency_title)})`);
  }
  lines.push("", `Source: ${plain(source)}, reworded in edition ${plain(edition)} of the Core Competencies Handbook.`);
  if (link) lines.push(`This collection: <${address(link)}>`);
  return `${lines.join("\n")}\n`;
}

// Text that Markdown shows as it is.
const plain = (text) => String(text).replace(/[\\`*_{}[\]<>#|~&$!]/g, "\\$&");
const address = (url) => String(url).replace(/[<>\s]/g, encodeURIComponent);

// A file's name from a collection's: letters and digits of any script, nothing that a system refuses.
export function slug(name) {
  const words = name.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...["collection", ...words].join("-")].slice(0, 60).join("").replace(/-+$/, "");
}
