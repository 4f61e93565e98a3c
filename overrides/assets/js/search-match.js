// @ts-check
// The pages that hold a query's terms: as they are typed, and, where that is too little, as they may be spelt.

import { FORMS, itself, through } from "./search-text.js";
import { WHOLE } from "./search-words.js";

/**
 * @typedef {import("./search-query.js").Term} Term
 * @typedef {import("./search-corpus.js").Place} Place
 * A term in a page: the form it was found in (0 is as typed), what was looked for there, and where.
 * @typedef {{tier: number, form: string, parts: {part: string, places: Place[]}[]}} Match
 * @typedef {Map<number, Match>} Matches
 * What a corpus must be able to do, wherever its texts are.
 * @typedef {{size: number, find: (text: string, form: string) => Promise<Map<number, Place[]>>,
 *   page: (number: number) => Promise<import("./search-corpus.js").Page>,
 *   text: (number: number, unit: number) => Promise<string>, kind: (number: number) => string,
 *   window: number}} Searchable
 */

/** With as many pages no other spelling is tried. */
const ENOUGH = 10;
/** From this length on another word hardly folds to the same; Thai says less in a letter. */
const SURE = 4;
const SURE_THAI = 6;
/** Below this length a word without its long vowels is looked for in its own kana alone. */
const SHORT = 4;
const THAI = /[\u0e01-\u0e5b]/;
const KATAKANA = /[\u30a1-\u30fa]/;

export class Matcher {
  /** @param {Searchable} corpus @param {import("./search-words.js").Words} words */
  constructor(corpus, words) {
    this.corpus = corpus;
    this.words = words;
  }

  /** Every page that holds all terms, with the match of each term. @param {Term[]} terms */
  async all(terms) {
    const matches = [];
    for (const term of terms) matches.push(await this.asTyped(term));
    let pages = common(matches);
    for (const widen of [this.folded, this.loosened]) {
      if (pages.length >= ENOUGH) break;
      for (const [index, term] of terms.entries()) {
        if (!term.exact) await widen.call(this, term, matches[index]);
      }
      pages = common(matches);
    }
    return { matches, pages };
  }

  /** @param {Term} term @returns {Promise<Matches>} */
  async asTyped(term) {
    /** @type {Matches} */
    const matches = new Map();
    for (const text of term.texts) await this.add(matches, text, "normal", 0);
    return matches;
  }

  /** Adds the pages that spell a term otherwise, unless it stands somewhere as it was typed and is too short to tell. @param {Term} term @param {Matches} matches */
  async folded(term, matches) {
    for (const text of term.texts) {
      const part = FORMS.folded(text);
      const sure = part.length >= (THAI.test(part) ? SURE_THAI : SURE);
      if (sure || !(await this.anyWhole(matches))) await this.add(matches, text, "folded", 1);
    }
  }

  /** Adds the pages that spell a longer term with other long vowels, dots or hyphens. @param {Term} term @param {Matches} matches */
  async loosened(term, matches) {
    for (const text of term.texts) {
      if (FORMS.folded(text).length < SURE) continue;
      const form = FORMS.loose(text).length < SHORT ? "loose-kana" : "loose";
      await this.add(matches, text, form, 2);
    }
  }

  /** @param {Matches} matches @param {string} text @param {string} form @param {number} tier */
  async add(matches, text, form, tier) {
    const part = FORMS[form](text);
    if (!part) return;
    const found = await this.corpus.find(part, form);
    for (const [page, places] of found) {
      const kept = form === "loose-kana" ? await this.ending(page, part, places) : places;
      const known = matches.get(page);
      if (!kept.length) continue;
      if (!known) matches.set(page, { tier, form, parts: [{ part, places: kept }] });
      else if (known.form === form) known.parts.push({ part, places: kept });
    }
  }

  /** The places where a short word in katakana does not go on in katakana. @param {number} page @param {string} part @param {Place[]} places */
  async ending(page, part, places) {
    if (!KATAKANA.test(part[part.length - 1])) return places;
    const kept = [];
    for (const place of places) {
      const text = FORMS["loose-kana"](await this.corpus.text(page, place.unit));
      if (!KATAKANA.test(text[place.at + part.length] ?? "")) kept.push(place);
    }
    return kept;
  }

  /** Whether any page has a term as a whole word. @param {Matches} matches */
  async anyWhole(matches) {
    let seen = 0;
    for (const [page, match] of matches) {
      if (match.tier > 0 || ++seen > ENOUGH) continue;
      for (const { part, places } of match.parts) {
        for (const place of places) {
          if ((await this.share(page, match.form, part, place)) === WHOLE) return true;
        }
      }
    }
    return false;
  }

  /** How much of a word stands at a place. @param {number} page @param {string} form @param {string} part @param {Place} place */
  async share(page, form, part, { unit, at }) {
    const text = await this.corpus.text(page, unit);
    const end = at + part.length;
    if (form === "normal") return this.words.share(text, at, end);
    const trace = through(itself(text), FORMS[form]);
    const stop = trace.from[end] ?? text.length;
    return Math.max(
      this.words.share(text, trace.from[at], trace.to[end - 1]),
      this.words.share(text, trace.from[at], stop),
    );
  }
}

/** The pages that all matches share, in order. @param {Matches[]} matches */
function common(matches) {
  if (!matches.length) return [];
  const [rarest, ...others] = [...matches].sort((one, other) => one.size - other.size);
  const shared = [...rarest.keys()].filter((page) => others.every((each) => each.has(page)));
  return shared.sort((one, other) => one - other);
}
