// @ts-check
// A corpus on the host: a query fetches the runs of letters it is made of, and the sections that are looked at.

import { FORMS } from "./search-text.js";
import { offsets, fieldOf, sectionOf } from "./search-corpus.js";
import { batches, endOf, Lists, rarest } from "./search-lists.js";
import { once } from "./search-once.js";
import { Pages } from "./search-pages.js";
import { bareOf, counts, fitting, free, meet, overlaps, pagesOf, spots } from "./search-runs.js";
import { between, tallied, timesOf, unitOf } from "./search-tally.js";

/**
 * @typedef {import("./search-corpus.js").Spot} Spot
 * @typedef {import("./search-runs.js").Bare} Bare
 * @typedef {import("./search-tally.js").Tally} Tally
 * @typedef {import("./search-lists.js").Spotted} Spotted
 * @typedef {import("./search-lists.js").Files} Files
 * @typedef {{kinds: [string, number][], sections: number[], gram: number, tables: number}} First
 */

/** Before lists of more bytes than these are fetched, shorter ones are looked for in further tables. */
const CHEAP = 8000;
/** Bytes of a section: where the units that are left cost less than the lists that are, they are read. */
const SECTION = 3000;
/** Units that are read to see whether any has a text. */
const SAMPLE = 4;
/** Sections of a page that are read together, where the index knows of pages only. */
const AT_A_TIME = 3;
/** Of a text of more letters, the units that have so many of them are read, unless they are many. */
const SPARED = 48;
const MOST_READ = 12;
/** More pages than these are not fetched to check a short word. */
const MOST_CHECKED = 60;

export class Shards {
  /** @param {First} first @param {Files} files */
  constructor(first, files) {
    this.gram = first.gram;
    this.lists = new Lists(first, files);
    this.window = 10;
    this.size = 0;
    /** Kinds with the number after their last page. @type {[string, number][]} */
    this.kinds = first.kinds.map(([kind, count]) => [kind, (this.size += count)]);
    this.many = first.sections;
    /** The page of each unit, and the first unit of each page. */
    this.owner = new Int32Array(first.sections.reduce((sum, many) => sum + 2 * many + 1, 0));
    this.first = new Int32Array(first.sections.length);
    let unit = 0;
    for (const [number, many] of first.sections.entries()) {
      this.first[number] = unit;
      this.owner.fill(number, unit, (unit += 2 * many + 1));
    }
    /** What was found, by form and text: how often each unit has it. @type {Map<string, Promise<Tally>>} */
    this.known = new Map();
    /** Of short texts the pages that have them, null where units are known. @type {Map<string, Promise<Map<number, Spot> | null>>} */
    this.brief = new Map();
    this.pages = new Pages(files);
  }

  /** @param {string} part @param {string} form @returns {Promise<Map<number, Spot>>} */
  async find(part, form) {
    const paged = await this.paged(part, form);
    if (paged) return paged;
    /** @type {Map<number, Spot>} */
    const found = new Map();
    let last = -1;
    /** @type {Spot} */
    let spot = { field: 0, count: 0 };
    for (const each of await this.held(part, form)) {
      const unit = unitOf(each);
      const number = this.owner[unit];
      if (number !== last) found.set((last = number), (spot = { field: fieldOf(unit - this.first[number]), count: 0 }));
      spot.field = Math.min(spot.field, fieldOf(unit - this.first[number]));
      spot.count += timesOf(each);
    }
    return form === "loose-kana" ? new Map([...found].slice(0, MOST_CHECKED)) : found;
  }

  /** Begins to look for a text that will be asked for. @param {string} part @param {string} form */
  ahead(part, form) {
    this.find(part, form).catch(() => {});
  }

  /** The pages that have a letter or two of which only pages are known; null for any other text. @param {string} part @param {string} form @returns {Promise<Map<number, Spot> | null>} */
  async paged(part, form) {
    const bare = bareOf(part);
    return bare.letters.length < this.gram ? once(this.brief, `${form} ${part}`, () => this.short(bare, form)) : null;
  }

  /** @param {Bare} bare @param {string} form @returns {Promise<Map<number, Spot> | null>} */
  async short(bare, form) {
    const [spotted] = await this.lists.chosen(bare);
    if (!spotted?.paged) return null;
    const lists = await this.lists.fetched(pagesOf(spotted.paged, spotted, bare, form));
    return spots(bare, form, fitting(lists, spotted, bare, form));
  }

