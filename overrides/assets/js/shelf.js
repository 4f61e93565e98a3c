// @ts-check
// The shelf: courses this browser keeps for reading without a line, each whole in a cache of its own. A cache
// counts only once its label stands in it, which is written last: what was broken off is never taken for whole.

const PREFIX = "exchange.keep.";
const LABEL = "_kept.json";
const WORKER = "keep-worker.js";
/** Files asked for at the same time. */
const AT_ONCE = 4;

/**
 * What may be kept of a course, as the build lists it. A file is its path from the root of the site, its
 * language or "" for all, its bytes and its digest.
 * @typedef {{ format: number, course: string, titles: Record<string, string>, pages: Record<string, string>,
 *   records: Record<string, string>, choices: Record<string, { version: string, bytes: number, files: number }>,
 *   files: [string, string, number, string][] }} Manifest
 */
/**
 * What the label of a kept course says.
 * @typedef {{ course: string, choice: string, version: string, bytes: number, day: string,
 *   titles: Record<string, string>, pages: Record<string, string>, records: Record<string, string>,
 *   manifest: string }} Kept
 */

/** Why keeping failed, by the name of the sentence that says so. */
export class NotKept extends Error {}

/** Why this browser cannot keep anything, by the name of a sentence; nothing when it can. @returns {Promise<string>} */
export async function refusal() {
  if (!isSecureContext) return "insecure";
  try {
    await navigator.serviceWorker.getRegistration();
    await caches.has(PREFIX);
    return "";
  } catch {
    return "refused";
  }
}

/** Everything that is kept whole, by course. @param {string} root the address of the site @returns {Promise<Kept[]>} */
export async function shelf(root) {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const label = await (await caches.open(name)).match(new URL(LABEL, root).href);
    if (label) found.push(/** @type {Kept} */ (await label.json()));
  }
  return found.sort((one, other) => (one.course < other.course ? -1 : 1));
}

/** What the site offers now; null where it cannot be asked. @param {string} address @returns {Promise<Manifest | null>} */
export async function offered(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    const found = answer.ok ? await answer.json() : null;
    return found?.format === 1 ? found : null;
  } catch {
    return null;
  }
}

/** The name of a cache. @param {string} course @param {string} version */
const cacheName = (course, version) => `${PREFIX}${course}.${version}`;

/**
 * Keep a course in the languages of a choice; what was kept of it before goes only when all is there.
 * @param {{ root: string, manifest: string }} at @param {Manifest} offer @param {string} choice `th`, `ja` or `th-ja`
 * @param {string} day @param {(done: number, all: number) => void} told
 * @throws {NotKept}
 */
export async function keep(at, offer, choice, day, told) {
  const { version, bytes } = offer.choices[choice];
  const name = cacheName(offer.course, version);
  const languages = choice.split("-");
  const files = offer.files.filter(([, language]) => !language || languages.includes(language));
  try {
    const cache = await caches.open(name);
    await gathered(cache, at.root, files, told);
    await navigator.serviceWorker.register(new URL(WORKER, at.root), { updateViaCache: "none" });
    const { course, titles, pages, records } = offer;
    const own = (/** @type {Record<string, string>} */ all) =>
      Object.fromEntries(Object.entries(all).filter(([language]) => languages.includes(language)));
    const kept = { course, choice, version, bytes, day, titles, pages: own(pages), records: own(records), manifest: at.manifest };
    await cache.put(new URL(LABEL, at.root).href, new Response(JSON.stringify(kept)));
    await navigator.serviceWorker.ready;
  } catch (fault) {
    if (!(await whole(name, at.root))) await caches.delete(name);
    throw fault instanceof NotKept ? fault : new NotKept(fault instanceof DOMException && fault.name === "QuotaExceededError" ? "full" : "refused");
  }
  for (const other of await caches.keys()) {
    if (other.startsWith(`${PREFIX}${offer.course}.`) && other !== name) await caches.delete(other);
  }
}

/** Whether a cache holds all of its course. @param {string} name @param {string} root */
async function whole(name, root) {
  return (await caches.has(name)) && Boolean(await (await caches.open(name)).match(new URL(LABEL, root).href));
}

/** Fetch the files into a cache, a few at a time. @param {Cache} cache @param {string} root @param {Manifest["files"]} files @param {(done: number, all: number) => void} told */
async function gathered(cache, root, files, told) {
  const waiting = [...files];
  let done = 0;
  const fetcher = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const [path, , , digest] = file;
      const address = new URL(path, root).href;
      try {
        await cache.put(address, await verified(address, digest));
      } catch (fault) {
        // The first that fails ends it: the other fetchers take no further file.
        waiting.length = 0;
        throw fault;
      }
      told((done += 1), files.length);
    }
  };
  told(0, files.length);
  // All have stopped before anything is cleared away, and before it is said how it went.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, fetcher));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
}

/** A file as it was listed, with the headers it came with. @param {string} address @param {string} digest */
async function verified(address, digest) {
  let answer, body;
  try {
    answer = await fetch(address, { cache: "no-cache" });
    body = await answer.arrayBuffer();
  } catch {
    throw new NotKept("broken");
  }
  if (!answer.ok || hex(await crypto.subtle.digest("SHA-256", body)) !== digest) throw new NotKept("moved");
  const headers = new Headers(answer.headers);
  // The body is kept as it was unpacked, and these would say otherwise.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  return new Response(body, { headers });
}

/** @param {ArrayBuffer} digest */
const hex = (digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Forget a course; when nothing is left, the worker goes too. @param {string} root @param {string} course */
export async function drop(root, course) {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${PREFIX}${course}.`)) await caches.delete(name);
  }
  if ((await shelf(root)).length) return;
  const registration = await navigator.serviceWorker.getRegistration(root);
  if (registration?.active?.scriptURL === new URL(WORKER, root).href) await registration.unregister();
}

/** Ask the browser not to make room at the cost of what is kept; whether it agrees. */
export async function lasting() {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
