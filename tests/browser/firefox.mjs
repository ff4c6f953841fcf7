// The main flows of the handbook in Firefox, which Playwright drives only in a build of its own. Called with the program, the
// address of a site and the file of findings to write: for each flow what went wrong, and what the console said; for each page its
// length on a phone.
/* global document, location, scrollY -- what is evaluated runs in the page */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [, , executablePath, root, findings, pages] = process.argv;
const PHONE = { width: 375, height: 667 };
const DESK = { width: 1440, height: 900 };

/** @typedef {import("puppeteer-core").Page} Page */

/**
 * Goes to a page of the site.
 * @param {Page} page
 * @param {string} name
 */
const open = (page, name) => page.goto(`${root}/${name}`);

/**
 * Waits for an element that can be seen.
 * @param {Page} page
 * @param {string} selector
 */
async function shown(page, selector) {
  const found = await page.waitForSelector(selector, { visible: true, timeout: 15_000 });
  assert(found, selector);
  return found;
}

/**
 * Gives the texts of all elements.
 * @param {Page} page
 * @param {string} selector
 */
const texts = (page, selector) =>
  page.$$eval(selector, (found) => found.map((each) => each.textContent?.replace(/\s+/g, " ").trim() ?? ""));

/**
 * Puts the focus on an element, which the keyboard then uses.
 * @param {Page} page
 * @param {string} selector
 */
const focus = async (page, selector) => (await shown(page, selector)).focus();

/** @type {Record<string, (page: Page) => Promise<void>>} */
const flows = {
  async "the first screen of a phone holds whom to call and the first step"(page) {
    await page.setViewport(PHONE);
    await open(page, "practice/worried-now.html");
    for (const selector of ["[data-call]", "[data-text]", ".hb-fold > summary"]) {
      const box = await (await shown(page, selector)).boundingBox();
      assert(box && box.y + box.height <= PHONE.height, selector);
    }
    await page.click(".hb-fold > summary");
    assert(await page.$(".hb-fold[open]"));
  },
  async "a cell of the matrix opens in place by keyboard"(page) {
    await page.setViewport(DESK);
    await open(page, "competencies/index.html");
    await focus(page, "[data-matrix-cell='2B.I']");
    await page.keyboard.press("Enter");
    await shown(page, ".hb-opened a[href$='2b-i3']");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".hb-opened", { hidden: true });
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-matrix-cell")), "2B.I");
    const bottoms = await page.$$eval("[data-matrix-cell]", (cells) =>
      cells.map((cell) => cell.getBoundingClientRect().bottom + scrollY),
    );
    assert.equal(bottoms.length, 80);
    assert(Math.max(...bottoms) <= DESK.height, "the matrix is on one screen");
  },
  async "a layer is in the address"(page) {
    await open(page, "competencies/index.html#topic=minors");
    await shown(page, "[data-matrix] i[data-shape='circle']");
    assert.match((await texts(page, "[data-layers] output"))[0], /^\d+ of 205 statements$/);
  },
  async "a question is answered, and a result leads to its place"(page) {
    await open(page, "topics.html");
    await focus(page, "[data-search-input]");
    await page.keyboard.type("2B.I3");
    await shown(page, "[data-search-result='2B.I3']");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#2b-i3");
  },
  async "a collection is kept in the tab, or carried along"(page) {
    await open(page, "competencies/2b.html");
    await page.click("[data-collect='2B.I1']");
    await shown(page, ".hb-collecting a");
    await page.click(".hb-collecting a");
    await shown(page, ".hb-collected [data-code='2B.I1']");
    await page.reload();
    await shown(page, ".hb-collected [data-code='2B.I1']");
  },
  async "the meaning of a term opens in place"(page) {
    await open(page, "prevention/primary.html");
    await focus(page, "main [data-term]");
    await page.keyboard.press("Enter");
    await shown(page, "[data-meaning]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("[data-meaning]", { hidden: true });
  },
  async "leaving goes to the neutral page at once"(page) {
    await page.setRequestInterception(true);
    page.on("request", (request) => (request.url().startsWith(root) ? request.continue() : request.abort()));
    await open(page, "topics.html");
    await page.click("[data-leave]");
    await page.waitForFunction(() => location.pathname.endsWith("/assets/page.html"));
    assert.match(page.url(), /assets\/page\.html/);
  },
};

const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
/** @type {Record<string, string[]>} */
const wrong = {};
for (const [name, flow] of Object.entries(flows)) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const said = (wrong[name] = []);
  page.on("console", (message) => said.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error instanceof Error ? error.message : error}`));
  await flow(page).catch((error) => said.push(`${error.message}`));
  await context.close();
}
/** @type {Record<string, number>} */
const screens = {};
const page = await browser.newPage();
await page.setViewport(PHONE);
for (const name of pages.split(",").filter(Boolean)) {
  await open(page, name);
  screens[name] = await page.evaluate((height) => document.documentElement.scrollHeight / height, PHONE.height);
}
const version = await browser.version();
await browser.close();
writeFileSync(findings, JSON.stringify({ version, wrong, screens }));
