// @ts-check
// To find is to answer a query from one language's corpus: all terms, or, where no page has all, the most of them.

import { Matcher } from "./search-match.js";
import { Ranker } from "./search-rank.js";
import { best, shown } from "./search-show.js";
import { Words } from "./search-words.js";

/**
 * @typedef {import("./search-query.js").Term} Term
 * @typedef {import("./search-match.js").Match} Match
 * @typedef {import("./search-match.js").Matches} Matches
 * What part of an answer is wanted: kinds of pages (none for all), how many, and pages that are not.
 * @typedef {{kinds: string[], limit: number, without?: Set<number>}} Wish
 * @typedef {{mode: "all" | "some", terms: string[], without: string[], total: number, numbers: number[],
 *   kinds: Record<string, number>, pages: ReturnType<typeof shown>[]}} Answer
 */

/** Pieces of one character say nothing, but for kanji. */
const TELLING = /^(?:\p{Script=Han}|.{2,})$/su;
const MOST_PIECES = 24;
/** A page is shown when it has at least this share of what the best page has. */
const SHARE = 0.5;
/** A piece that more of the pages have than this says little beside others. */
const COMMON = 0.4;

export class Finder {
  /** @param {import("./search-match.js").Searchable} corpus @param {string} language */
  constructor(corpus, language) {
    this.corpus = corpus;
    this.language = language;
    this.words = new Words(language);
    this.matcher = new Matcher(corpus, this.words);
    this.ranker = new Ranker(this.matcher);
  }

  /** The pages with all terms, else those with the most of their pieces. @param {Term[]} terms @param {Wish} wish @returns {Promise<Answer>} */
  async find(terms, wish) {
    const { matches, pages } = await this.matcher.all(terms);
    if (pages.length || !terms.length) return this.ordered(terms, matches, pages, wish);
    return this.some(await this.cut(terms, matches), wish);
  }

  /** Only the pages that have all terms. @param {Term[]} terms @param {Wish} wish */
  async all(terms, wish) {
    const { matches, pages } = await this.matcher.all(terms);
    return this.ordered(terms, matches, pages, wish);
  }

  /** @param {Term[]} terms @param {Matches[]} matches @param {number[]} pages @param {Wish} wish */
  async ordered(terms, matches, pages, wish) {
    const order = await this.ranker.ranked(pages, (page) => of(matches, page));
    return this.answer("all", terms, [], order.map((each) => each.page), matches, wish);
  }

  /** The terms that are in a page, and the pieces of those that are in none. @param {Term[]} terms @param {Matches[]} matches */
  async cut(terms, matches) {
    /** @type {string[]} */
    const pieces = [];
    for (const [index, { texts: [text], exact }] of terms.entries()) {
      pieces.push(...(exact || matches[index].size ? [text] : await this.pieces(text)));
    }
    return [...new Set(pieces)].slice(0, MOST_PIECES).map((text) => ({ texts: [text], exact: false }));
  }

  /** The longest runs of words of a text that some page has, and the words that none has. @param {string} text */
  async pieces(text) {
    const words = this.words.spans(text).slice(0, MOST_PIECES);
    const found = [];
    for (let first = 0; first < words.length; ) {
      const [start] = words[first];
      const ends = words.slice(first).map(([, end]) => end - start);
      const many = await this.corpus.reach(text.slice(start, start + ends[ends.length - 1]), ends);
      found.push(text.slice(start, start + ends[many - 1]));
      first += many;
    }
    const telling = found.filter((each) => TELLING.test(each));
    return telling.length ? telling : [text];
  }

  /** The pages with the most of some pieces, rare ones counting for more. @param {Term[]} pieces @param {Wish} wish */
  async some(pieces, wish) {
    const asked = pieces.map(async (piece) => ({ piece, match: (await this.matcher.all([piece])).matches[0] }));
    let chosen = await Promise.all(asked);
    const without = chosen.filter(({ match }) => !match.size).map(({ piece }) => piece.texts[0]);
    const telling = chosen.filter(({ match }) => match.size && match.size <= COMMON * this.corpus.size);
    if (telling.length) chosen = chosen.filter((each) => telling.includes(each) || !each.match.size);
    const matches = chosen.map(({ match }) => match);
    /** @type {Map<number, number>} */
    const values = new Map();
    for (const match of matches) {
      const weight = Math.round(1000 * Math.log2(1 + this.corpus.size / Math.max(1, match.size)));
      for (const page of match.keys()) values.set(page, (values.get(page) ?? 0) + weight);
    }
    const value = (/** @type {number} */ page) => values.get(page) ?? 0;
    const least = SHARE * Math.max(...values.values());
    const kept = [...values.keys()].filter((page) => value(page) >= least).sort((one, other) => one - other);
    const order = await this.ranker.ranked(kept, (page) => of(matches, page), value);
    return this.answer("some", chosen.map(({ piece }) => piece), without, order.map((each) => each.page), matches, wish);
  }

  /** @param {"all" | "some"} mode @param {Term[]} terms @param {string[]} without @param {number[]} order @param {Matches[]} matches @param {Wish} wish @returns {Promise<Answer>} */
  async answer(mode, terms, without, order, matches, wish) {
    /** @type {Record<string, number>} */
    const kinds = {};
    const numbers = order.filter((page) => !wish.without?.has(page));
    for (const page of numbers) kinds[this.corpus.kind(page)] = (kinds[this.corpus.kind(page)] ?? 0) + 1;
    const chosen = wish.kinds.length ? numbers.filter((page) => wish.kinds.includes(this.corpus.kind(page))) : numbers;
    const pages = await Promise.all(chosen.slice(0, wish.limit).map((page) => this.shown(page, of(matches, page))));
    return { mode, terms: terms.flatMap((each) => each.texts), without, total: chosen.length, numbers, kinds, pages };
  }

  /** @param {number} page @param {Match[]} matches */
  async shown(page, matches) {
    for (const match of matches) await this.matcher.places(page, match);
    const sections = best(matches, this.corpus.sections(page));
    return shown(await this.corpus.page(page, sections), sections, matches, this.language);
  }
}

/** The matches of a page, of the terms it has. @param {Matches[]} matches @param {number} page */
function of(matches, page) {
  const found = [];
  for (const each of matches) {
    const match = each.get(page);
    if (match) found.push(match);
  }
  return found;
}