  /** How often each unit has a text. @param {string} part @param {string} form @returns {Promise<Tally>} */
  held(part, form) {
    return once(this.known, `${form} ${part}`, () => this.looked(part, form));
  }

  /**
   * How many of its ends a text reaches, the first as it is, the others where a unit has it up to there. What tables
   * and the lists in them rule out is not asked for; then the whole of what is left and what ends where it is rarest.
   * @param {string} text in normal form @param {number[]} ends
   */
  async reach(text, ends) {
    const bare = bareOf(text);
    const { runs, end } = await this.lists.notRuledOut(bare.letters);
    const most = await this.sharing(runs, end, bare);
    const lengths = ends.map((each) => bareOf(text.slice(0, each)).letters.length);
    let low = 1;
    let high = Math.max(1, lengths.filter((length) => length <= most).length);
    while (low < high) {
      const likely = rarest(runs, lengths, low, high);
      const tried = [...new Set([likely, likely + 1, high])].filter((many) => many > low);
      const there = await Promise.all(tried.map((many) => this.has(text.slice(0, ends[many - 1]))));
      for (const [index, many] of tried.entries()) {
        if (there[index]) low = Math.max(low, many);
        else high = Math.min(high, many - 1);
      }
    }
    return low;
  }

  /** How many letters a unit may share with a text, by the lists that are here. @param {Spotted[]} runs @param {number} most @param {Bare} bare */
  async sharing(runs, most, bare) {
    /** @type {Map<number, number[]> | null} */
    let shared = null;
    for (const spotted of [...runs].sort((one, other) => endOf(one) - endOf(other))) {
      if (endOf(spotted) >= most) break;
      if (!spotted.lists.every((list) => this.lists.here(list))) continue;
      shared = meet(shared, fitting(await this.lists.fetched(spotted.lists), spotted, bare, "normal"), spotted.at);
      if (!shared.size) return endOf(spotted);
    }
    return most;
  }

  /** Whether any unit has a text; some of those that may have it are read before a long list is fetched. @param {string} part in normal form */
  async has(part) {
    const known = this.known.get(`normal ${part}`);
    if (known) return (await known).length > 0;
    const bare = bareOf(part);
    if (bare.letters.length < this.gram) return (await this.find(part, "normal")).size > 0;
    const chosen = await this.lists.chosen(bare);
    if (chosen.length === 1 && this.counted(chosen[0], bare.letters)) return (await this.held(part, "normal")).length > 0;
    return chosen.length > 0 && (await this.joined(bare, "normal", chosen, SAMPLE)).length > 0;
  }

  /** @param {string} part in its form @param {string} form @returns {Promise<Tally>} */
  async looked(part, form) {
    const bare = bareOf(part);
    if (bare.letters.length > SPARED) {
      const begun = await this.held(part.slice(0, bare.bounds[SPARED] + 1), form);
      if (begun.length <= MOST_READ) return this.reading(Array.from(begun, unitOf), part, form);
    }
    const chosen = await this.lists.chosen(bare);
    if (!chosen.length) return new Uint32Array();
    const [first] = chosen;
    if (chosen.length > 1 || !this.counted(first, bare.letters)) return this.joined(bare, form, chosen);
    return counts(bare, form, fitting(await this.lists.fetched(first.counts ? [first.counts] : first.lists), first, bare, form));
  }

  /** Whether counts answer for a whole text. @param {Spotted} spotted @param {string} letters */
  counted({ run, counts }, letters) {
    return run === letters && !overlaps(run) && (counts !== null || run.length < this.gram);
  }

