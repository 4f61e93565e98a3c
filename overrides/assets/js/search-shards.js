// @ts-check
// A corpus on the host: a query fetches the runs of letters it is made of, and the sections that are looked at.

import { FORMS, normal } from "./search-text.js";
import { offsets, page, fieldOf } from "./search-corpus.js";
import { bareOf, counts, fits, free, meet, overlaps, tableOf, told, ways } from "./search-runs.js";

/**
 * @typedef {import("./search-corpus.js").Spot} Spot
 * @typedef {import("./search-corpus.js").Page} Page
 * @typedef {import("./search-runs.js").Bare} Bare
 * @typedef {import("./search-runs.js").Place} Place
 * A run at a place of a text, where its lists are, and what these cost.
 * @typedef {import("./search-runs.js").Told & {run: string, at: number, bytes: number}} Spotted
 * @typedef {{json: (name: string) => Promise<any>, bytes: (name: string) => Promise<Uint8Array>,
 *   asked: (name: string) => boolean}} Files
 * @typedef {{kinds: [string, number][], sections: number[], gram: number, tables: number}} First
 */

/** Before lists of more bytes than these are fetched, shorter ones are looked for in further tables. */
const CHEAP = 8000;
/** Bytes of a block, the least that is fetched for a list. */
const BLOCK = 2000;
/** Lists of so many bytes are fetched at first, the shortest ones, then twice as many and so on; what they rule out asks for no more. */
const AT_FIRST = 2 * BLOCK;
/** Bytes of a section: where the units that are left cost less than the lists that are, they are read. */
const SECTION = 3000;
/** Units that are read to see whether any has a text. */
const SAMPLE = 4;
/** Letters of the longest run. */
const LONGEST = 8;
/** More pages than these are not fetched to check a short word. */
const MOST_CHECKED = 60;

export class Shards {
  /** @param {First} first @param {Files} files */
  constructor(first, files) {
    this.gram = first.gram;
    this.tables = first.tables;
    this.files = files;
    this.window = 12;
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
    /** What was found, by form and text: how often each unit has it. @type {Map<string, Promise<Map<number, number>>>} */
    this.known = new Map();
    /** What tables say of their runs. @type {Map<string, Promise<Map<string, import("./search-runs.js").Told>>>} */
    this.read = new Map();
    /** A section of each page that is here or will be: it says the title too. @type {Map<number, number>} */
    this.near = new Map();
  }

  /** @param {string} part @param {string} form @returns {Promise<Map<number, Spot>>} */
  async find(part, form) {
    /** @type {Map<number, Spot>} */
    const found = new Map();
    for (const [unit, count] of await this.held(part, form)) {
      const number = this.owner[unit];
      const field = fieldOf(unit - this.first[number]);
      const spot = found.get(number);
      if (!spot) found.set(number, { field, count });
      else [spot.field, spot.count] = [Math.min(spot.field, field), spot.count + count];
    }
    return form === "loose-kana" ? new Map([...found].slice(0, MOST_CHECKED)) : found;
  }

  /** How often each unit has a text, in the order of units. @param {string} part @param {string} form @returns {Promise<Map<number, number>>} */
  held(part, form) {
    const name = `${form} ${part}`;
    let found = this.known.get(name);
    if (!found) {
      this.known.set(name, (found = this.looked(part, form)));
      found.catch(() => this.known.delete(name));
    }
    return found;
  }

  /** Whether any unit has a text; some of those that may have it are read before a long list is fetched. @param {string} part in normal form */
  async has(part) {
    const known = this.known.get(`normal ${part}`);
    if (known) return (await known).size > 0;
    const bare = bareOf(part);
    const chosen = await this.chosen(bare);
    if (bare.letters.length < this.gram) return (await this.held(part, "normal")).size > 0;
    return chosen.length > 0 && (await this.joined(bare, "normal", chosen, SAMPLE)).size > 0;
  }

  /** @param {string} part in its form @param {string} form @returns {Promise<Map<number, number>>} */
  async looked(part, form) {
    const bare = bareOf(part);
    const chosen = await this.chosen(bare);
    if (!chosen.length) return new Map();
    const [first] = chosen;
    if (chosen.length > 1 || !this.counted(first, bare.letters)) return this.joined(bare, form, chosen);
    return counts(bare, form, this.fitting(await this.fetched(first.counts ?? first.list), first, bare, form));
  }

