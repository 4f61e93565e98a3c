// @ts-check
// A page as a result: its sections, best first, with the words marked where they stand in the text as it is written.

import { FORMS, spansIn, through, traced } from "./search-text.js";

/**
 * @typedef {{text: string, mark: boolean}} Piece
 * @typedef {import("./search-match.js").Match} Match
 * @typedef {[number, number]} Span
 */

const MOST_SECTIONS = 3;
/** How much text stands around the first mark, in characters before and in all. @type {Record<string, [number, number]>} */
const ROOM = { th: [40, 170], ja: [20, 90] };
/** What addresses begin with. @type {Record<string, string>} */
const PREFIXES = { th: "/", ja: "/ja/" };
const MARK = /\p{M}/u;

/**
 * @param {import("./search-corpus.js").Page} page @param {number[]} chosen sections @param {Match[]} matches
 * @param {string} language
 */
export function shown(page, chosen, matches, language) {
  const sections = chosen.map((number) => {
    const { id, heading, text, label } = page.sections[number];
    return {
      id,
      heading: heading ? pieces(heading, spans(heading, matches)) : [{ text: label, mark: false }].filter((each) => each.text),
      snippet: snippet(text, spans(text, matches), language),
    };
  });
  const { address, kind, date, twin } = page;
  const url = PREFIXES[language] + address.slice(1);
  return { address, url, kind, date, twin, language, title: pieces(page.title, spans(page.title, matches)), sections };
}

/** The sections with the most terms, headings before texts; the opening where only the title has them. @param {Match[]} matches with places @param {number} many how many sections there are */
export function best(matches, many) {
  /** @type {Map<number, number>} */
  const value = new Map();
  for (const match of matches) {
    const here = new Map();
    for (const { unit } of match.parts.flatMap((each) => each.spot.places ?? [])) {
      const number = (unit - 1) >> 1;
      if (unit > 0) here.set(number, Math.max(here.get(number) ?? 0, unit % 2 ? 1.5 : 1));
    }
    for (const [number, worth] of here) value.set(number, (value.get(number) ?? 0) + worth);
  }
  const found = [...value].sort(([one, a], [other, b]) => b - a || one - other).map(([number]) => number);
  return found.length ? found.slice(0, MOST_SECTIONS) : many > 0 ? [0] : [];
}

/** Where a text holds what matched, without overlaps. @param {string} text @param {Match[]} matches @returns {Span[]} */
export function spans(text, matches) {
  const found = lines(text, matches).flatMap(({ line, start, trace }) => {
    return matches.flatMap(({ form, parts }) => {
      const formed = through(trace, FORMS[form]);
      return parts.flatMap(({ part }) => spansIn(formed, line, part).map(([from, to]) => [from + start, to + start]));
    });
  });
  /** @type {Span[]} */
  const merged = [];
  for (const [start, end] of found.sort(([one], [other]) => one - other)) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** The lines of a text that hold a match, with their places; the whole where a match goes over a line's end. @param {string} text @param {Match[]} matches */
function lines(text, matches) {
  const found = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const trace = traced(line);
    const holds = (/** @type {Match} */ { form, parts }) => {
      const formed = FORMS[form](trace.text);
      return parts.some(({ part }) => formed.includes(part));
    };
    if (matches.some(holds)) found.push({ line, start, trace });
    start += line.length + 1;
  }
  return found.length ? found : [{ line: text, start: 0, trace: traced(text) }];
}

/** A text in pieces, marked and unmarked. @param {string} text @param {Span[]} marks @param {number} [start] @param {number} [end] @returns {Piece[]} */
export function pieces(text, marks, start = 0, end = text.length) {
  const found = [];
  let at = start;
  for (const [from, to] of marks) {
    if (from < at || to > end) continue;
    if (from > at) found.push({ text: text.slice(at, from), mark: false });
    found.push({ text: text.slice(from, to), mark: true });
    at = to;
  }
  if (at < end) found.push({ text: text.slice(at, end), mark: false });
  return found.map((each) => ({ ...each, text: each.text.replace(/\s+/g, " ") }));
}

/** The text around the marks. @param {string} text @param {Span[]} marks @param {string} language @returns {Piece[]} */
function snippet(text, marks, language) {
  const [before, room] = ROOM[language] ?? ROOM.th;
  const anchor = densest(marks, room - before);
  let start = Math.max(0, anchor[0] - before);
  if (start > 0) start = opening(text, start, anchor[0]);
  let end = Math.min(text.length, Math.max(start + room, anchor[1]));
  while (end < text.length && MARK.test(text[end])) end++;
  for (const [from, to] of marks) if (from < end && to > end) end = to;
  const found = pieces(text, marks, start, end);
  if (start > 0) found.unshift({ text: "…", mark: false });
  if (end < text.length) found.push({ text: "…", mark: false });
  return found;
}

/** The first of the marks that has the most others within reach. @param {Span[]} marks @param {number} reach @returns {Span} */
function densest(marks, reach) {
  let best = 0;
  let most = 0;
  for (const [index, [start]] of marks.entries()) {
    let last = index;
    while (last + 1 < marks.length && marks[last + 1][1] <= start + reach) last++;
    if (last - index + 1 > most) [best, most] = [index, last - index + 1];
  }
  return marks[best] ?? [0, 0];
}

/** Where a snippet may begin: after a blank or sign between `start` and `anchor`, else before a letter. @param {string} text @param {number} start @param {number} anchor */
function opening(text, start, anchor) {
  const gap = /[\s、。・·「」()（）,.]+/u.exec(text.slice(start, anchor));
  if (gap) return start + gap.index + gap[0].length;
  while (start < anchor && (MARK.test(text[start]) || /[ะาำๆ]/.test(text[start]))) start++;
  return start;
}
