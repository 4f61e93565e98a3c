// @ts-check
// A corpus on the host: a query fetches the runs of letters it is made of, and the sections that are looked at.

import { FORMS, normal } from "./search-text.js";
import { offsets, page, fieldOf } from "./search-corpus.js";
import { bareOf, counts, entry, fits, free, last, meet, overlaps, ways } from "./search-runs.js";

/**
 * @typedef {import("./search-corpus.js").Spot} Spot
 * @typedef {import("./search-corpus.js").Page} Page
 * @typedef {import("./search-runs.js").Bare} Bare
 * @typedef {{from: string[], long: [string, number, number][]}} Directory
 * Where the lists of a run are: in a shard, or alone in files of so many bytes.
 * @typedef {{run: string, at: number, counts: string, places: string, shard: string, bytes: number}} Spotted
 * @typedef {{json: (name: string) => Promise<any>, bytes: (name: string) => Promise<Uint8Array>,
 *   asked: (name: string) => boolean}} Files
 * @typedef {{kinds: [string, number][], sections: number[], gram: number, from: string[]}} First
 */

const SHARD_BYTES = 2000;
/** Runs whose lists have no more bytes than these are fetched without looking for shorter lists in further directories. */
const CHEAP = 12000;
/** So many lists are fetched at first, the shortest ones, then twice as many and so on; what they rule out asks for no more. */
const AT_FIRST = 2;
/** Letters of the longest run. */
const LONGEST = 8;
/** More pages than these are not fetched to check a short word. */
const MOST_CHECKED = 60;

