// @ts-check
// The order of what was found: as typed before folded, whole words before parts, title before heading before text.

import { fieldOf } from "./search-corpus.js";
import { best } from "./search-show.js";
import { INSIDE, WHOLE } from "./search-words.js";

/**
 * @typedef {import("./search-match.js").Match} Match
 * @typedef {import("./search-corpus.js").Place & {part: string}} Found
 * What a page counts for beside its score: pages of more value come first.
 * @typedef {{page: number, value: number, tier: number, score: number}} Ranked
 * A page with where each of its matches stands; the sections it is looked at, null for all.
 * @typedef {{page: number, matches: Match[], found: Found[][], sections: Set<number> | null}} Look
 */

/** What a match is worth: in title, heading and text, inside a word, at its beginning and whole. */
const WORTH = [[4, 7, 9], [2, 5, 8], [1, 3, 6]];
const WHOLE_TITLE = 10;
/** All terms in one section. */
const TOGETHER = 2;
/** How much one step of worth counts against steps of frequency. */
const STEP = 4;
/** A heading that many pages have counts as text, whatever part of the terms is found there alone. */
const LEVEL = STEP * (WORTH[1][WHOLE] - WORTH[2][WHOLE]);
/** A heading on so many of the pages found is no page's own. */
const MANY = 5;
const MOST_HEADINGS = 3;
/** More places than these of a page are not looked at for whole words. */
const MOST_LOOKS = 12;

export class Ranker {
  /** @param {import("./search-match.js").Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
  }

  /**
   * Pages in order: the most promising are looked at word by word, the others follow as they are.
   * @param {number[]} pages @param {(page: number) => Match[]} matchesOf
   * @param {(page: number) => number} [valueOf] what comes before all else @returns {Promise<Ranked[]>}
   */
  async ranked(pages, matchesOf, valueOf = () => 0) {
    const hopes = pages.map((page) => hope(page, matchesOf(page), valueOf(page))).sort(inOrder);
    const window = hopes.slice(0, this.matcher.corpus.window);
    const looks = await Promise.all(window.map(({ page }) => this.look(page, matchesOf(page))));
    const shared = await this.shared(looks);
    const scores = await Promise.all(
      looks.map(async (look, index) => {
        const score = await this.score(look);
        return score && score + (await this.named(look)) - LEVEL * shared[index];
      }),
    );
    const seen = window.map((each, index) => ({ ...each, score: scores[index] })).filter(({ score }) => score > 0);
    return [...seen.sort(inOrder), ...hopes.slice(window.length)];
  }

  /** Where the matches of a page stand, and where it is looked at. @param {number} page @param {Match[]} matches @returns {Promise<Look>} */
  async look(page, matches) {
    const found = [];
    for (const match of matches) found.push(await this.matcher.places(page, match));
    const { corpus } = this.matcher;
    return { page, matches, found, sections: corpus.looks(page, best(matches, corpus.sections(page))) };
  }

  /** What part of its terms each page holds in no title and in no heading but such as many of the pages have, which tell none from another. @param {Look[]} looks */
  async shared(looks) {
    const headings = await Promise.all(looks.map((look) => Promise.all(look.matches.map((_, index) => this.headings(look, index)))));
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const text of headings.flatMap((each) => [...new Set(each.flat())])) counts.set(text, (counts.get(text) ?? 0) + 1);
    const many = (/** @type {string} */ text) => (counts.get(text) ?? 0) >= MANY;
    return headings.map((each) => each.filter((texts) => texts.length && texts.every(many)).length / each.length);
  }

  /** The headings in which a page holds a term, where its title does not. @param {Look} look @param {number} index of the term */
  async headings({ page, matches, found, sections }, index) {
    if (Math.min(...matches[index].parts.map(({ spot }) => spot.field)) !== 1) return [];
    const places = found[index].filter((each) => fieldOf(each.unit) === 1 && (!sections || sections.has(sectionOf(each))));
    return Promise.all(places.slice(0, MOST_HEADINGS).map(({ unit }) => this.matcher.corpus.text(page, unit)));
  }

  /** What a page gains whose title is the query and nothing else, in several terms. @param {Look} look */
  async named({ page, matches }) {
    if (matches.length < 2 || !matches.every(({ parts }) => parts.some(({ spot }) => spot.field === 0))) return 0;
    const title = (await this.matcher.corpus.text(page, 0)).replaceAll(" ", "");
    const parts = matches.map((match) => match.parts[0].part.replaceAll(" ", ""));
    const rest = parts.sort((one, other) => other.length - one.length).reduce((left, part) => left.replace(part, ""), title);
    return rest ? 0 : STEP;
  }

  /** What a page is worth; 0 when a match turns out not to be there. @param {Look} look */
  async score(look) {
    const { matches, found } = look;
    if (found.some((places) => !places.length)) return 0;
    const worth = await Promise.all(matches.map((match, index) => this.worth(look, match, found[index])));
    const [first, ...others] = found.map((places) => new Set(places.map(sectionOf)));
    const sum = worth.reduce((sum, each) => sum + each, 0);
    return total(sum, worth.length, Math.min(...found.map((places) => places.length)), [...first].some((each) => others.every((other) => other.has(each))));
  }

  /** @param {Look} look @param {Match} match @param {Found[]} places */
  async worth({ page, sections }, match, places) {
    const ordered = places.sort((one, other) => fieldOf(one.unit) - fieldOf(other.unit) || one.unit - other.unit);
    let best = WORTH[fieldOf(ordered[0].unit)][INSIDE];
    let looks = 0;
    for (const each of ordered) {
      if (sections && each.unit && !sections.has(sectionOf(each))) continue;
      const values = WORTH[fieldOf(each.unit)];
      if (values[WHOLE] <= best || ++looks > MOST_LOOKS) break;
      best = Math.max(best, values[await this.matcher.share(page, match.form, each.part, each)]);
      if (each.unit === 0 && (await this.matcher.corpus.text(page, 0)).length === each.part.length) return WHOLE_TITLE;
    }
    return best;
  }
}

/** The section of a place; -1 for the title. @param {Found} place */
const sectionOf = ({ unit }) => (unit === 0 ? -1 : (unit - 1) >> 1);

/** A page as if every match were a whole word and all stood together. @param {number} page @param {Match[]} matches @param {number} value @returns {Ranked} */
function hope(page, matches, value) {
  let [sum, count, tier] = [0, Infinity, 0];
  for (const match of matches) {
    let [worth, often] = [0, 0];
    for (const { spot } of match.parts) {
      worth = Math.max(worth, WORTH[spot.field][WHOLE]);
      often += spot.count;
    }
    sum += worth;
    count = Math.min(count, often);
    tier = Math.max(tier, match.tier);
  }
  return { page, value, tier, score: total(sum, matches.length, count, true) };
}

/** @param {number} worth of all matches @param {number} many matches @param {number} count of the rarest @param {boolean} together */
function total(worth, many, count, together) {
  const often = count >= 8 ? 3 : count >= 4 ? 2 : count >= 2 ? 1 : 0;
  return STEP * (worth / many + (many > 1 && together ? TOGETHER : 0)) + often;
}

/** @param {Ranked} one @param {Ranked} other */
function inOrder(one, other) {
  return other.value - one.value || one.tier - other.tier || other.score - one.score || one.page - other.page;
}