  /**
   * How often each unit has a text that a run is less than.
   * @param {Bare} bare @param {string} form @param {Spotted[]} chosen the cheapest first
   * @param {number} [sample] units to read before a long list, where any of them is enough; 0 for all units
   * @param {boolean} [every] whether all runs were looked at
   * @returns {Promise<Tally>}
   */
  async joined(bare, form, chosen, sample = 0, every = bare.letters.length < this.gram) {
    /** @type {Map<number, number[]> | null} */
    let shared = null;
    for (const { of, bytes, left } of batches(chosen)) {
      if (shared && shared.size * SECTION < left) return this.reading([...shared.keys()], bare.text, form);
      if (shared && sample * SECTION && sample * SECTION < left) {
        const some = await this.reading([...shared.keys()].slice(0, sample), bare.text, form);
        if (some.length) return some;
      }
      if (bytes > CHEAP && !every) return this.joined(bare, form, await this.lists.covering(bare.letters, true), sample, true);
      const lists = await Promise.all(of.map((each) => this.lists.fetched(each.lists)));
      for (const [index, each] of lists.entries()) shared = meet(shared, fitting(each, of[index], bare, form), of[index].at);
      if (!shared?.size) return new Uint32Array();
    }
    const ordered = [...(shared ?? [])].sort(([one], [other]) => one - other);
    const often = (/** @type {number[]} */ starts) => free(starts.sort((one, other) => one - other), bare.letters.length);
    return Uint32Array.from(ordered, ([unit, starts]) => tallied(unit, often(starts)));
  }

  /** How often each of a few units has a text. @param {number[]} units @param {string} part @param {string} form @returns {Promise<Tally>} */
  async reading(units, part, form) {
    const ordered = units.sort((one, other) => one - other);
    const texts = await Promise.all(ordered.map((unit) => this.text(this.owner[unit], unit - this.first[this.owner[unit]])));
    const often = texts.map((text) => offsets(FORMS[form](text), part).length);
    const found = ordered.map((unit, index) => tallied(unit, often[index]));
    return Uint32Array.from(found.filter((_, index) => often[index] > 0));
  }

  /** How many sections a page has. @param {number} number */
  sections(number) {
    return this.many[number];
  }

  /** A page with some of its sections. @param {number} number @param {number[]} sections */
  page(number, sections) {
    return this.pages.page(number, sections);
  }

  /** @param {number} number @param {number} unit */
  text(number, unit) {
    return this.pages.text(number, unit);
  }

  /** Where a page has a text; how far into a unit is seen when it is fetched. @param {number} number @param {string} part @param {string} form */
  async places(number, part, form) {
    const paged = await this.paged(part, form);
    if (paged) return this.openings(number, part, form, paged.get(number)?.field ?? 0);
    const first = this.first[number];
    const found = [];
    for (const each of between(await this.held(part, form), first, first + this.units(number))) {
      for (let nth = 0; nth < timesOf(each); nth++) found.push({ unit: unitOf(each) - first, nth });
    }
    return found.sort((one, other) => fieldOf(one.unit) - fieldOf(other.unit));
  }

  /** Where a page has a text in its first sections, and in further ones until it has it in its best field. @param {number} number @param {string} part @param {string} form @param {number} field */
  async openings(number, part, form, field) {
    /** @type {{unit: number, nth: number}[]} */
    const found = [];
    const many = this.units(number);
    for (let unit = 0; unit < many && !(unit > 0 && found.some((each) => fieldOf(each.unit) === field)); ) {
      const next = Math.min(many, unit + (unit ? 0 : 1) + 2 * AT_A_TIME);
      const units = Array.from({ length: next - unit }, (_, index) => unit + index);
      this.pages.together(number, [...new Set(units.filter((each) => each > 0).map(sectionOf))]);
      const texts = await Promise.all(units.map((each) => this.text(number, each)));
      for (const [index, text] of texts.entries()) {
        const places = offsets(FORMS[form](text), part);
        found.push(...places.map((_, nth) => ({ unit: units[index], nth })));
      }
      unit = next;
    }
    return found.sort((one, other) => fieldOf(one.unit) - fieldOf(other.unit));
  }

  /** How many units a page has. @param {number} number */
  units(number) {
    return 2 * this.many[number] + 1;
  }

  /** The sections of a page in which it is looked at. @param {number} number @param {number[]} sections */
  looks(number, sections) {
    this.pages.begin(number, sections);
    return new Set(sections);
  }

  /** How far into its unit a place is. @param {number} number @param {string} part @param {string} form @param {{unit: number, nth: number}} place */
  async at(number, part, form, { unit, nth }) {
    return offsets(FORMS[form](await this.text(number, unit)), part)[nth] ?? -1;
  }

  /** @param {number} number */
  kind(number) {
    return this.kinds.find(([, end]) => number < end)?.[0] ?? "";
  }
}
