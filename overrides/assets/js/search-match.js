// @ts-check
// The pages that hold a query's terms: as they are typed, and, where that is too little, as they may be spelt.

import { FORMS, itself, through } from "./search-text.js";
import { fieldOf, sectionOf } from "./search-corpus.js";
import { INSIDE, WHOLE } from "./search-words.js";

/**
 * @typedef {import("./search-query.js").Term} Term
 * @typedef {import("./search-corpus.js").Place} Place
 * @typedef {import("./search-corpus.js").Spot} Spot
 * A term in a page: the form it was found in (tier 0 is as typed), and what was found there.
 * @typedef {{tier: number, form: string, parts: {part: string, spot: Spot}[]}} Match
 * @typedef {Map<number, Match>} Matches
 * What a corpus must be able to do, wherever its texts are. The first `window` pages are looked at word by word.
 * @typedef {{size: number, window: number, find: (text: string, form: string) => Promise<Map<number, Spot>>,
 *   ahead: (text: string, form: string) => void, places: (number: number, text: string, form: string) => Promise<Place[]>,
 *   at: (number: number, text: string, form: string, place: Place) => Promise<number>, sections: (number: number) => number,
 *   reach: (text: string, ends: number[]) => Promise<number>, looks: (number: number, sections: number[]) => Set<number> | null,
 *   page: (number: number, sections: number[]) => Promise<import("./search-corpus.js").Page>,
 *   text: (number: number, unit: number) => Promise<string>, kind: (number: number) => string}} Searchable
 */

/** With as many pages no other spelling is tried. */
const ENOUGH = 10;
/** From this length on another word hardly folds to the same; Thai says less in a letter. */
const SURE = 4;
const SURE_THAI = 6;
/** Below this length a word without its long vowels is looked for in its own kana alone. */
const SHORT = 4;
/** More places than these of a page are not looked at to see whether a term is a whole word. */
const MOST_SEEN = 12;
/** Letters that are spelt otherwise. */
const FOLDS = /[\u0e01-\u0e5b\u3041-\u30ff]/;
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
    const matches = await Promise.all(terms.map((term) => this.asTyped(term)));
    let pages = common(matches);
    if (!terms.length) return { matches, pages };
    if (!pages.length) this.ahead(terms);
    for (const widen of [this.folded, this.loosened]) {
      if (pages.length >= ENOUGH) break;
      for (const [index, term] of terms.entries()) {
        if (!term.exact) await widen.call(this, term, matches[index]);
      }
      pages = common(matches);
    }
    return { matches, pages };
  }

  /** Begins to look for all further spellings of terms at once, where each of them will be wanted. @param {Term[]} terms */
  ahead(terms) {
    for (const text of terms.flatMap(({ texts, exact }) => (exact ? [] : texts))) {
      for (const form of [FOLDS.test(text) ? "folded" : null, looseFor(text)]) if (form) this.corpus.ahead(FORMS[form](text), form);
    }
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
      if (!FOLDS.test(text)) continue;
      const part = FORMS.folded(text);
      const sure = part.length >= (THAI.test(part) ? SURE_THAI : SURE);
      if (sure || !(await this.anyWhole(matches))) await this.add(matches, text, "folded", 1);
    }
  }

  /** Adds the pages that spell a longer term with other long vowels, dots or hyphens. @param {Term} term @param {Matches} matches */
  async loosened(term, matches) {
    for (const text of term.texts) {
      const form = looseFor(text);
      if (form) await this.add(matches, text, form, 2);
    }
  }

  /** @param {Matches} matches @param {string} text @param {string} form @param {number} tier */
  async add(matches, text, form, tier) {
    const part = FORMS[form](text);
    if (!part) return;
    const found = await this.corpus.find(part, form);
    for (const [page, spot] of form === "loose-kana" ? await this.endings(found.keys(), part) : found) {
      const known = matches.get(page);
      if (!known) matches.set(page, { tier, form, parts: [{ part, spot }] });
      else if (known.form === form) known.parts.push({ part, spot });
    }
  }

  /** Where a match stands in its page; nothing where the index took what is not there for it. @param {number} page @param {Match} match */
  async places(page, match) {
    const found = [];
    for (const { part, spot } of match.parts) {
      spot.places ??= await this.corpus.places(page, part, match.form);
      found.push(...spot.places.map((place) => ({ ...place, part })));
    }
    return found;
  }

  /** The pages that have a short word in katakana that does not go on in katakana. @param {Iterable<number>} pages @param {string} part @returns {Promise<[number, Spot][]>} */
  async endings(pages, part) {
    const spots = await Promise.all([...pages].map(async (page) => ({ page, spot: await this.ending(page, part) })));
    return spots.flatMap(({ page, spot }) => (spot ? [[page, spot]] : []));
  }

  /** Where a short word in katakana stands and does not go on in katakana. @param {number} page @param {string} part @returns {Promise<Spot | null>} */
  async ending(page, part) {
    const places = [];
    const goesOn = KATAKANA.test(part[part.length - 1]);
    for (const place of await this.corpus.places(page, part, "loose-kana")) {
      const text = FORMS["loose-kana"](await this.corpus.text(page, place.unit));
      const at = await this.corpus.at(page, part, "loose-kana", place);
      if (!goesOn || !KATAKANA.test(text[at + part.length] ?? "")) places.push({ ...place, at });
    }
    const field = Math.min(...places.map(({ unit }) => fieldOf(unit)));
    return places.length ? { field, count: places.length, places } : null;
  }

  /** Whether any page has a term as a whole word: the first tells as a rule, then as many as are enough at once. @param {Matches} matches */
  async anyWhole(matches) {
    const [first, ...others] = [...matches].filter(([, match]) => match.tier === 0).slice(0, ENOUGH);
    if (!first) return false;
    if (await this.whole(...first)) return true;
    return (await Promise.all(others.map((each) => this.whole(...each)))).some(Boolean);
  }

  /** Whether a page has a term as a whole word, as far as it is looked at. @param {number} page @param {Match} match */
  async whole(page, match) {
    const places = (await this.places(page, match)).slice(0, MOST_SEEN);
    this.corpus.looks(page, [...new Set(places.map(({ unit }) => Math.max(0, sectionOf(unit))))]);
    for (const place of places) {
      if ((await this.share(page, match.form, place.part, place)) === WHOLE) return true;
    }
    return false;
  }

  /** How much of a word stands at a place. @param {number} page @param {string} form @param {string} part @param {Place} place */
  async share(page, form, part, place) {
    const text = await this.corpus.text(page, place.unit);
    const at = await this.corpus.at(page, part, form, place);
    if (at < 0) return INSIDE;
    const end = at + part.length;
    if (form === "normal") return this.words.share(text, at, end);
    const trace = through(itself(text), FORMS[form]);
    const stop = end < trace.text.length ? trace.from(end) : text.length;
    return Math.max(
      this.words.share(text, trace.from(at), trace.to(end - 1)),
      this.words.share(text, trace.from(at), stop),
    );
  }
}

/** The form in which a term is found with other long vowels, dots or hyphens; none for a short one. @param {string} text */
function looseFor(text) {
  if (FORMS.folded(text).length < SURE) return null;
  return FORMS.loose(text).length < SHORT ? "loose-kana" : "loose";
}

/** The pages that all matches share, in order. @param {Matches[]} matches */
function common(matches) {
  if (!matches.length) return [];
  const [rarest, ...others] = [...matches].sort((one, other) => one.size - other.size);
  const shared = [...rarest.keys()].filter((page) => others.every((each) => each.has(page)));
  return shared.sort((one, other) => one - other);
}
