// @ts-check
// A corpus on the host: a query fetches the runs of letters it is made of, and the pages that are shown.

import { FORMS, normal } from "./search-text.js";
import { fieldOf, offsets, page, units } from "./search-corpus.js";

/**
 * @typedef {import("./search-corpus.js").Spot} Spot
 * @typedef {{gram: number, from: string[]}} Form
 * @typedef {{from: string[], long: [string, number, number][]}} Directory
 * Where the list of a run is: in a shard, or alone in files of so many bytes.
 * @typedef {{run: string, at: number, counts: string, places: string, shard: string, bytes: number}} Spotted
 * @typedef {{json: (name: string) => Promise<any>, bytes: (name: string) => Promise<Uint8Array>}} Files
 */

const FIELDS = 3;
const MOST_COUNTED = 8;
const SHARD_BYTES = 5000;
/** So many lists are fetched at first, the shortest ones, then twice as many and so on; what they rule out asks for no more. */
const AT_FIRST = 2;
/** From this length on a text is looked for without long marks as well. */
const LOOSENED = 4;
/** Letters of the longest run. */
const LONGEST = 8;
/** More pages than these are not fetched to check a short word. */
const MOST_CHECKED = 60;

export class Shards {
  /** @param {{kinds: [string, number][], forms: Record<string, Form>}} first @param {Files} files */
  constructor(first, files) {
    this.forms = first.forms;
    this.files = files;
    this.window = 20;
    this.size = 0;
    /** Kinds with the number after their last page. @type {[string, number][]} */
    this.kinds = first.kinds.map(([kind, count]) => [kind, (this.size += count)]);
    /** Texts that stand nowhere as they were typed, folded. @type {Set<string>} */
    this.missed = new Set();
  }

  /** @param {string} part @param {string} form @returns {Promise<Map<number, Spot>>} */
  async find(part, form) {
    if (form === "folded" && this.missed.has(part) && !(await this.anywhere(part))) return new Map();
    const found = await this.found(form === "loose-kana" ? FORMS.folded(part) : part, form === "loose-kana" ? "loose" : form);
    if (form === "normal" && !found.size) this.missed.add(FORMS.folded(part));
    return form === "loose-kana" ? new Map([...found].slice(0, MOST_CHECKED)) : found;
  }

  /** Whether a folded text may stand somewhere: where it does, it does so loose too, which is asked next in any case. @param {string} part */
  async anywhere(part) {
    const loose = FORMS.loose(part);
    return loose.length < LOOSENED || part !== part.trim() || (await this.found(loose, "loose")).size > 0;
  }

  /** @param {string} part @param {string} form @returns {Promise<Map<number, Spot>>} */
  async found(part, form) {
    const { gram } = this.forms[form];
    const counts = part.length <= gram ? await this.counts(part, form) : await this.joined(part, form);
    /** @type {Map<number, Spot>} */
    const found = new Map();
    for (const [number, count] of counts) {
      const at = Math.floor(number / FIELDS);
      const spot = found.get(at);
      if (spot) spot.count += count;
      else found.set(at, { field: number % FIELDS, count });
    }
    return found;
  }

  /** How often each field has a run. @param {string} run @param {string} form @returns {Promise<Map<number, number>>} */
  async counts(run, form) {
    const spotted = await this.spotted(run, 0, form);
    const found = new Map();
    if (!spotted) return found;
    if (spotted.shard && run.length === this.forms[form].gram) {
      for (const [number, starts] of places(await this.listed(spotted))) found.set(number, free(starts, run.length));
      return found;
    }
    let number = 0;
    for (const each of numbers(spotted.shard ? await this.listed(spotted) : await this.files.bytes(spotted.counts))) {
      number += Math.floor(each / MOST_COUNTED);
      found.set(number, (each % MOST_COUNTED) + 1);
    }
    return found;
  }

  /** How often each field has a text that is longer than a run. @param {string} part @param {string} form */
  async joined(part, form) {
    /** @type {Map<number, number>} */
    const found = new Map();
    const chosen = await this.covering(part, form);
    /** @type {Map<number, Set<number>> | null} */
    let shared = null;
    for (let at = 0, most = AT_FIRST; at < chosen.length; at += most, most *= 2) {
      const batch = chosen.slice(at, at + most);
      const lists = await Promise.all(batch.map((each) => this.listed(each)));
      for (const [index, list] of lists.entries()) shared = meet(shared, list, batch[index].at);
      if (!shared?.size) return found;
    }
    for (const [number, starts] of shared ?? []) {
      found.set(number, free([...starts].sort((one, other) => one - other), part.length));
    }
    return found;
  }

  /**
   * Runs that together hold every letter of a text, the cheapest first; none where one of them is nowhere. Runs side
   * by side ask for few directories; all runs are looked at when one of these would be long to fetch.
   * @param {string} part @param {string} form @returns {Promise<Spotted[]>}
   */
  async covering(part, form) {
    const { gram } = this.forms[form];
    const ends = part.length - gram;
    const few = Array.from({ length: Math.ceil(part.length / gram) }, (_, at) => Math.min(at * gram, ends));
    const beside = await this.reached(part, few, form);
    if (!beside.length) return [];
    const chosen = cover(beside, part.length);
    if (chosen.every((each) => each.shard)) return chosen;
    const all = await this.reached(part, Array.from({ length: ends + 1 }, (_, at) => at), form);
    return cover(all, part.length);
  }

