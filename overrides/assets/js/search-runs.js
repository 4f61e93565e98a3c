// @ts-check
// Runs of letters as a sharded index has them, and whether the ways they are written are those of a query.

import { MOST_COUNTED, summed, tallied } from "./search-tally.js";
import { FORMS, folded } from "./search-text.js";

/**
 * The letters of a text that every form keeps, and where they stand in it, with an end on both sides.
 * @typedef {{text: string, letters: string, bounds: number[]}} Bare
 * @typedef {import("./search-tally.js").Tally} Tally
 * A way a run is written, with the gaps at its ends, and the list of that.
 * @typedef {{way: string, list: Uint8Array}} Way
 * Where lists are: here, or in a block. Of a long list of places the counts stand by themselves too.
 * @typedef {Uint8Array | {block: number, from: number, length: number}} Place
 * What is `paged` numbers pages and not units: in its list whatever stands at its ends, beside that by each way it
 * ends in gaps, and by the ways it begins with them.
 * @typedef {{ends: {way: string, list: Place}[], begun: Place}} Paged
 * A list that is cut has parts by the letter before the run, in the order of letters, each from some letter on.
 * @typedef {{from: string, list: Place}} Part
 * @typedef {{goesOn: boolean, paged?: Paged, counts: Place | null, parts: Part[]}} Told
 */

const FIELDS = 3;
const GAP = /[\u0e47-\u0e4cー・･·\- ]/;
const GAPS = new RegExp(GAP, "g");

/** @param {string} text @returns {Bare} */
export function bareOf(text) {
  const bounds = [-1];
  for (let at = 0; at < text.length; at++) if (!GAP.test(text[at])) bounds.push(at);
  bounds.push(text.length);
  return { text, letters: folded(text).replace(GAPS, ""), bounds };
}

/** Whether a run can begin before it has ended. @param {string} run */
export function overlaps(run) {
  for (let at = 1; at < run.length; at++) if (run.startsWith(run.slice(at))) return true;
  return false;
}

/**
 * Whether a way to write a run is that of a query where the run stands in it. The letters next to it are looked at
 * too, since blanks are kept or not by what is beside them; the gaps at the ends of the query may go on.
 * @param {string} way @param {{run: string, at: number}} spotted @param {Bare} bare @param {string} form
 */
export function fits(way, { run, at }, { text, bounds }, form) {
  const first = at > 0 ? bounds[at] : 0;
  const end = at + run.length;
  const after = end < bounds.length - 2 ? bounds[end + 1] + 1 : text.length;
  const before = at > 0 ? text[bounds[at]] : "";
  const next = end < bounds.length - 2 ? text[bounds[end + 1]] : "";
  return FORMS[form](before + way + next).includes(text.slice(first, after));
}

/** Where the pages are that have a text whose letters are a run. @param {Paged} paged @param {{run: string, at: number, lists: Place[]}} spotted @param {Bare} bare @param {string} form @returns {Place[]} */
export function pagesOf({ ends, begun }, spotted, bare, form) {
  const { text, letters, bounds } = bare;
  if (bounds[1] > 0) return [begun];
  if (bounds[letters.length] === text.length - 1) return spotted.lists;
  return ends.filter(({ way }) => fits(way, spotted, bare, form)).map(({ list }) => list);
}

/** The ways a run is written that are those of a text. @param {Uint8Array[]} lists @param {{run: string, at: number}} spotted @param {Bare} bare @param {string} form */
export const fitting = (lists, spotted, bare, form) =>
  lists.flatMap((list) => ways(list, spotted.run)).filter(({ way }) => fits(way, spotted, bare, form));

/** The ways of an entry. @param {Uint8Array} bytes @param {string} run @returns {Way[]} */
export function ways(bytes, run) {
  const found = [];
  const reader = new Reader(bytes);
  while (reader.goesOn()) {
    found.push({ way: reader.way(run), list: reader.bytes(reader.number()) });
  }
  return found;
}

/** How often each unit has what its ways are written like. @param {Bare} bare @param {string} form @param {Way[]} ways @returns {Tally} */
export function counts(bare, form, ways) {
  const found = new Uint32Array(ways.reduce((sum, { list }) => sum + list.length, 0));
  let many = 0;
  for (const { way, list } of ways) {
    const times = often(bare, form, way);
    const reader = new Reader(list);
    for (let unit = 0; reader.goesOn(); ) {
      const each = reader.number();
      unit += Math.floor(each / MOST_COUNTED);
      found[many++] = tallied(unit, times * ((each % MOST_COUNTED) + 1));
    }
  }
  return ways.length > 1 ? summed(found.subarray(0, many).sort()) : found.subarray(0, many);
}

