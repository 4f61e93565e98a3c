// @ts-check
// The index is fetched when a reader goes to search, in as many files as its size asks for.

import { Corpus, page } from "./search-corpus.js";
import { once } from "./search-once.js";
import { Shards } from "./search-shards.js";
import { Table } from "./search-terms.js";

/** A file that cannot be fetched. */
export class Unreachable extends Error {
  name = "Unreachable";
}

/** A file that is not what it should be. */
export class BrokenIndex extends Error {
  name = "BrokenIndex";
}

/** What is at `url`, as `read` takes it. @template T @param {string} url @param {(response: Response) => Promise<T>} read */
async function fetched(url, read) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    throw new Unreachable(url);
  }
  if (!response.ok) throw new Unreachable(url);
  try {
    return await read(response);
  } catch {
    throw new BrokenIndex(url);
  }
}

/** @param {string} url @returns {Promise<any>} */
const json = (url) => fetched(url, (response) => response.json());

/**
 * An index as far as it is here: its corpus, where the glossary's table is, and the whole corpus behind a first part.
 * @typedef {{corpus: import("./search-match.js").Searchable, terms: string, rest: (() => Promise<Corpus>) | null}} Index
 */

/** The index whose first file is at `url`. @param {string} url @returns {Promise<Index>} */
export async function load(url) {
  const first = await json(url);
  if (typeof first?.terms !== "string") throw new BrokenIndex(url);
  const terms = new URL(first.terms, url).href;
  if (first.tier === "sharded") return { corpus: new Shards(first, kept(new URL(first.folder, url))), terms, rest: null };
  if (!Array.isArray(first.pages)) throw new BrokenIndex(url);
  const pages = first.pages.map(page);
  const rest = first.tier === "split" ? () => filled(pages, first.texts.map((/** @type {string} */ name) => new URL(name, url).href)) : null;
  return { corpus: new Corpus(pages), terms, rest };
}

/** The pages with their texts, which stand in files of their own. @param {import("./search-corpus.js").Page[]} pages @param {string[]} urls */
async function filled(pages, urls) {
  /** @type {string[][]} */
  const texts = (await Promise.all(urls.map(json))).flat();
  if (texts.length !== pages.length) throw new BrokenIndex(urls[0]);
  return new Corpus(
    pages.map((each, number) => ({
      ...each,
      sections: each.sections.map((section, index) => ({ ...section, text: texts[number][index] })),
    })),
  );
}

/** The files below `folder`, each fetched once. @param {URL} folder @returns {import("./search-shards.js").Files} */
function kept(folder) {
  /** @type {Map<string, Promise<any>>} */
  const known = new Map();
  const at = (/** @type {string} */ name) => new URL(name, folder).href;
  return {
    asked: (name) => known.has(name),
    json: (name) => once(known, name, () => json(at(name))),
    bytes: (name) => once(known, name, () => fetched(at(name), async (response) => new Uint8Array(await response.arrayBuffer()))),
  };
}

/** The glossary's table. @param {string} url */
export async function table(url) {
  const rows = await json(url);
  if (!Array.isArray(rows)) throw new BrokenIndex(url);
  return new Table(rows);
}
