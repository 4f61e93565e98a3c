// @ts-check
// The index is fetched when a reader goes to search, in as many files as its size asks for.

import { Corpus, page } from "./search-corpus.js";
import { Table } from "./search-terms.js";

/** A file that cannot be fetched. */
export class Unreachable extends Error {
  name = "Unreachable";
}

/** A file that is not what it should be. */
export class BrokenIndex extends Error {
  name = "BrokenIndex";
}

/** @param {string} url */
async function fetched(url) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    throw new Unreachable(url);
  }
  if (!response.ok) throw new Unreachable(url);
  try {
    return await response.json();
  } catch {
    throw new BrokenIndex(url);
  }
}

/**
 * The corpus whose first file is at `url`, and where the glossary's table is.
 * @param {string} url @returns {Promise<{corpus: import("./search-match.js").Searchable, terms: string}>}
 */
export async function load(url) {
  const first = await fetched(url);
  if (!Array.isArray(first?.pages) || typeof first.terms !== "string") throw new BrokenIndex(url);
  return { corpus: new Corpus(first.pages.map(page)), terms: new URL(first.terms, url).href };
}

/** The glossary's table. @param {string} url */
export async function table(url) {
  const rows = await fetched(url);
  if (!Array.isArray(rows)) throw new BrokenIndex(url);
  return new Table(rows);
}