  /** The runs that begin at some places of a text; none where one of these has none. @param {string} part @param {number[]} starts @param {string} form */
  async reached(part, starts, form) {
    const all = await Promise.all(starts.map((at) => this.reaching(part, at, form)));
    return all.every((each) => each.length) ? all.flat() : [];
  }

  /** The runs that begin at a place of a text: where the list of one is long, the next longer one too. @param {string} part @param {number} at @param {string} form */
  async reaching(part, at, form) {
    const found = [];
    for (let end = at + this.forms[form].gram; end <= part.length && end - at <= LONGEST; end++) {
      const spotted = await this.spotted(part.slice(at, end), at, form);
      if (!spotted) return [];
      found.push(spotted);
      if (spotted.shard) break;
    }
    return found;
  }

  /** Where the list of a run is; null when no directory has it. @param {string} run @param {number} at @param {string} form @returns {Promise<Spotted | null>} */
  async spotted(run, at, form) {
    const number = last(this.forms[form].from, run);
    if (number < 0) return null;
    /** @type {Directory} */
    const directory = await this.files.json(`${form}/${number}.json`);
    const alone = directory.long.findIndex(([each]) => each === run);
    if (alone >= 0) {
      const name = `${form}/${number}-long-${alone}`;
      return { run, at, counts: `${name}-counts.bin`, places: `${name}-places.bin`, shard: "", bytes: directory.long[alone][2] };
    }
    const shard = last(directory.from, run);
    return shard < 0 ? null : { run, at, counts: "", places: "", shard: `${form}/${number}-${shard}.bin`, bytes: SHARD_BYTES };
  }

  /** The list of a run: nothing where its shard has none. @param {Spotted} spotted @returns {Promise<Uint8Array>} */
  async listed({ run, places, shard }) {
    return shard ? entry(await this.files.bytes(shard), run) : this.files.bytes(places);
  }

  /** @param {number} number */
  async page(number) {
    return page(await this.files.json(`page/${number}.json`));
  }

  /** @param {number} number @param {number} unit */
  async text(number, unit) {
    return normal(units(await this.page(number))[unit]);
  }

  /** @param {number} number @param {string} part @param {string} form */
  async places(number, part, form) {
    const texts = units(await this.page(number)).map((text) => FORMS[form](normal(text)));
    const found = texts.flatMap((text, unit) => offsets(text, part).map((at) => ({ unit, at })));
    return found.sort((one, other) => fieldOf(one.unit) - fieldOf(other.unit));
  }

  /** @param {number} number */
  kind(number) {
    return this.kinds.find(([, end]) => number < end)?.[0] ?? "";
  }
}

/** The last of ordered texts that is not after `run`. @param {string[]} ordered @param {string} run */
function last(ordered, run) {
  let low = -1;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ordered[middle] <= run) low = middle;
    else high = middle - 1;
  }
  return low;
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

/** The fields and starts that a list shares with those so far. @param {Map<number, Set<number>> | null} shared @param {Uint8Array} list @param {number} at of the run in the text */
function meet(shared, list, at) {
  /** @type {Map<number, Set<number>>} */
  const met = new Map();
  for (const [number, starts] of places(list)) {
    const known = shared?.get(number);
    if (shared && !known) continue;
    const kept = starts.map((start) => start - at).filter((start) => start >= 0 && (!known || known.has(start)));
    if (kept.length) met.set(number, new Set(kept));
  }
  return met;
}

/** How many of ordered starts stand free of each other, as far as that tells something. @param {number[]} starts @param {number} length */
function free(starts, length) {
  let count = 0;
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    end = start + length;
    count += 1;
  }
  return Math.min(count, MOST_COUNTED);
}

/** The bytes of a run's list in a shard. @param {Uint8Array} shard @param {string} run */
function entry(shard, run) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = shard[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < shard.length) {
    const letters = Array.from({ length: number() }, number);
    const length = number();
    if (String.fromCharCode(...letters) === run) return shard.subarray(at, at + length);
    at += length;
  }
  return shard.subarray(0, 0);
}

/** The numbers of a list. @param {Uint8Array} bytes */
function* numbers(bytes) {
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte < 0x80) {
      yield value;
      value = shift = 0;
    }
  }
}

/** The fields and starts of a list of places. @param {Uint8Array} bytes @returns {Generator<[number, number[]]>} */
function* places(bytes) {
  const rest = numbers(bytes);
  let number = 0;
  for (let step = rest.next(); !step.done; step = rest.next()) {
    number += step.value;
    const starts = [];
    let start = 0;
    for (let left = rest.next().value ?? 0; left > 0; left--) starts.push((start += rest.next().value ?? 0));
    yield [number, starts];
  }
}
