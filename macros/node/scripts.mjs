// Bundles every folder docs/assets/<name>/ that holds a main.mjs as assets/<name>.js, and its main.css, if it has one, as
// assets/<name>.css, which only the pages that name it load; writes the bundles as JSON: name to
// content. Each leaves a sign that it has run to its end. The licenses of the libraries in a bundle are beside it, in assets/<name>-licenses.txt. On standard input: what
// the scripts find as the constant HANDBOOK, for each language; a script in another one is assets/<name>-<language>.js.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";
import { leftBy } from "../../docs/assets/shared/left.mjs";

const ENGLISH = "en";
/** The script of every page, which fetches the others. */
const PAGE = "handbook";
const project = process.argv[2];
const assets = join(project, "docs", "assets");
const names = readdirSync(assets).filter((name) => existsSync(join(assets, name, "main.mjs")));

/**
 * Gives a value and all that is in it as definitions, by their paths, so that a bundle holds no more than its script names.
 * @param {string} path
 * @param {unknown} value
 * @returns {[path: string, json: string][]}
 */
function definitions(path, value) {
  const parts = typeof value === "object" && value && !Array.isArray(value) ? Object.entries(value) : [];
  const within = parts
    .filter(([key]) => /^\w+$/.test(key))
    .flatMap(([key, part]) => definitions(`${path}.${key}`, part));
  return [[path, JSON.stringify(value)], ...within];
}

/**
/**
 * Gives what is bundled of a folder, each with where it goes.
 * @param {string} name
 */
const entriesOf = (name) =>
  ["main.mjs", "main.css"]
    .map((file) => ({ in: join(assets, name, file), out: name }))
    .filter((entry) => existsSync(entry.in));

/**
 * What the scripts of one language find.
 * @typedef {{ language: string, spoken: string[] }} Facts
 */

/**
 * Bundles all scripts in English, and in another language those that speak on its pages.
 * @param {Facts} handbook
 */
function bundle(handbook) {
  const wanted = handbook.language === ENGLISH ? names.sort() : handbook.spoken;
  return buildSync({
    entryPoints: wanted.flatMap(entriesOf),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    define: Object.fromEntries(definitions("HANDBOOK", handbook)),
    write: false,
    metafile: true,
    outdir: join(project, "assets"),
    absWorkingDir: project,
    logLevel: "silent",
  });
}

/** @param {string} name */
const folderOf = (name) => join(project, "node_modules", name);

/**
 * @param {string} name
 * @returns {{ version: string, dependencies?: Record<string, string> }}
 */
const manifest = (name) => JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8"));

/**
 * Gives libraries and those that they need: a library may hold these inside its own file.
 * @param {string[]} libraries
 */
function withNeeded(libraries) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} name */
  const add = (name) => {
    if (found.has(name) || name.startsWith("@types/")) return;
    found.add(name);
    Object.keys(manifest(name).dependencies ?? {}).forEach(add);
  };
  libraries.forEach(add);
  return [...found].sort();
}

/** @param {string} name */
function license(name) {
  const folder = folderOf(name);
  const file = ["license", "LICENSE", "LICENSE.txt"].find((each) => existsSync(join(folder, each)));
  if (!file) throw new Error(`${name} comes without its license`);
  return `${name} ${manifest(name).version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

/** @param {string} file */
const libraryOf = (file) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [];

/** @param {Facts} handbook */
function filesOf(handbook) {
  const ending = handbook.language === ENGLISH ? "" : `-${handbook.language}`;
  const { outputFiles, metafile } = bundle(handbook);
  /** @type {Record<string, string>} */
  const made = {};
  for (const { path, text } of outputFiles) {
    if (path.endsWith(".css")) {
      made[`assets/${basename(path)}`] = text;
      continue;
    }
    const script = basename(path, ".js");
    const name = `assets/${script}`;
    const left = `globalThis.${leftBy(script)}`;
    const libraries = Object.keys(metafile.outputs[`${name}.js`].inputs).flatMap(libraryOf);
    made[`${name}${ending}.js`] = script === PAGE ? text : `${text}${left}=${left}||1;\n`;
    if (libraries.length && !ending) made[`${name}-licenses.txt`] = withNeeded(libraries).map(license).join("\n");
  }
  return made;
}

try {
  /** @type {Facts[]} */
  const given = JSON.parse(readFileSync(0, "utf8"));
  process.stdout.write(JSON.stringify(Object.assign({}, ...given.map(filesOf))));
} catch (error) {
  // What esbuild says of a mistake is enough; where it was thrown is nobody's concern.
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