export class Shards {
  /** @param {First} first @param {Files} files */
  constructor(first, files) {
    this.gram = first.gram;
    this.from = first.from;
    this.files = files;
    this.window = 20;
    this.size = 0;
    /** Kinds with the number after their last page. @type {[string, number][]} */
    this.kinds = first.kinds.map(([kind, count]) => [kind, (this.size += count)]);
    this.many = first.sections;
    /** The page of each unit, and the first unit of each page. @type {number[]} */
    this.owner = [];
    /** @type {number[]} */
    this.first = [];
    for (const [number, many] of first.sections.entries()) {
      this.first.push(this.owner.length);
      for (let unit = 0; unit <= 2 * many; unit++) this.owner.push(number);
    }
    /** What was found, by form and text: how often each unit has it. @type {Map<string, Promise<Map<number, number>>>} */
    this.known = new Map();
    /** Runs whose directory is here. @type {Set<string>} */
    this.seen = new Set();
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
      this.known.set(name, (found = this.looked(bareOf(part), form)));
      found.catch(() => this.known.delete(name));
    }
    return found;
  }

  /** @param {Bare} bare @param {string} form */
  async looked(bare, form) {
    const chosen = bare.letters.length < this.gram ? [await this.spotted(bare.letters, 0)] : await this.covering(bare.letters);
    const [first] = chosen;
    if (!first) return new Map();
    if (chosen.length > 1 || !this.counted(first, bare.letters)) return this.joined(bare, form, /** @type {Spotted[]} */ (chosen));
    const list = first.shard ? entry(await this.files.bytes(first.shard), first.run) : await this.files.bytes(first.counts);
    const fitting = ways(list, first.run).filter(({ way }) => fits(way, first, bare, form));
    return counts(bare, form, fitting);
  }

  /** Whether counts answer for a whole text. @param {Spotted} spotted @param {string} letters */
  counted({ run, shard }, letters) {
    return run === letters && !overlaps(run) && (!shard || run.length < this.gram);
  }

  /** How often each unit has a text that a run is less than. @param {Bare} bare @param {string} form @param {Spotted[]} chosen */
  async joined(bare, form, chosen) {
    /** @type {Map<number, number>} */
    const found = new Map();
    /** @type {Map<number, Set<number>> | null} */
    let shared = null;
    for (let at = 0, most = AT_FIRST; at < chosen.length; at += most, most *= 2) {
      const batch = chosen.slice(at, at + most);
      const lists = await Promise.all(batch.map((each) => this.listed(each)));
      for (const [index, list] of lists.entries()) {
        const fitting = ways(list, batch[index].run).filter(({ way }) => fits(way, batch[index], bare, form));
        shared = meet(shared, fitting, batch[index].at);
      }
      if (!shared?.size) return found;
    }
    for (const [unit, starts] of [...(shared ?? [])].sort(([one], [other]) => one - other)) {
      found.set(unit, free([...starts].sort((one, other) => one - other), bare.letters.length));
    }
    return found;
  }

  /**
   * Runs that together hold every letter of a text, the cheapest first; none where one of them is nowhere. Runs side
   * by side ask for few directories, and so do runs that were asked for before, when the text was shorter; all runs
   * are looked at when these would be long to fetch.
   * @param {string} letters @returns {Promise<Spotted[]>}
   */
  async covering(letters) {
    const all = Array.from({ length: letters.length - this.gram + 1 }, (_, at) => at);
    const few = all.filter((at) => at % this.gram === 0 || at === all.length - 1 || this.seen.has(letters.slice(at, at + this.gram)));
    const beside = await this.reached(letters, few);
    if (!beside.length) return [];
    const chosen = cover(beside, letters.length);
    if (chosen.reduce((sum, each) => sum + each.bytes, 0) <= CHEAP) return chosen;
    return cover(await this.reached(letters, all), letters.length);
  }

  /** The runs that begin at some places of a text; none where one of these has none. @param {string} letters @param {number[]} starts */
  async reached(letters, starts) {
    const all = await Promise.all(starts.map((at) => this.reaching(letters, at)));
    return all.every((each) => each.length) ? all.flat() : [];
  }

  /** The runs that begin at a place of a text: where the list of one is long, the next longer one too. @param {string} letters @param {number} at */
  async reaching(letters, at) {
    const found = [];
    for (let end = at + this.gram; end <= letters.length && end - at <= LONGEST; end++) {
      const spotted = await this.spotted(letters.slice(at, end), at, letters);
      if (!spotted) return [];
      found.push(spotted);
      if (spotted.shard) break;
    }
    return found;
  }

  /** Where the lists of a run are; null when no directory has it. @param {string} run @param {number} at @param {string} [letters] the whole of which it is a part @returns {Promise<Spotted | null>} */
  async spotted(run, at, letters = run) {
    const number = last(this.from, run);
    if (number < 0) return null;
    /** @type {Directory} */
    const directory = await this.files.json(`runs/${number}.json`);
    this.seen.add(run);
    const alone = directory.long.findIndex(([each]) => each === run);
    if (alone >= 0) {
      const name = `runs/${number}-long-${alone}`;
      const [, few, many] = directory.long[alone];
      const [counts, places] = [`${name}-counts.bin`, `${name}-places.bin`];
      const whole = run === letters && !overlaps(run);
      return { run, at, counts, places, shard: "", bytes: this.cost(whole ? counts : places, whole ? few : many) };
    }
    const shard = last(directory.from, run);
    const name = `runs/${number}-${shard}.bin`;
    return shard < 0 ? null : { run, at, counts: "", places: "", shard: name, bytes: this.cost(name, SHARD_BYTES) };
  }

  /** What a file of so many bytes costs: what is on its way costs nothing. @param {string} name @param {number} bytes */
  cost(name, bytes) {
    return this.files.asked(name) ? 1 : bytes;
  }

  /** The lists of a run: nothing where its shard has none. @param {Spotted} spotted @returns {Promise<Uint8Array>} */
  async listed({ run, places, shard }) {
    return shard ? entry(await this.files.bytes(shard), run) : this.files.bytes(places);
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
      if (count && unit && !this.near.has(number)) this.near.set(number, (unit - 1) >> 1);
      for (let nth = 0; nth < count; nth++) found.push({ unit, nth });
    }
    return found.sort((one, other) => fieldOf(one.unit) - fieldOf(other.unit));
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
