// @ts-check
// Recent queries: what led to a page is kept in this browser, shown before anything is typed, and cleared at will.
import { made } from "./say.js";
import { read, remove, write } from "./store.js";

const MOST = 8;

/** What is kept; whatever another hand has written there is left out. @returns {string[]} */
function kept() {
  const found = read("search", "recent");
  return Array.isArray(found) ? found.filter((each) => typeof each === "string" && each.trim()).slice(0, MOST) : [];
}

/** Keep a query as the newest. @param {string} query */
export function remember(query) {
  const same = (/** @type {string} */ text) => text.normalize("NFKC").toLowerCase();
  if (query) write("search", "recent", [query, ...kept().filter((each) => same(each) !== same(query))].slice(0, MOST));
}

/** Show what is kept. @param {HTMLElement} part @param {(query: string) => void} ask */
export function showRecent(part, ask) {
  const queries = kept();
  const items = queries.map((query) => {
    const button = made("button", { type: "button", class: "search-button" }, query);
    button.addEventListener("click", () => ask(query));
    return made("li", {}, button);
  });
  part.querySelector("[data-search-recent-list]")?.replaceChildren(...items);
  part.hidden = !queries.length;
}

/** Forget all; false when the browser refuses. */
export const forget = () => remove("search", "recent");
