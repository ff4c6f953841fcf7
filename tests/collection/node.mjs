// Answers requests on standard input, one a line, with the functions that the browser runs.
import { createInterface } from "node:readline";
import { decode, encode, resolve } from "../../docs/assets/collection/format.mjs";
import { slug, toCsv, toJson, toMarkdown } from "../../docs/assets/collection/files.mjs";

const functions = { decode, encode, resolve, slug, toCsv, toJson, toMarkdown };
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(functions[name](...given))}\n`);
}
