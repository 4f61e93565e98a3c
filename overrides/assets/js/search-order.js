// @ts-check
// What is in order is halved to find a place in it.

/** How many of `many` things in order come before a place; those that do stand first. @param {number} many @param {(at: number) => boolean} comes whether the thing at a number does */
export function before(many, comes) {
  let [low, high] = [0, many];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
