// @ts-check
// Answers from what a reader has chosen to keep, when the line is gone or too slow. It keeps nothing by itself,
// and stands in no browser whose reader has not asked for it.

const PREFIX = "exchange.keep.";
const scope = /** @type {any} */ (self).registration.scope;
const LABEL = new URL("_kept.json", scope).href;
/** How long the line may take where there is a kept answer, in milliseconds. */
const PATIENCE = 4000;

self.addEventListener("install", () => /** @type {any} */ (self).skipWaiting());
self.addEventListener("activate", (event) => /** @type {any} */ (event).waitUntil(/** @type {any} */ (self).clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = /** @type {any} */ (event);
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  // Lists of what there is now, and downloads, are the line's alone.
  if (request.url.startsWith(new URL("files/offline/", scope).href)) return;
  /** @type {any} */ (event).respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
  const kept = await found(request);
  // A file of scripts and sheets lies in a folder named by what it holds: it can be no other.
  if (kept && request.url.startsWith(new URL("assets/", scope).href)) return kept;
  try {
    const fresh = await (kept ? within(fetch(request)) : fetch(request));
    if (!kept || fresh.ok || fresh.type === "opaqueredirect") return fresh;
  } catch (fault) {
    if (!kept && request.mode !== "navigate") throw fault;
  }
  return kept ?? (await instead(request));
}

/** @param {Promise<Response>} fetching @returns {Promise<Response>} */
const within = (fetching) =>
  Promise.race([fetching, new Promise((_, refuse) => setTimeout(() => refuse(new Error("too slow")), PATIENCE))]);

/** The caches that hold the whole of a course. */
async function shelves() {
  const all = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const opened = await Promise.all(all.map((name) => caches.open(name)));
  const labels = await Promise.all(opened.map((cache) => cache.match(LABEL)));
  return opened.flatMap((cache, index) => (labels[index] ? [{ cache, label: /** @type {Response} */ (labels[index]) }] : []));
}

/** What is kept for a request. @param {Request} request */
async function found(request) {
  for (const { cache } of await shelves()) {
    const kept = await cache.match(request, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
    if (kept) return kept;
  }
  return null;
}

/** The list of what is kept, in place of a page that is not. @param {Request} request */
async function instead(request) {
  const labels = await Promise.all((await shelves()).map(({ label }) => label.json()));
  const records = labels.flatMap(({ records }) => Object.values(records)).map((path) => new URL(path, scope).href);
  const near = records
    .map((address) => ({ address, folder: address.replace(/[^/]+\/$/, "") }))
    .sort((one, other) => other.folder.length - one.folder.length)
    .sort((one, other) => Number(request.url.startsWith(other.folder)) - Number(request.url.startsWith(one.folder)))[0];
  return near ? Response.redirect(`${near.address}?not-kept#kept`) : Response.error();
}
