// @ts-check
// The one place where a reader's state is kept: this browser's storage, under exchange.<feature>.<stable id>.
// Every value stands in an envelope with the version of its format and the moment it was written. Where
// storage is refused or full, the state lives as long as the page, and `write` says so by returning false.

/** The version of the format that this script writes. */
export const FORMAT = 1;

/** @typedef {{ v: number, at: number, data: any }} Envelope */

/**
 * Steps from each older format to the next: the step at index n takes the data of format n to n + 1.
 * Format 0 is a value without an envelope: a lesson was the day it was read, a quiz its best percentage.
 * @type {((feature: string, data: any) => any)[]}
 */
const STEPS = [
  (feature, data) => {
    if (feature === "lesson" && typeof data === "string") return { read: data };
    if (feature === "quiz" && typeof data === "number") return { first: data, best: data };
    return data;
  },
];

const NAME = /^exchange\.([a-z-]+)\.([a-z0-9.-]+)$/;

/** What could not be kept outlives nothing but the page. @type {Map<string, Envelope>} */
const memory = new Map();

/** @param {string} feature @param {string} id */
const name = (feature, id) => `exchange.${feature}.${id}`;

/** The value of a key as its envelope, brought to the present format; null where there is none we can read. @param {string} key @returns {Envelope | null} */
function envelope(key) {
  if (memory.has(key)) return memory.get(key) ?? null;
  let found = null;
  try {
    found = JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
  return present(key, found);
}

/** A parsed value in the present format; null for nothing, and for what a newer site has written. @param {string} key @param {any} found @returns {Envelope | null} */
export function present(key, found) {
  const feature = NAME.exec(key)?.[1];
  if (found === null || found === undefined || !feature) return null;
  const wrapped = typeof found === "object" && Number.isInteger(found.v) && "data" in found;
  let { v, at, data } = wrapped ? found : { v: 0, at: 0, data: found };
  if (v > FORMAT || v < 0) return null;
  for (; v < FORMAT; v += 1) data = STEPS[v](feature, data);
  return { v, at: Number(at) || 0, data };
}

/** Whether a newer site has written the key: then it is left alone. @param {string} key */
function isNewer(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null")?.v > FORMAT;
  } catch {
    return false;
  }
}

/** What is kept for a feature under an id; null when there is nothing. @param {string} feature @param {string} id @returns {any} */
export const read = (feature, id) => envelope(name(feature, id))?.data ?? null;

/**
 * Keep a value; false when the browser refuses or has no room. It then lives as long as the page.
 * @param {string} feature @param {string} id @param {any} data @param {number} [at] the moment it is of, now if not given
 */
export function write(feature, id, data, at = Date.now()) {
  const key = name(feature, id);
  const value = { v: FORMAT, at, data };
  try {
    if (isNewer(key)) throw new Error(key);
    localStorage.setItem(key, JSON.stringify(value));
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, value);
    return false;
  }
}

/** Forget a value; false when the browser refuses. @param {string} feature @param {string} id */
export function remove(feature, id) {
  memory.delete(name(feature, id));
  try {
    localStorage.removeItem(name(feature, id));
    return true;
  } catch {
    return false;
  }
}

/** Everything that is kept, of every feature, in order of key. @returns {{ feature: string, id: string, at: number, data: any }[]} */
export function kept() {
  const keys = new Set(memory.keys());
  try {
    for (let index = 0; index < localStorage.length; index += 1) keys.add(localStorage.key(index) ?? "");
  } catch {
    // Storage is refused: what the page itself holds is all there is.
  }
  return [...keys].sort().flatMap((key) => {
    const [, feature, id] = NAME.exec(key) ?? [];
    const found = feature ? envelope(key) : null;
    return found ? [{ feature, id, at: found.at, data: found.data }] : [];
  });
}

/** Forget everything that is kept, display choices apart; false when the browser refuses. */
export function clear() {
  memory.clear();
  try {
    const keys = Object.keys(localStorage).filter((key) => NAME.test(key));
    for (const key of keys) localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** Whether the browser keeps anything at all just now. */
export function keeps() {
  try {
    localStorage.setItem("exchange.probe", "1");
    localStorage.removeItem("exchange.probe");
    return true;
  } catch {
    return false;
  }
}

/** Call when another page has changed what is kept, or when this one comes back from the history. @param {() => void} changed */
export function watch(changed) {
  addEventListener("storage", (event) => {
    if (event.key === null || NAME.test(event.key)) changed();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) changed();
  });
}
