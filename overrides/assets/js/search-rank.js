// @ts-check
// The order of what was found: as typed before folded, whole words before parts, title before heading before text.

import { WHOLE } from "./search-words.js";

/**
 * @typedef {import("./search-match.js").Match} Match
 * @typedef {{page: number, tier: number, score: number}} Ranked
 */

/** What a match is worth: in title, heading and text, inside a word, at its beginning and whole. */
const WORTH = [[4, 7, 9], [2, 5, 8], [1, 3, 6]];
const WHOLE_TITLE = 10;
/** All terms in one section. */
const TOGETHER = 2;
/** How much one step of worth counts against steps of frequency. */
const STEP = 4;
/** More places than these of a page are not looked at for whole words. */
const MOST_LOOKS = 12;

/** Title, heading or text. @param {number} unit */
const rank = (unit) => (unit === 0 ? 0 : unit % 2 ? 1 : 2);
/** @param {number} unit */
const section = (unit) => (unit === 0 ? -1 : (unit - 1) >> 1);

export class Ranker {
  /** @param {import("./search-match.js").Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
  }

  /**
   * Pages in order: the most promising are looked at word by word, the others follow as they are.
   * @param {number[]} pages @param {(page: number) => Match[]} matchesOf @returns {Promise<Ranked[]>}
   */
  async ranked(pages, matchesOf) {
    const hopes = pages.map((page) => this.hope(page, matchesOf(page))).sort(inOrder);
    const window = hopes.slice(0, this.matcher.corpus.window);
    for (const each of window) each.score = await this.score(each.page, matchesOf(each.page));
    return [...window.sort(inOrder), ...hopes.slice(window.length)];
  }

  /** A page as if every match were a whole word. @param {number} page @param {Match[]} matches @returns {Ranked} */
  hope(page, matches) {
    const worth = matches.map((match) => Math.max(...places(match).map(({ unit }) => WORTH[rank(unit)][WHOLE])));
    return { page, tier: Math.max(...matches.map((each) => each.tier)), score: total(worth, matches) };
  }

  /** @param {number} page @param {Match[]} matches */
  async score(page, matches) {
    const worth = [];
    for (const match of matches) worth.push(await this.worth(page, match));
    return total(worth, matches);
  }

  /** @param {number} page @param {Match} match */
  async worth(page, match) {
    let best = 0;
    let looks = 0;
    for (const each of places(match).sort((one, other) => rank(one.unit) - rank(other.unit))) {
      const values = WORTH[rank(each.unit)];
      if (values[WHOLE] <= best) break;
      if (++looks > MOST_LOOKS) break;
      const share = await this.matcher.share(page, match.form, each.part, each);
      best = Math.max(best, values[share]);
      if (each.unit === 0 && (await this.matcher.corpus.text(page, 0)).length === each.part.length) best = WHOLE_TITLE;
    }
    return best;
  }
}

/** @param {Match} match */
function places(match) {
  return match.parts.flatMap(({ part, places }) => places.map((place) => ({ ...place, part })));
}

/** @param {number[]} worth @param {Match[]} matches */
function total(worth, matches) {
  const count = Math.min(...matches.map((each) => places(each).length));
  const often = count >= 8 ? 3 : count >= 4 ? 2 : count >= 2 ? 1 : 0;
  const mean = worth.reduce((sum, each) => sum + each, 0) / worth.length;
  return STEP * (mean + (matches.length > 1 && together(matches) ? TOGETHER : 0)) + often;
}

/** Whether one section holds every term. @param {Match[]} matches */
function together(matches) {
  const [first, ...others] = matches.map((match) => new Set(places(match).map(({ unit }) => section(unit))));
  return [...first].some((each) => others.every((other) => other.has(each)));
}

/** @param {Ranked} one @param {Ranked} other */
function inOrder(one, other) {
  return one.tier - other.tier || other.score - one.score || one.page - other.page;
}
