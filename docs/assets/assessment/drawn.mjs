// The picture of an assessment: the matrix in which every statement is a bar as high as its rating, with the mean beside it.

/** @import { Figures, Rated } from "./types" */

import { all, find, get, make } from "../shared/dom.mjs";
import { toSvg } from "../matrix/picture.mjs";
import { cellOf, grouped } from "./figures.mjs";

/** What a bar says, from the highest on; `out` is no part of what is assessed. */
export const MARKS = ["4", "3", "2", "1", "none", "unrated"];
/** A unit of height of a bar in a saved picture. */
const UNIT = 4;

const cells = all("[data-matrix-cell]", HTMLAnchorElement);
const names = new Map(cells.map((cell) => [cell, get(".hb-hidden", HTMLElement, cell).textContent ?? ""]));
for (const cell of cells) {
  cell.append(make("b", { "aria-hidden": "true" }));
  cell.dataset.figure = cell.dataset.matrixCell ?? "";
}

/** @param {number} value */
const written = (value) => String(Math.round(value * 10_000) / 10_000);

/**
 * Gives a mean with one decimal; a dash where there is none.
 * @param {number | null} mean
 */
export const brief = (mean) => (mean === null ? "–" : mean.toFixed(1));

/**
 * Gives a change of means with its sign, which is a shape, too; empty where there is nothing to compare.
 * @param {number | null | undefined} from
 * @param {number | null | undefined} to
 */
export function step(from, to) {
  if (typeof from !== "number" || typeof to !== "number") return "";
  const by = to - from;
  if (Math.abs(by) < 0.05) return "=";
  return `${by > 0 ? "▲" : "▼"} ${Math.abs(by).toFixed(1)}`;
}

/**
 * Draws ratings into the matrix.
 * @param {string[]} codes
 * @param {Record<string, Rated>} ratings
 * @param {Record<string, string>} steps names of the steps by rating
 * @param {Record<string, Rated> | null} before ratings to compare with, where changes are to be shown
 */
export function draw(codes, ratings, steps, before) {
  const within = new Set(codes);
  const now = grouped(ratings, codes, cellOf);
  const then = before ? grouped(before, codes, cellOf) : {};
  for (const cell of cells) {
    const code = cell.dataset.figure ?? "";
    all("i", HTMLElement, cell).forEach((bar, at) => {
      const each = `${code}${at + 1}`;
      bar.dataset.rated = within.has(each) ? String(ratings[each]?.rating ?? "unrated") : "out";
    });
    const figures = now[code];
    figure(cell, figures);
    const change = before ? step(then[code]?.mean, figures?.mean) : "";
    get("b", HTMLElement, cell).textContent = !figures
      ? ""
      : before
        ? change
        : figures.rated
          ? brief(figures.mean)
          : "";
    const words = figures ? `${inWords(figures, steps)}${change && `; since then ${change}`}: ` : "";
    get(".hb-hidden", HTMLElement, cell).textContent = words + names.get(cell);
  }
}

/**
 * @param {HTMLElement} cell
 * @param {Figures} [figures]
 */
function figure({ dataset }, figures) {
  dataset.rated = String(figures?.rated ?? 0);
  dataset.unrated = String(figures?.unrated ?? 0);
  const { mean = null, share = null, spread = null } = figures ?? {};
  for (const key of ["mean", "share", "low", "high"]) delete dataset[key];
  if (mean === null || share === null || !spread) return;
  [dataset.mean, dataset.share] = [written(mean), written(share)];
  [dataset.low, dataset.high] = spread.map(String);
}

/**
 * Gives the name of a step as it is within a sentence.
 * @param {string} name
 */
const said = (name) => name.charAt(0).toLowerCase() + name.slice(1);

/**
 * Says figures in words.
 * @param {Figures} figures
 * @param {Record<string, string>} steps
 */
export function inWords({ rated, statements, none, unrated, mean, spread, counts }, steps) {
  const parts = [];
  if (spread) {
    parts.push(`mean ${brief(mean)}, from ${spread[0]} to ${spread[1]}, ${counts[4]} of ${rated} ${said(steps[4])}`);
  }
  if (none) parts.push(`${none} ${said(steps.none)}`);
  if (unrated) parts.push(`${unrated === statements ? "" : `${unrated} `}not yet rated`);
  return parts.join("; ");
}

/**
 * Gives the legend of the picture.
 * @param {Record<string, string>} steps
 */
export const legend = (steps) =>
  MARKS.map((mark) => {
    const name = mark === "unrated" ? "Not yet rated" : steps[mark];
    return make("li", {}, make("i", { class: "hb-mark", "data-rated": mark }), Number(mark) ? `${mark} ${name}` : name);
  });

/**
 * Gives the picture as a file.
 * @param {string} title
 * @param {string} source
 * @param {Record<string, string>} steps
 */
export function asSvg(title, source, steps) {
  const color = (/** @type {Element} */ element) => getComputedStyle(element).color;
  const rows = all("[data-matrix] tbody tr:not(.hb-opened)", HTMLTableRowElement);
  const lines = rows.map((row) => ({
    name: (find("th", HTMLElement, row)?.textContent ?? "").replace(/\s+/g, " ").trim(),
    cells: all("[data-figure]", HTMLAnchorElement, row).map((cell) => ({
      tint: getComputedStyle(cell).backgroundColor,
      said: get("b", HTMLElement, cell).textContent ?? "",
      dots: all("i", HTMLElement, cell).map((bar) => ({ color: color(bar), shape: bar.dataset.rated ?? "" })),
    })),
  }));
  const groups = all("[data-matrix] thead a", HTMLAnchorElement).map((link) => ({
    name: (find(".hb-dots__whole", HTMLElement, link)?.textContent ?? "").trim(),
    color: color(link),
  }));
  const marks = MARKS.map((shape) => ({ shape, name: shape === "unrated" ? "Not yet rated" : steps[shape] }));
  return toSvg({ title, source, groups, lines, drawn: asBar, legend: marks });
}

/**
 * Draws a bar into a picture: as high as its rating, hollow where it is not yet rated, a line where it is not ours.
 * @param {import("../matrix/picture.mjs").Dot} dot
 * @param {number} x
 * @param {number} y
 */
function asBar({ color, shape }, x, y) {
  const foot = y + 2 * UNIT;
  if (Number(shape)) {
    const height = Number(shape) * UNIT;
    return `<path d="M${x - 4} ${foot - height}h8v${height}h-8z" fill="${color}"/>`;
  }
  if (shape === "none") return `<path d="M${x - 4} ${y}h8" stroke="${color}" stroke-width="2"/>`;
  if (shape === "unrated") {
    return `<path d="M${x - 3.5} ${foot - 0.5}v-15h7v15z" fill="none" stroke="${color}" stroke-dasharray="2 2"/>`;
  }
  return `<circle cx="${x}" cy="${y}" r="1.5" fill="${color}" fill-opacity=".5"/>`;
}