  /** The runs that answer for a text; none where it is nowhere. @param {Bare} bare */
  chosen({ letters }) {
    return letters.length < this.gram ? this.spotted(letters, 0, letters.length) : this.covering(letters);
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
   * @returns {Promise<Map<number, number>>}
   */
  async joined(bare, form, chosen, sample = 0, every = bare.letters.length < this.gram) {
    /** @type {Map<number, Set<number>> | null} */
    let shared = null;
    for (const { of, bytes, left } of batches(chosen)) {
      if (shared && shared.size * SECTION < left) return this.reading([...shared.keys()], bare.text, form);
      if (shared && sample * SECTION && sample * SECTION < left) {
        const some = await this.reading([...shared.keys()].slice(0, sample), bare.text, form);
        if (some.size) return some;
      }
      if (bytes > CHEAP && !every) return this.joined(bare, form, await this.covering(bare.letters, true), sample, true);
      const lists = await Promise.all(of.map((each) => this.fetched(each.list)));
      for (const [index, list] of lists.entries()) shared = meet(shared, this.fitting(list, of[index], bare, form), of[index].at);
      if (!shared?.size) return new Map();
    }
    const ordered = [...(shared ?? [])].sort(([one], [other]) => one - other);
    const often = (/** @type {Set<number>} */ starts) => free([...starts].sort((one, other) => one - other), bare.letters.length);
    return new Map(ordered.map(([unit, starts]) => [unit, often(starts)]));
  }

  /** How often each of a few units has a text. @param {number[]} units @param {string} part @param {string} form @returns {Promise<Map<number, number>>} */
  async reading(units, part, form) {
    const ordered = units.sort((one, other) => one - other);
    const texts = await Promise.all(ordered.map((unit) => this.text(this.owner[unit], unit - this.first[this.owner[unit]])));
    const often = texts.map((text, index) => /** @type {[number, number]} */ ([ordered[index], offsets(FORMS[form](text), part).length]));
    return new Map(often.filter(([, count]) => count > 0));
  }

  /** The ways a run is written that are those of a text. @param {Uint8Array} list @param {Spotted} spotted @param {Bare} bare @param {string} form */
  fitting(list, spotted, bare, form) {
    return ways(list, spotted.run).filter(({ way }) => fits(way, spotted, bare, form));
  }

  /**
   * Runs that together hold every letter of a text, the cheapest first; none where one of them is nowhere. Runs side
   * by side ask for few tables, and so do runs that were asked for before, when the text was shorter.
   * @param {string} letters @param {boolean} [every] whether all runs are looked at @returns {Promise<Spotted[]>}
   */
  async covering(letters, every = false) {
    const all = Array.from({ length: letters.length - this.gram + 1 }, (_, at) => at);
    const here = (/** @type {number} */ at) => this.files.asked(this.table(letters.slice(at, at + this.gram)));
    const chosen = all.filter((at) => every || at % this.gram === 0 || at === all.length - 1 || here(at));
    return cover(await this.reached(letters, chosen), letters.length);
  }

  /** The runs that begin at some places of a text; none where one of these has none. @param {string} letters @param {number[]} starts */
  async reached(letters, starts) {
    const all = await Promise.all(starts.map((at) => this.spotted(letters, at, this.gram)));
    return all.every((each) => each.length) ? all.flat() : [];
  }

  /** The runs of so many letters and more that begin at a place of a text; none where the text is nowhere. @param {string} letters @param {number} at @param {number} least @returns {Promise<Spotted[]>} */
  async spotted(letters, at, least) {
    const runs = await this.told(letters.slice(at, at + this.gram));
    const found = [];
    for (let end = at + least; end <= letters.length && end - at <= LONGEST; end++) {
      const run = letters.slice(at, end);
      const known = runs.get(run);
      if (!known) return [];
      const whole = run === letters && known.counts !== null && !overlaps(run);
      found.push({ ...known, run, at, bytes: this.cost(whole && known.counts ? known.counts : known.list) });
      if (!known.goesOn) break;
    }
    return found;
  }

  /** The file of the runs that begin with some letters. @param {string} letters */
  table(letters) {
    return `tables/${tableOf(letters, this.tables)}.bin`;
  }

  /** What is said of the runs that begin with some letters, and of others. @param {string} letters @returns {Promise<Map<string, import("./search-runs.js").Told>>} */
  told(letters) {
    const name = this.table(letters);
    let read = this.read.get(name);
    if (!read) {
      this.read.set(name, (read = this.files.bytes(name).then(told)));
      read.catch(() => this.read.delete(name));
    }
    return read;
  }

  /** What lists cost: those that are here or on their way cost nothing. @param {Place} place */
  cost(place) {
    return place instanceof Uint8Array || this.files.asked(block(place)) ? 1 : Math.max(place.length, BLOCK);
  }

  /** The lists at a place. @param {Place} place @returns {Promise<Uint8Array>} */
  async fetched(place) {
    if (place instanceof Uint8Array) return place;
    return (await this.files.bytes(block(place))).subarray(place.from, place.from + place.length);
  }

  /** How many sections a page has. @param {number} number */
  sections(number) {
    return this.many[number];
  }

  /** A page with some of its sections. @param {number} number @param {number[]} sections @returns {Promise<Page>} */
  async page(number, sections) {
    const parts = await Promise.all((sections.length ? sections : [0]).map((each) => this.part(number, each)));
    /** @type {Page} */
    const whole = { ...parts[0], sections: [] };
    for (const [index, each] of sections.entries()) whole.sections[each] = parts[index].sections[0];
    return whole;
  }

  /** A page with one section. @param {number} number @param {number} section */
  async part(number, section) {
    if (!this.near.has(number)) this.near.set(number, section);
    return page(await this.files.json(`page/${number}-${section}.json`));
  }

  /** @param {number} number @param {number} unit */
  async text(number, unit) {
    if (unit === 0) return normal((await this.part(number, this.near.get(number) ?? 0)).title);
    const [section] = (await this.part(number, (unit - 1) >> 1)).sections;
    return normal(unit % 2 ? section.heading : section.text);
  }

  /** Where a page has a text; how far into a unit is seen when it is fetched. @param {number} number @param {string} part @param {string} form */
  async places(number, part, form) {
    const held = await this.held(part, form);
    const found = [];
    for (let unit = 0; unit <= 2 * this.many[number]; unit++) {
      const count = held.get(this.first[number] + unit) ?? 0;
      for (let nth = 0; nth < count; nth++) found.push({ unit, nth });
    }
    return found.sort((one, other) => fieldOf(one.unit) - fieldOf(other.unit));
  }

  /** The sections of a page in which it is looked at, all of which begin to be fetched. @param {number} number @param {number[]} sections */
  looks(number, sections) {
    this.near.set(number, sections[0] ?? 0);
    for (const each of sections) this.part(number, each).catch(() => {});
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

/** Runs to fetch together, in order, and what they and all behind them cost. @param {Spotted[]} chosen */
function batches(chosen) {
  /** @type {{of: Spotted[], bytes: number, left: number}[]} */
  const found = [];
  let left = chosen.reduce((sum, each) => sum + each.bytes, 0);
  for (const each of chosen) {
    const last = found[found.length - 1];
    if (last && last.bytes + each.bytes <= AT_FIRST * 2 ** (found.length - 1)) last.of.push(each), (last.bytes += each.bytes);
    else found.push({ of: [each], bytes: each.bytes, left });
    left -= each.bytes;
  }
  return found;
}

/** The file of a block. @param {{block: number}} place */
const block = (place) => `blocks/${place.block}.bin`;

/** The cheapest runs that together hold every letter. @param {Spotted[]} all @param {number} length @returns {Spotted[]} */
function cover(all, length) {
  /** What it costs to hold the first letters, and the last run for that. @type {[number, Spotted | null][]} */
  const best = [[0, null]];
  for (let end = 1; end <= length; end++) {
    best[end] = [Infinity, null];
    for (const each of all) {
      const cost = (best[each.at]?.[0] ?? Infinity) + each.bytes;
      if (each.at < end && end <= each.at + each.run.length && cost < best[end][0]) best[end] = [cost, each];
    }
  }
  const chosen = [];
  for (let last = best[length][1]; last; last = best[last.at][1]) chosen.push(last);
  return chosen.sort((one, other) => one.bytes - other.bytes);
}
