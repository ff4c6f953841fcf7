// The matrix with its layer as a picture of its own (SVG), to be put into a report or on a wall.

import { xmlText } from "../shared/xml.mjs";

const WIDTH = 1040;
const NAME = 450;
const CELL = { width: 142, height: 24, gap: 4 };
const TOP = 84;
const INK = "#1a2328";

/**
 * A dot: its color, and its shape, empty where it is left out.
 * @typedef {{ color: string, shape: string }} Dot
 */

/**
 * A line of the picture: the head of a competency, or a sub-competency with its cells, each with what is said in it.
 * @typedef {{ name: string, cells: { tint: string, said?: string, dots: Dot[] }[] }} Line
 */

/**
 * What a picture is made of: how dots are drawn where that is not as in the matrix, and what their shapes mean.
 * @typedef {{
 *   title: string,
 *   source: string,
 *   groups: { name: string, color: string }[],
 *   lines: Line[],
 *   drawn?: (dot: Dot, x: number, y: number) => string,
 *   legend?: { shape: string, name: string }[],
 * }} Given
 */

/** @param {string} text */
const escaped = (text) => xmlText(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {string} more
 */
const words = (x, y, text, more = "") => `<text x="${x}" y="${y}" ${more}>${escaped(text)}</text>`;

/**
 * @param {Dot} dot
 * @param {number} x
 * @param {number} y
 */
function asDot({ color, shape }, x, y) {
  if (shape === "square") return `<path d="M${x - 5} ${y - 5}h10v10h-10z" fill="${color}"/>`;
  if (shape === "diamond") return `<path d="M${x} ${y - 6}l6 6-6 6-6-6z" fill="${color}"/>`;
  if (shape) return `<circle cx="${x}" cy="${y}" r="5" fill="${color}"/>`;
  return `<circle cx="${x}" cy="${y}" r="4" fill="none" stroke="${color}" stroke-opacity=".55"/>`;
}

/**
 * Writes the picture.
 * @param {Given} given
 */
export function toSvg({ title, source, groups, lines, drawn = asDot, legend = [] }) {
  const parts = [words(20, 34, title, 'font-size="22" font-weight="700"')];
  groups.forEach(({ name, color }, at) => {
    const x = NAME + at * (CELL.width + CELL.gap);
    parts.push(words(x + 4, TOP - 10, name, `font-weight="700" fill="${color}"`));
  });
  let y = TOP;
  for (const { name, cells } of lines) {
    parts.push(words(cells.length ? 44 : 20, y + 17, name, cells.length ? "" : 'font-weight="700"'));
    cells.forEach(({ tint, said = "", dots }, at) => {
      const x = NAME + at * (CELL.width + CELL.gap);
      parts.push(`<rect x="${x}" y="${y}" width="${CELL.width}" height="${CELL.height}" rx="4" fill="${tint}"/>`);
      dots.forEach((dot, place) => parts.push(drawn(dot, x + 14 + place * 15, y + CELL.height / 2)));
      if (said) parts.push(words(x + CELL.width - 6, y + 17, said, 'text-anchor="end" font-size="12"'));
    });
    y += CELL.height + CELL.gap;
  }
  legend.forEach(({ shape, name }, at) => {
    const x = 28 + at * 150;
    parts.push(drawn({ color: INK, shape }, x, y + 17), words(x + 12, y + 22, name, 'font-size="12"'));
  });
  if (legend.length) y += CELL.height + CELL.gap;
  parts.push(words(20, y + 22, source, 'font-size="12"'));
  const size = `viewBox="0 0 ${WIDTH} ${y + 36}" width="${WIDTH}" height="${y + 36}"`;
  const look = `font-family="system-ui, sans-serif" font-size="14" fill="${INK}"`;
  const paper = `<path d="M0 0h${WIDTH}v${y + 36}H0z" fill="#fff"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${look}><title>${escaped(title)}</title>${paper}${parts.join("")}</svg>\n`;
}
