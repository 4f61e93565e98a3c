// @ts-check
// A tally: which units have something, and how often, without an object for each of many thousands.

import { before } from "./search-order.js";

/**
 * Units in their order, each in one number with how often it has something.
 * @typedef {Uint32Array} Tally
 */

/** More often than this tells nothing more. */
export const MOST_COUNTED = 8;

/** A tally in which every unit is counted once. @param {Tally} sorted the counts of a unit one after the other */
export function summed(sorted) {
  let many = 0;
  for (const each of sorted) {
    const last = many ? sorted[many - 1] : -1;
    if (many && unitOf(last) === unitOf(each)) sorted[many - 1] = tallied(unitOf(each), timesOf(last) + timesOf(each));
    else sorted[many++] = each;
  }
  return sorted.subarray(0, many);
}

/** A unit of a tally. @param {number} unit @param {number} times it has something */
export const tallied = (unit, times) => unit * MOST_COUNTED + Math.min(times, MOST_COUNTED) - 1;

/** @param {number} each of a tally */
export const unitOf = (each) => Math.floor(each / MOST_COUNTED);

/** @param {number} each of a tally */
export const timesOf = (each) => (each % MOST_COUNTED) + 1;

/** The part of a tally from one unit up to another. @param {Tally} tally @param {number} first @param {number} end */
export function between(tally, first, end) {
  const [start, stop] = [first, end].map((unit) => before(tally.length, (at) => unitOf(tally[at]) < unit));
  return tally.subarray(start, stop);
}
