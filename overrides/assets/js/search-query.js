// @ts-check
// A query is one or more terms, all of which a page must hold; what stands in quotes is taken as it stands.

import { normal } from "./search-text.js";

/**
 * One of `texts`, in normal form, must be in a page; an `exact` term is never spelt otherwise.
 * @typedef {{texts: string[], exact: boolean}} Term
 */

export const LONGEST = 1000;
const MOST_TERMS = 24;
const QUOTED = /"([^"]*)"|「([^」]*)」|『([^』]*)』|«([^»]*)»/g;
/** A letter: marks, hyphens and middle dots alone are asked for only when nothing else is. */
const TELLING = /[^\u0e47-\u0e4cー・･·\-]/;
const STRAY_QUOTES = /["«»]/g;

/** The terms of a query in normal form. @param {string} query @returns {{normal: string, terms: Term[]}} */
export function parsed(query) {
  const text = normal(query.slice(0, LONGEST)).trim();
  /** @type {Term[]} */
  const terms = [];
  const add = (/** @type {string} */ part, /** @type {boolean} */ exact) => {
    const known = terms.find((each) => each.texts[0] === part);
    if (known) known.exact ||= exact;
    else if (part && terms.length < MOST_TERMS) terms.push({ texts: [part], exact });
  };
  let last = 0;
  const plain = (/** @type {string} */ part) => {
    for (const word of part.replace(STRAY_QUOTES, " ").split(" ")) add(word, false);
  };
  for (const match of text.matchAll(QUOTED)) {
    plain(text.slice(last, match.index));
    add((match[1] ?? match[2] ?? match[3] ?? match[4]).trim(), true);
    last = match.index + match[0].length;
  }
  plain(text.slice(last));
  const telling = terms.filter((each) => each.exact || TELLING.test(each.texts[0]));
  return { normal: text, terms: telling.length ? telling : terms };
}
