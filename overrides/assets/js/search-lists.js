// @ts-check
// Lists of runs on the host: which a text is made of, where they are and what they cost, and how they are fetched.

import { once } from "./search-once.js";
import { overlaps, tableOf, told } from "./search-runs.js";

/**
 * @typedef {import("./search-runs.js").Bare} Bare
 * @typedef {import("./search-runs.js").Place} Place
 * @typedef {import("./search-runs.js").Told} Told
 * A run at a place of a text, where those of its lists are that may have it there, and what these cost.
 * @typedef {Omit<Told, "parts"> & {run: string, at: number, lists: Place[], bytes: number}} Spotted
 * @typedef {{json: (name: string) => Promise<any>, bytes: (name: string) => Promise<Uint8Array>,
 *   asked: (name: string) => boolean}} Files
 */

/** Bytes of a block, the least that is fetched for a list. */
const BLOCK = 2000;
/** Lists of so many bytes are fetched at first, the shortest ones, then twice as many and so on; what they rule out asks for no more. */
const AT_FIRST = 4 * BLOCK;
/** Letters of the longest run. */
const LONGEST = 8;

export class Lists {
  /** @param {{gram: number, tables: number}} first @param {Files} files */
  constructor(first, files) {
    this.gram = first.gram;
    this.tables = first.tables;
    this.files = files;
    /** What tables say of their runs. @type {Map<string, Promise<Map<string, Told>>>} */
    this.read = new Map();
  }

  /** The runs that answer for a text; none where it is nowhere. @param {Bare} bare */
  chosen({ letters }) {
    return letters.length < this.gram ? this.spotted(letters, 0, letters.length) : this.covering(letters);
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

  /** The runs of a text up to the letter before which tables do not rule it out, all of which are fetched. @param {string} letters @returns {Promise<{runs: Spotted[], end: number}>} */
  async notRuledOut(letters) {
    const starts = Array.from({ length: Math.max(0, letters.length - this.gram + 1) }, (_, at) => at);
    const tables = await Promise.all(starts.map((at) => this.told(letters.slice(at, at + this.gram))));
    const runs = [];
    let end = letters.length;
    for (const [at, table] of tables.entries()) {
      for (let stop = at + this.gram; stop <= Math.min(end, at + LONGEST); stop++) {
        const run = letters.slice(at, stop);
        const known = table.get(run);
        if (known) runs.push(this.spot(known, run, at, letters));
        else end = stop - 1;
        if (!known?.goesOn) break;
      }
    }
    return { runs, end };
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
      found.push(this.spot(known, run, at, letters));
      if (!known.goesOn) break;
    }
    return found;
  }

  /** A run at a place of a text. @param {Told} known @param {string} run @param {number} at @param {string} letters @returns {Spotted} */
  spot({ goesOn, paged, counts, parts }, run, at, letters) {
    const before = letters.slice(Math.max(0, at - 1), at);
    const lists = (before ? parts.filter(({ from }) => from <= before).slice(-1) : parts).map(({ list }) => list);
    const read = run === letters && counts && !overlaps(run) ? [counts] : lists;
    return { goesOn, paged, counts, run, at, lists, bytes: read.reduce((sum, each) => sum + this.cost(each), 0) };
  }

  /** The file of the runs that begin with some letters. @param {string} letters */
  table(letters) {
    return `tables/${tableOf(letters, this.tables)}.bin`;
  }

  /** What is said of the runs that begin with some letters, and of others. @param {string} letters @returns {Promise<Map<string, Told>>} */
  told(letters) {
    const name = this.table(letters);
    return once(this.read, name, async () => told(await this.files.bytes(name)));
  }

  /** Whether a list is here or on its way. @param {Place} place */
  here(place) {
    return place instanceof Uint8Array || this.files.asked(block(place));
  }

  /** What lists cost: those that are here cost nothing. @param {Place} place */
  cost(place) {
    return this.here(place) ? 1 : Math.max(place.length, BLOCK);
  }

  /** The lists at some places. @param {Place[]} places @returns {Promise<Uint8Array[]>} */
  fetched(places) {
    return Promise.all(
      places.map(async (place) => {
        if (place instanceof Uint8Array) return place;
        return (await this.files.bytes(block(place))).subarray(place.from, place.from + place.length);
      }),
    );
  }
}

/** Runs to fetch together, in order, and what they and all behind them cost. @param {Spotted[]} chosen */
export function batches(chosen) {
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

/** The letter behind a run. @param {Spotted} spotted */
export const endOf = ({ at, run }) => at + run.length;

/** The end, neither before `low` nor at `high`, over which the rarest run goes. @param {Spotted[]} runs @param {number[]} lengths letters up to each end @param {number} low @param {number} high */
export function rarest(runs, lengths, low, high) {
  const size = (/** @type {Spotted} */ { lists }) => lists.reduce((sum, each) => sum + each.length, 0);
  const bytes = (/** @type {number} */ end) => Math.min(...runs.filter((each) => each.at < end && endOf(each) > end).map(size));
  let found = low;
  for (let many = low; many < high; many++) if (bytes(lengths[many - 1]) < bytes(lengths[found - 1])) found = many;
  return found;
}
