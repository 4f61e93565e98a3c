// @ts-check
// To find is to answer a query from one language's corpus: all terms, or, where no page has all, the most of them.

import { Matcher } from "./search-match.js";
import { Ranker } from "./search-rank.js";
import { shown } from "./search-show.js";
import { Words } from "./search-words.js";

/**
 * @typedef {import("./search-query.js").Term} Term
 * @typedef {import("./search-match.js").Matches} Matches
 * @typedef {{mode: "all" | "some", terms: string[], without: string[], total: number,
 *   kinds: Record<string, number>, pages: ReturnType<typeof shown>[]}} Answer
 */

/** Pieces of one character that say nothing: all but kanji, letters and digits. */
const TELLING = /^(?:[\p{Script=Han}0-9a-z]|.{2,})$/su;
const MOST_PIECES = 24;
/** A page is shown when it has at least this share of what the best page has. */
const SHARE = 0.5;

export class Finder {
  /** @param {import("./search-match.js").Searchable} corpus @param {string} language */
  constructor(corpus, language) {
    this.corpus = corpus;
    this.language = language;
    this.words = new Words(language);
    this.matcher = new Matcher(corpus, this.words);
    this.ranker = new Ranker(this.matcher);
  }

  /** @param {Term[]} terms @param {string[]} kinds @param {number} limit @param {boolean} [strict] only pages with all terms @returns {Promise<Answer>} */
  async find(terms, kinds, limit, strict = false) {
    const { matches, pages } = await this.matcher.all(terms);
    if (pages.length || strict || !terms.length) {
      const order = await this.ranker.ranked(pages, (page) => of(matches, page));
      return this.answer("all", terms, [], order.map((each) => each.page), matches, kinds, limit);
    }
    return this.some(this.cut(terms, matches), kinds, limit);
  }

  /** The terms that are in a page, and the words of those that are in none. @param {Term[]} terms @param {Matches[]} matches */
  cut(terms, matches) {
    /** @type {Term[]} */
    const pieces = [];
    for (const [index, term] of terms.entries()) {
      const text = term.texts[0];
      const words = term.exact || matches[index].size ? [text] : this.words.of(text).filter((each) => TELLING.test(each));
      for (const word of words.length ? words : [text]) {
        if (pieces.length < MOST_PIECES && !pieces.some((each) => each.texts[0] === word)) {
          pieces.push({ texts: [word], exact: term.exact });
        }
      }
    }
    return pieces;
  }

  /** The pages with the most of some pieces, rare ones counting for more. @param {Term[]} pieces @param {string[]} kinds @param {number} limit */
  async some(pieces, kinds, limit) {
    /** @type {Matches[]} */
    const matches = [];
    for (const piece of pieces) matches.push((await this.matcher.all([piece])).matches[0]);
    /** @type {Map<number, number>} */
    const values = new Map();
    for (const match of matches) {
      const weight = Math.log2(1 + this.corpus.size / match.size);
      for (const page of match.keys()) values.set(page, (values.get(page) ?? 0) + weight);
    }
    const least = SHARE * Math.max(...values.values());
    const kept = [...values.keys()].filter((page) => /** @type {number} */ (values.get(page)) >= least);
    const order = await this.ranker.ranked(kept.sort((a, b) => a - b), (page) => of(matches, page));
    const value = (/** @type {number} */ page) => Math.round((values.get(page) ?? 0) * 1000);
    const pages = order.map((each) => each.page).sort((one, other) => value(other) - value(one));
    const without = pieces.filter((_, index) => !matches[index].size).map((each) => each.texts[0]);
    return this.answer("some", pieces, without, pages, matches, kinds, limit);
  }

  /** @param {"all" | "some"} mode @param {Term[]} terms @param {string[]} without @param {number[]} order @param {Matches[]} matches @param {string[]} kinds @param {number} limit @returns {Promise<Answer>} */
  async answer(mode, terms, without, order, matches, kinds, limit) {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const page of order) counts[this.corpus.kind(page)] = (counts[this.corpus.kind(page)] ?? 0) + 1;
    const chosen = kinds.length ? order.filter((page) => kinds.includes(this.corpus.kind(page))) : order;
    const pages = await Promise.all(
      chosen.slice(0, limit).map(async (page) => shown(await this.corpus.page(page), of(matches, page), this.language)),
    );
    return { mode, terms: terms.flatMap((each) => each.texts), without, total: chosen.length, kinds: counts, pages };
  }
}

/** The matches of a page, of the terms it has. @param {Matches[]} matches @param {number} page */
function of(matches, page) {
  return matches.flatMap((each) => each.get(page) ?? []);
}
