// Makes the files of the search from what it is given on standard input, and writes them as JSON: name to content.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const project = process.argv[2];
const assets = join(project, "docs", "assets", "search");
const { buildSync } = createRequire(join(project, "package.json"))("esbuild");
const { pack, packSynonyms } = await import(pathToFileURL(join(assets, "packed.mjs")));

const bundle = buildSync({
  entryPoints: [join(assets, "main.mjs")],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  write: false,
  metafile: true,
  absWorkingDir: project,
  logLevel: "silent",
});
const libraries = new Set(Object.keys(bundle.metafile.inputs).map((path) => /node_modules\/([^/]+)/.exec(path)?.[1]).filter(Boolean));

function license(name) {
  const folder = join(project, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const file of ["license", "LICENSE", "LICENSE.txt"]) {
    try {
      return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    } catch {
      // Another spelling, then.
    }
  }
  throw new Error(`${name} comes without its license`);
}

const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify({
    "assets/search-index.js": `globalThis.hbSearchIndex=${JSON.stringify(pack(given))};\n`,
    "assets/search-words.js": `globalThis.hbSearchWords=${JSON.stringify(packSynonyms(given))};\n`,
    "assets/search.js": bundle.outputFiles[0].text,
    "assets/search-licenses.txt": [...libraries].sort().map(license).join("\n"),
  }),
);
