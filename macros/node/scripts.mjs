// Bundles every folder docs/assets/<name>/ that holds a main.mjs as assets/<name>.js, and writes the bundles as JSON: name to
// content. The licenses of the libraries in a bundle stand beside it, in assets/<name>-licenses.txt.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const project = process.argv[2];
const assets = join(project, "docs", "assets");
const { buildSync } = createRequire(join(project, "package.json"))("esbuild");
const names = readdirSync(assets).filter((name) => existsSync(join(assets, name, "main.mjs"))).sort();

function build() {
  try {
    return buildSync({
      entryPoints: Object.fromEntries(names.map((name) => [name, join(assets, name, "main.mjs")])),
      bundle: true,
      minify: true,
      format: "iife",
      target: "es2020",
      charset: "utf8",
      write: false,
      metafile: true,
      outdir: join(project, "assets"),
      absWorkingDir: project,
      logLevel: "silent",
    });
  } catch (error) {
    process.stderr.write(error.message);
    process.exit(1);
  }
}

const folderOf = (name) => join(project, "node_modules", name);
const manifest = (name) => JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8"));

// Libraries and those that they need: a library may hold these inside its own file.
function withNeeded(names) {
  const found = new Set();
  const add = (name) => {
    if (found.has(name) || name.startsWith("@types/")) return;
    found.add(name);
    Object.keys(manifest(name).dependencies ?? {}).forEach(add);
  };
  names.forEach(add);
  return [...found].sort();
}

function license(name) {
  const folder = folderOf(name);
  const { version } = manifest(name);
  for (const file of ["license", "LICENSE", "LICENSE.txt"]) {
    try {
      return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    } catch {
      // Another spelling, then.
    }
  }
  throw new Error(`${name} comes without its license`);
}

const { outputFiles, metafile } = build();
const made = {};
for (const { path, text } of outputFiles) {
  const name = `assets/${basename(path, ".js")}`;
  const inputs = Object.keys(metafile.outputs[`${name}.js`].inputs);
  const libraries = inputs.map((file) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean);
  made[`${name}.js`] = text;
  if (libraries.length) made[`${name}-licenses.txt`] = withNeeded(libraries).map(license).join("\n");
}
process.stdout.write(JSON.stringify(made));
