// @ts-check
// A stable shuffle: the same seed gives the same order, in both languages and after every reload.
import { hash } from "./digest.js";

/** A row of numbers below one from a seed (mulberry32). @param {number} seed */
function row(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** The items in the order of the seed, never in the order given when there are two or more. @template T @param {T[]} items @param {string} seed @returns {T[]} */
export function shuffled(items, seed) {
  const [next, found] = [row(hash(seed)), [...items]];
  for (let last = found.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(next() * (last + 1));
    [found[last], found[chosen]] = [found[chosen], found[last]];
  }
  const same = found.every((item, index) => item === items[index]);
  return same ? [...found.slice(1), ...found.slice(0, 1)] : found;
}
