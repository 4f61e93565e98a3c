// @ts-check
// Asking: the worker of search is started with the first question, the newest question alone is answered, and
// a fault can be tried again. What is sent and what comes back is described at the top of search-worker.js.

/**
 * @typedef {{text: string, mark: boolean}} Piece
 * @typedef {{id: string, heading: Piece[], snippet: Piece[]}} Section
 * @typedef {{address: string, kind: string, title: Piece[], date: string, twin: boolean, language: string, sections: Section[]}} Found
 * @typedef {{language: string, via: string[], total: number, pages: Found[]}} Group
 * @typedef {{query: string, groups: Group[], kinds: Record<string, number>, mode: "all" | "some", without: string[], terms: string[], more?: boolean}} Answer
 * @typedef {{query: string, kinds: string[], limit: number}} Question
 * @typedef {"unreachable" | "broken"} Fault
 */

/**
 * A line to the worker.
 * @param {{worker: string, language: string, indexes: Record<string, string>}} place absolute addresses
 * @param {{found: (answer: Answer) => void, fault: (what: Fault) => void}} tell
 */
export function asking(place, tell) {
  /** @type {Worker | null} */
  let worker = null;
  let open = false;
  let newest = 0;

  function stop() {
    worker?.terminate();
    worker = null;
  }

  /** @param {any} data */
  function heard(data) {
    if (data.is === "fault") tell.fault(data.what === "broken" ? "broken" : "unreachable");
    if (data.is !== "found" || data.id !== newest || !open) return;
    // Where more is on its way, a further answer replaces this one.
    open = data.more === true;
    tell.found(data);
  }

  /** The worker, started when there is none; null where the browser has no such workers. */
  function line() {
    if (worker) return worker;
    try {
      worker = new Worker(place.worker);
    } catch {
      tell.fault("broken");
      return null;
    }
    worker.addEventListener("message", (event) => heard(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      stop();
      // A script that could not be fetched brings no message; one that failed does.
      tell.fault(event.message ? "broken" : "unreachable");
    });
    worker.postMessage({ do: "open", language: place.language, indexes: place.indexes });
    return worker;
  }

  return {
    /** Begin to load what answers, before anything is asked. */
    begin: () => void line(),
    /** @param {Question} question */
    find(question) {
      open = true;
      newest += 1;
      line()?.postMessage({ do: "find", id: newest, ...question });
    },
    /** What is asked next makes older questions void. */
    forget() {
      open = false;
      newest += 1;
    },
    /** Begin anew after a fault. */
    again() {
      stop();
      line();
    },
  };
}
