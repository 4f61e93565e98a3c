// @ts-check
// A corpus in memory: the pages of a language as text, searched from end to end.

import { before } from "./search-order.js";
import { FORMS, normal } from "./search-text.js";

/**
 * @typedef {{id: string, heading: string, text: string, label: string}} Section
 * @typedef {{address: string, kind: string, title: string, date: string, twin: boolean, sections: Section[]}} Page
 * A place is a unit of a page (0 its title, 2n+1 and 2n+2 heading and text of section n) and an offset in
 * the form that was searched: `at`, or that of the `nth` place of the unit where the text is not here yet.
 * @typedef {{unit: number, at?: number, nth?: number}} Place
 * What a page has of a text: its best field (0 title, 1 heading, 2 text), how often, and where if that is known.
 * @typedef {{field: number, count: number, places?: Place[]}} Spot
 * @typedef {Map<number, Spot>} Found
 */

/** More places of one unit than these tell nothing more. */
export const MOST_PLACES = 8;
const END = "\n";

/** @param {any[]} record as the index file has it @returns {Page} */
export function page([address, kind, title, date, twin, sections]) {
  return {
    address, kind, title, date, twin: Boolean(twin),
    sections: sections.map((/** @type {string[]} */ [id, heading, text, label = ""]) => ({ id, heading, text, label })),
  };
}

/** The field a unit is in. @param {number} unit */
export const fieldOf = (unit) => (unit === 0 ? 0 : unit % 2 ? 1 : 2);

/** The section of a unit; -1 for the title. @param {number} unit */
export const sectionOf = (unit) => (unit - 1) >> 1;

/** The places of `part` in a text, without overlap, as far as they tell something. @param {string} text @param {string} part */
export function offsets(text, part) {
  const found = [];
  for (let at = text.indexOf(part); at >= 0 && found.length < MOST_PLACES; at = text.indexOf(part, at + part.length)) {
    found.push(at);
  }
  return found;
}

/** The texts of a page in the order of its units. @param {Page} page */
export function units(page) {
  return [page.title, ...page.sections.flatMap((each) => [each.heading, each.text])];
}

export class Corpus {
  /** @param {Page[]} pages in the order of their worth */
  constructor(pages) {
    this.pages = pages;
    this.size = pages.length;
    /** How many pages are looked at word by word. */
    this.window = 400;
    /** @type {Map<string, Layer>} */
    this.layers = new Map();
    /** Which page a unit of the whole is in. @type {number[]} */
    this.owner = [];
    /** The first unit of each page. @type {number[]} */
    this.first = [];
    const texts = [];
    for (const [number, each] of pages.entries()) {
      this.first.push(this.owner.length);
      for (const text of units(each)) {
        this.owner.push(number);
        texts.push(normal(text));
      }
    }
    this.normal = texts;
  }

  /** Pages by number, where they hold `text`. @param {string} text in the form @param {string} form @returns {Promise<Found>} */
  async find(text, form) {
    const layer = this.layer(form);
    /** @type {Found} */
    const found = new Map();
    for (const [unit, at] of layer.places(text)) {
      const number = this.owner[unit];
      const place = { unit: unit - this.first[number], at };
      const field = fieldOf(place.unit);
      const spot = found.get(number);
      if (!spot) found.set(number, { field, count: 1, places: [place] });
      else {
        spot.field = Math.min(spot.field, field);
        spot.count += 1;
        spot.places?.push(place);
      }
    }
    return found;
  }

  /** A text that will be asked for: here it takes no time to come. @param {string} text @param {string} form */
  ahead(text, form) {}

  /** How many of its ends a text reaches, the first as it is, the others where a page holds it up to there. @param {string} text in normal form @param {number[]} ends */
  async reach(text, ends) {
    let many = 1;
    while (many < ends.length && (await this.find(text.slice(0, ends[many]), "normal")).size > 0) many++;
    return many;
  }

  /** Where a page holds `text`. @param {number} number @param {string} text @param {string} form @returns {Promise<Place[]>} */
  async places(number, text, form) {
    return (await this.find(text, form)).get(number)?.places ?? [];
  }

  /** How far into its unit a place is. @param {number} number @param {string} part @param {string} form @param {Place} place */
  async at(number, part, form, place) {
    return place.at ?? -1;
  }

  /** The sections of a page in which it is looked at: all. @param {number} number @param {number[]} sections those that will be shown */
  looks(number, sections) {
    return null;
  }

  /** How many sections a page has. @param {number} number */
  sections(number) {
    return this.pages[number].sections.length;
  }

  /** @param {number} number @param {number[]} [sections] those that are wanted */
  async page(number, sections) {
    return this.pages[number];
  }

  /** The normal text of a unit. @param {number} number @param {number} unit */
  async text(number, unit) {
    return this.normal[this.first[number] + unit];
  }

  /** The kind of a page. @param {number} number */
  kind(number) {
    return this.pages[number].kind;
  }

  /** @param {string} form */
  layer(form) {
    let layer = this.layers.get(form);
    if (!layer) this.layers.set(form, (layer = new Layer(FORMS[form](this.normal.join(END)))));
    return layer;
  }
}

/** All units of a corpus in one form, one text. */
class Layer {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** Where each unit begins. */
    this.starts = [0];
    for (let at = text.indexOf(END); at >= 0; at = text.indexOf(END, at + 1)) this.starts.push(at + 1);
  }

  /** Units with the offsets at which they hold `part`. @param {string} part @returns {Generator<[number, number]>} */
  *places(part) {
    let unit = 0;
    let count = 0;
    for (let at = part ? this.text.indexOf(part) : -1; at >= 0; ) {
      const here = this.unit(at, unit);
      count = here === unit ? count + 1 : 1;
      unit = here;
      yield [unit, at - this.starts[unit]];
      const next = count >= MOST_PLACES ? (this.starts[unit + 1] ?? this.text.length) : at + part.length;
      at = this.text.indexOf(part, next);
    }
  }

  /** The unit that holds an offset, at `low` or later. @param {number} offset @param {number} low */
  unit(offset, low) {
    return low + before(this.starts.length - low, (at) => this.starts[low + at] <= offset) - 1;
  }
}
