// @ts-check
// The glossary widens a query: the words of the other language, and those that are said for what was typed.

import { folded, normal } from "./search-text.js";
import { cutter } from "./search-words.js";

/**
 * @typedef {import("./search-query.js").Term} Term
 * @typedef {{th: string[], ja: string[], asked: string[]}} Entry
 */

const LANGUAGES = /** @type {const} */ (["th", "ja"]);
const PREFIX = /^(?:การ|ความ)(?=..)|(?<=..)する$/;
/** Forms shorter than these are only found as a whole query, never as a part of one. */
const SHORTEST = { th: 4, ja: 2 };
/** How much of a query known words must make up. */
const COVERED = 0.6;
const MOST_FORMS = 12;
/** How much two parts must go together to be taken for each other (Dice), and in how many terms at most. */
const LEAST_SHARED = 0.6;
const MOST_HOLDERS = 60;
const MOST_WORDS = 4;

export class Table {
  /** @param {string[][][]} rows the forms of each term: Thai, Japanese, English, and those only asked for */
  constructor(rows) {
    /** @type {Entry[]} */
    this.all = [];
    /** @type {Map<string, Entry[]>} */
    this.entries = new Map();
    this.longest = 0;
    for (const [th, ja, en, asked] of rows) {
      const entry = { th: th.map(normal), ja: ja.map(normal), asked: [...en, ...asked].map(normal) };
      this.all.push(entry);
      for (const form of new Set([...entry.th, ...entry.ja, ...entry.asked].map(key))) {
        const known = this.entries.get(form);
        if (known) known.push(entry);
        else this.entries.set(form, [entry]);
        this.longest = Math.max(this.longest, form.length);
      }
    }
  }

  /**
   * The terms of `language` for those of a query; null where the glossary does not know enough of them.
   * @param {Term[]} terms @param {"th" | "ja"} language
   * @param {boolean} [guess] what a word that is no term itself may mean @returns {Term[] | null}
   */
  widened(terms, language, guess = true) {
    const whole = terms.map((each) => each.texts[0]).join(" ");
    const known = this.forms(whole, language);
    if (guess) known.push(...this.shared(whole, language).filter((each) => !known.includes(each)));
    if (known.length) return [{ texts: known, exact: true }];
    /** @type {Term[]} */
    const found = [];
    let changed = false;
    for (const { texts: [text] } of terms) {
      const forms = this.forms(text, language);
      const parts = forms.length ? [{ texts: forms, exact: true }] : this.cut(text, language);
      if (!parts && !/^[\x21-\x7e]+$/.test(text)) return null;
      if (parts) changed = true;
      found.push(...(parts ?? [{ texts: [text], exact: true }]));
    }
    return changed ? found : null;
  }

  /** The forms in `language` of the terms that are written like `text`. @param {string} text @param {"th" | "ja"} language */
  forms(text, language) {
    const entries = this.entries.get(key(text)) ?? [];
    return [...new Set(entries.flatMap((each) => each[language]))].slice(0, MOST_FORMS);
  }

  /**
   * What terms that hold `text` share in `language` and others have not: 診断 for the terms with การวินิจฉัย.
   * @param {string} text @param {"th" | "ja"} language
   */
  shared(text, language) {
    const part = key(text);
    if (part.length < SHORTEST[counterpart(language)] || /^[\x20-\x7e]+$/.test(part)) return [];
    const holds = (/** @type {Entry} */ entry) => [...entry[counterpart(language)], ...entry.asked].some((form) => folded(form).includes(part));
    const holders = this.all.filter(holds);
    if (holders.length < 2 || holders.length > MOST_HOLDERS) return [];
    let best = { part: "", worth: LEAST_SHARED };
    for (const candidate of new Set(holders.flatMap((entry) => entry[language].flatMap((form) => parts(form, language))))) {
      const has = (/** @type {Entry} */ entry) => entry[language].some((form) => form.includes(candidate));
      const both = holders.filter(has).length;
      if (both < 2) continue;
      const worth = (2 * both) / (holders.length + this.all.filter(has).length);
      if (worth > best.worth || (worth === best.worth && candidate.length > best.part.length)) best = { part: candidate, worth };
    }
    return best.part ? [best.part] : [];
  }

  /** The terms that a run of words is made of, the longest first; null when they are too little of it. @param {string} text @param {"th" | "ja"} language @returns {Term[] | null} */
  cut(text, language) {
    const run = folded(text);
    const found = [];
    let covered = 0;
    for (let at = 0; at < run.length; ) {
      const length = this.longestAt(run, at, language);
      if (length) found.push({ texts: this.forms(run.slice(at, at + length), language), exact: true });
      covered += length;
      at += length || 1;
    }
    return covered >= COVERED * run.length && found.length ? found : null;
  }

  /** @param {string} run @param {number} at @param {"th" | "ja"} language */
  longestAt(run, at, language) {
    const shortest = /[\u0e01-\u0e5b]/.test(run[at]) ? SHORTEST.th : SHORTEST.ja;
    for (let length = Math.min(this.longest + 4, run.length - at); length >= shortest; length--) {
      if (this.forms(run.slice(at, at + length), language).length) return length;
    }
    return 0;
  }
}

/** The language that is not `language`. @param {string} language @returns {"th" | "ja"} */
export function counterpart(language) {
  return LANGUAGES.find((each) => each !== language) ?? "ja";
}

/** The words that a form is made of, and runs of them. @param {string} form @param {"th" | "ja"} language */
function parts(form, language) {
  const words = cutter(language)(form);
  const found = [];
  for (let first = 0; first < words.length; first++) {
    let part = "";
    for (const { segment, isWordLike } of words.slice(first, first + MOST_WORDS)) {
      if (!isWordLike || /^[\x20-\x7e]+$/.test(segment)) break;
      part += segment;
      if (part.length >= SHORTEST[language]) found.push(part);
    }
  }
  return found;
}

/** What forms of one word share. @param {string} text */
function key(text) {
  return folded(text).replace(PREFIX, "");
}
