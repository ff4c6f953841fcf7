// Makes the one style sheet of all pages and writes it as JSON: docs/assets/styles/handbook.css with what it imports, minified. The
// import "material.css" stands for those rules of Material's that a page can use.
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const project = process.argv[2];
const { material, kept } = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(join(project, "package.json"));
const { PurgeCSS } = require("purgecss");
const { bundleAsync } = require("lightningcss");

const MATERIAL = "material.css";
// The oldest browsers that the sheet is written for; prefixes are added for them.
const SAFARI = (15 << 16) | (4 << 8);
const OLDEST = { chrome: 99 << 16, firefox: 97 << 16, safari: SAFARI, ios_saf: SAFARI };

/**
 * @param {string} text
 * @returns {string[]}
 */
const words = (text) => text.match(/[\w-]+/g) ?? [];

// Any word may be an element or an attribute. Classes are looked for where they are, since the names of some are words of
// every text, such as "note" and "example".
/** @param {RegExp[]} places */
function extractorOf(...places) {
  /** @param {string} text */
  return (text) => {
    const any = words(text);
    const classes = places.flatMap((place) => [...text.matchAll(place)].flatMap((found) => words(found[1])));
    return { tags: any, ids: any, attributes: { names: any, values: any }, classes, undetermined: [] };
  };
}

const CLASS = /\bclass(?:Name)?\s*=\s*"((?:\{[{%].*?[%}]\}|[^"])*)"/g;
const OF_MATERIAL = /\b(md-[\w-]+)/g;
const ADMONITION = /^\s*(?:!!!|\?\?\?\+?)\s+([\w -]+)/gm;
const ATTRIBUTES = /\{([^{}\n]*)\}/g;
const SOURCES = {
  "overrides/**/*.html": extractorOf(CLASS, OF_MATERIAL),
  "docs/assets/**/*.{html,js,mjs}": extractorOf(CLASS, OF_MATERIAL),
  "docs/**/*.md": extractorOf(CLASS, ADMONITION, ATTRIBUTES),
};

async function used() {
  const sources = Object.entries(SOURCES).map(([pattern, extractor], number) => ({
    content: {
      raw: globSync(pattern, { cwd: project })
        .sort()
        .map((name) => readFileSync(join(project, name), "utf8"))
        .join("\n"),
      extension: String(number),
    },
    extractor: { extractor, extensions: [String(number)] },
  }));
  const [{ css }] = await new PurgeCSS().purge({
    content: sources.map(({ content }) => content),
    extractors: sources.map(({ extractor }) => extractor),
    css: [{ raw: readFileSync(material, "utf8") }],
    safelist: kept,
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  return css;
}

try {
  const rules = await used();
  const { code } = await bundleAsync({
    filename: join(project, "docs", "assets", "styles", "handbook.css"),
    minify: true,
    targets: OLDEST,
    resolver: {
      resolve: (/** @type {string} */ name, /** @type {string} */ from) =>
        name === MATERIAL ? MATERIAL : resolve(dirname(from), name),
      read: (/** @type {string} */ path) => (path === MATERIAL ? rules : readFileSync(path, "utf8")),
    },
  });
  process.stdout.write(JSON.stringify(code.toString()));
} catch (thrown) {
  const error = /** @type {Error & { fileName?: string, loc?: { line: number, column: number } }} */ (thrown);
  const place = error.fileName ? `${relative(project, error.fileName)}:${error.loc?.line}:${error.loc?.column}: ` : "";
  process.stderr.write(place + error.message);
  process.exitCode = 1;
}
