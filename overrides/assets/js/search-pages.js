// @ts-check
// Pages on the host: each is fetched by the section, and by a few of them where several are wanted.

import { normal } from "./search-text.js";
import { page, sectionOf } from "./search-corpus.js";
import { once } from "./search-once.js";

/**
 * @typedef {import("./search-corpus.js").Page} Page
 * @typedef {import("./search-lists.js").Files} Files
 */

/** Sections that stand together in one file too. */
const LEAF = 4;

export class Pages {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    /** A section of each page that is here or will be: it says the title too. @type {Map<number, number>} */
    this.near = new Map();
    /** Texts of units that were looked at, in normal form. @type {Map<string, Promise<string>>} */
    this.texts = new Map();
  }

  /** A page with some of its sections. @param {number} number @param {number[]} sections @returns {Promise<Page>} */
  async page(number, sections) {
    this.together(number, sections);
    const parts = await Promise.all((sections.length ? sections : [0]).map((each) => this.part(number, each)));
    /** @type {Page} */
    const whole = { ...parts[0], sections: [] };
    for (const [index, each] of sections.entries()) whole.sections[each] = parts[index].sections[0];
    return whole;
  }

  /** A page with one section. @param {number} number @param {number} section */
  async part(number, section) {
    if (!this.near.has(number)) this.near.set(number, section);
    if (!this.files.asked(leaf(number, section))) return page(await this.files.json(alone(number, section)));
    const whole = page(await this.files.json(leaf(number, section)));
    return { ...whole, sections: whole.sections.slice(section % LEAF, (section % LEAF) + 1) };
  }

  /** Begins to fetch in one file those sections of a page of which several are wanted and none is here. @param {number} number @param {number[]} sections */
  together(number, sections) {
    const wanted = sections.filter((each) => !this.files.asked(alone(number, each))).map((each) => leaf(number, each));
    for (const [at, name] of wanted.entries()) if (wanted.indexOf(name) < at) this.files.json(name).catch(() => {});
  }

  /** @param {number} number @param {number} unit */
  text(number, unit) {
    return once(this.texts, `${number} ${unit}`, () => this.read(number, unit));
  }

  /** @param {number} number @param {number} unit */
  async read(number, unit) {
    if (unit === 0) return normal((await this.part(number, this.near.get(number) ?? 0)).title);
    const [section] = (await this.part(number, sectionOf(unit))).sections;
    return normal(unit % 2 ? section.heading : section.text);
  }

  /** Begins to fetch some sections of a page. @param {number} number @param {number[]} sections */
  begin(number, sections) {
    this.near.set(number, sections[0] ?? 0);
    this.together(number, sections);
    for (const each of sections) this.part(number, each).catch(() => {});
  }
}

/** The file of a section. @param {number} number of the page @param {number} section */
const alone = (number, section) => `page/${number}-${section}.json`;

/** The file of a section with those beside it. @param {number} number of the page @param {number} section */
const leaf = (number, section) => `leaf/${number}-${Math.floor(section / LEAF)}.json`;