/** The pages that have what its ways are written like: their best field, and how often. @param {Bare} bare @param {string} form @param {Way[]} ways @returns {Map<number, {field: number, count: number}>} */
export function spots(bare, form, ways) {
  /** @type {Map<number, {field: number, count: number}>} */
  const found = new Map();
  for (const { way, list } of ways) {
    const times = often(bare, form, way);
    const reader = new Reader(list);
    for (let page = 0; reader.goesOn(); ) {
      const each = reader.number();
      const step = Math.floor(each / MOST_COUNTED);
      page += Math.floor(step / FIELDS);
      const count = times * ((each % MOST_COUNTED) + 1);
      const spot = found.get(page);
      if (!spot) found.set(page, { field: step % FIELDS, count });
      else [spot.field, spot.count] = [Math.min(spot.field, step % FIELDS), spot.count + count];
    }
  }
  return ways.length > 1 ? inOrder(found) : found;
}

/** By number. @template T @param {Map<number, T>} found @returns {Map<number, T>} */
function inOrder(found) {
  const numbers = Float64Array.from(found.keys()).sort();
  return new Map(Array.from(numbers, (each) => [each, /** @type {T} */ (found.get(each))]));
}

/** How often a query is in a way it is written: a gap may have one of no letters more than once. @param {Bare} bare @param {string} form @param {string} way */
const often = ({ text, letters }, form, way) => (letters ? 1 : FORMS[form](way).split(text).length - 1);

/** The units and starts that lists share with those so far. @param {Map<number, number[]> | null} shared @param {Way[]} ways @param {number} at of the run in the query */
export function meet(shared, ways, at) {
  /** @type {Map<number, number[]>} */
  const met = new Map();
  for (const { list } of ways) {
    const reader = new Reader(list);
    for (let unit = 0; reader.goesOn(); ) {
      unit += reader.number();
      const known = shared?.get(unit);
      const here = met.get(unit) ?? [];
      const before = here.length;
      let start = -at;
      for (let left = reader.number(); left > 0; left--) {
        start += reader.number();
        if (start >= 0 && (!shared || known?.includes(start))) here.push(start);
      }
      if (here.length && !before) met.set(unit, here);
    }
  }
  return met;
}

/** How many of ordered starts stand free of each other, as far as that tells something. @param {number[]} starts @param {number} length */
export function free(starts, length) {
  let count = 0;
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    end = start + length;
    count += 1;
  }
  return Math.min(count, MOST_COUNTED);
}

/** The number of the table of runs that begin with some letters: FNV-1a. @param {string} letters @param {number} many */
export function tableOf(letters, many) {
  let value = 0x811c9dc5;
  for (let at = 0; at < letters.length; at++) value = Math.imul(value ^ letters.charCodeAt(at), 0x01000193) >>> 0;
  return value % many;
}

const HERE = 0;
const BLOCKED = 1;
const TWICE = 2;
const PAGED = 3;
const CUT = 4;
const GOES_ON = 8;

/** What a table says of its runs. @param {Uint8Array} bytes @returns {Map<string, Told>} */
export function told(bytes) {
  /** @type {Map<string, Told>} */
  const found = new Map();
  const reader = new Reader(bytes);
  const place = () => ({ block: reader.number(), from: reader.number(), length: reader.number() });
  const whole = (/** @type {Place} */ list) => [{ from: "", list }];
  const many = (/** @type {() => any} */ read) => Array.from({ length: reader.number() }, read);
  /** @type {Record<number, () => Omit<Told, "goesOn">>} */
  const kinds = {
    [HERE]: () => ({ counts: null, parts: whole(reader.bytes(reader.number())) }),
    [BLOCKED]: () => ({ counts: null, parts: whole(place()) }),
    [TWICE]: () => ({ counts: place(), parts: whole(place()) }),
    [PAGED]: () => ({ counts: null, parts: whole(place()), paged: { ends: many(() => ({ way: reader.way(run), list: place() })), begun: place() } }),
    [CUT]: () => ({ counts: place(), parts: many(() => ({ from: reader.sign(), list: place() })) }),
  };
  let run = "";
  while (reader.goesOn()) {
    run = run.slice(0, reader.number());
    for (let left = reader.number(); left > 0; left--) run += String.fromCharCode(reader.number());
    const kind = reader.number();
    found.set(run, { goesOn: kind >= GOES_ON, ...kinds[kind % GOES_ON]() });
  }
  return found;
}

class Reader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  /** Whether there is more to read. */
  goesOn() {
    return this.at < this.data.length;
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.data[this.at++] ?? 0;
      if (byte < 0x80) return value + byte * scale;
      value += (byte - 0x80) * scale;
    }
  }

  /** A letter; none for the beginning of a text. */
  sign() {
    const code = this.number();
    return code ? String.fromCharCode(code) : "";
  }

  /** A way a run is written: each of its letters, or a sign. @param {string} run */
  way(run) {
    let way = "";
    let letter = 0;
    for (let left = this.number(); left > 0; left--) {
      const sign = this.number();
      way += sign ? String.fromCharCode(sign) : run[letter];
      if (!GAP.test(way[way.length - 1])) letter++;
    }
    return way;
  }

  /** @param {number} length */
  bytes(length) {
    return this.data.subarray(this.at, (this.at += length));
  }
}
