// @ts-check
// Text as it is compared: normal alike on both sides, folded for spelling, and traced back to its letters.

import { before } from "./search-order.js";

/** Signs that no reader sees: of no width, of direction, soft hyphens, choices of a variant of a kanji. */
const UNSEEN = /[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
const TONES = "\u0e48-\u0e4c";
const VOWELS = "\u0e31\u0e34-\u0e39\u0e47\u0e4d";

/** What most texts are made of and no rule changes. */
const COMMON = "\u0020-\u0040\u005b-\u007e\u0e01-\u0e39\u0e3f-\u0e4c\u3001\u3002\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff";
/** What rules may change: other letters, and common ones that stand beside certain others. */
const UNSETTLED = new RegExp(`[^${COMMON}]|เเ|[${TONES}][${VOWELS}]| [ \\u0e46]`);
/** Blanks that become one: lines end within a text, and are found as if they did not. */
const BLANKS = /[ \n]{2,}|\n/g;

/** The rules after NFKC and lower case, in order. @type {[RegExp, string | ((found: string) => string)][]} */
const RULES = [
  [/\u03c2/g, "σ"],
  [/i\u0307/g, "i"],
  [/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)],
  [/เเ/g, "แ"],
  [new RegExp(`([${TONES}]+)([${VOWELS}]+)`, "g"), "$2$1"],
  [new RegExp(`\\u0e4d([${TONES}]*)\\u0e32`, "g"), "$1\u0e33"],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/[\u2018\u2019\u02bc]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
  [/\u301c/g, "~"],
  [/\s+/g, " "],
  [/ (?=\u0e46)/g, ""],
];

/** `text` in the one form in which it is compared. @param {string} text */
export function normal(text) {
  const line = text.replace(BLANKS, " ");
  if (!UNSETTLED.test(line)) return line;
  let result = line.replace(UNSEEN, "").normalize("NFKC").toLowerCase();
  for (const [pattern, by] of RULES) result = result.replace(pattern, /** @type {any} */ (by));
  return result;
}

const DROPPED = /[\u0e47-\u0e4c]/g;
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g;

/** Normal text without what is often left out or typed otherwise: Thai tone marks, kinds of kana. @param {string} text */
export function folded(text) {
  return text
    .replace(DROPPED, "")
    .replace(/\u0e45/g, "\u0e32")
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Normal text without long-vowel marks, middle dots, hyphens and blanks at Latin letters. @param {string} text */
export function loose(text) {
  return text.replace(/[ー・･·\-]|(?<=[0-9a-z]) (?=[^0-9a-z\n])|(?<=[^0-9a-z\n]) (?=[0-9a-z])/g, "");
}

/** Letters that go with the one before them. */
const WITH = "[\\p{M}\\p{Cf}\\uff9e\\uff9f\\u0e32\\u0e33\\u1160-\\u11ff]";
const ALONE = "[\\u0021-\\u0040\\u005b-\\u007e\\u0e01-\\u0e30\\u0e41-\\u0e45\\u3001\\u3002\\u3041-\\u3096\\u30a1-\\u30fc\\u4e00-\\u9fff]";
const STILL = new RegExp(`^${ALONE}+$`);
/** What clusters become, as far as it was asked for. @type {Map<string, string>} */
const pieces = new Map();
const MOST_PIECES = 20000;
/** A run of letters that stay as they are; else letters that become others together and may not be parted. */
const CLUSTER = new RegExp(`(?:${ALONE}(?!${WITH}))+|เ\\p{Cf}*เ${WITH}*|[^]${WITH}*`, "gu");

/**
 * A text in another form, and where in the original each of its characters begins and ends.
 * @typedef {{text: string, from: (at: number) => number, to: (at: number) => number}} Trace
 */

/** Between these a text can be parted, and its parts be normal by themselves. */
const PARTING = /(?<=\S[ 、。])(?=[^\s\u0e46\p{M}\p{Cf}])/u;

/** The normal form of `text`, traced where that is asked for: its `text` is what `normal` gives. @param {string} text @returns {Trace} */
export function traced(text) {
  if (!UNSETTLED.test(text)) return itself(text);
  let [start, begin] = [0, 0];
  const parts = text.split(PARTING).map((part) => {
    const known = { part, plain: normal(part), start, begin, trace: /** @type {Trace | null} */ (null) };
    start += part.length;
    begin += known.plain.length;
    return known;
  });
  let last = parts[0];
  /** The part in which a character is, and its trace there. @param {number} at */
  const within = (at) => {
    if (at < last.begin || at >= last.begin + last.plain.length) last = parts[before(parts.length, (each) => parts[each].begin <= at) - 1];
    last.trace ??= even(last.part, last.plain) ? itself(last.plain) : pieced(last.part);
    return { at: at - last.begin, start: last.start, trace: last.trace };
  };
  return {
    text: parts.map(({ plain }) => plain).join(""),
    from: (place) => {
      const { at, start, trace } = within(place);
      return start + trace.from(at);
    },
    to: (place) => {
      const { at, start, trace } = within(place);
      return start + trace.to(at);
    },
  };
}

/** Whether the normal form of a text differs from it in nothing but case. @param {string} text @param {string} plain */
const even = (text, plain) => plain.length === text.length && plain === text.toLowerCase();

/** The normal form, traced cluster by cluster. @param {string} text @returns {Trace} */
function pieced(text) {
  let result = "";
  /** @type {number[]} */
  const from = [];
  /** @type {number[]} */
  const to = [];
  if (pieces.size > MOST_PIECES) pieces.clear();
  for (const match of text.matchAll(CLUSTER)) {
    const cluster = match[0];
    const start = match.index;
    let piece = STILL.test(cluster) ? cluster : pieces.get(cluster);
    if (piece === undefined) pieces.set(cluster, (piece = normal(cluster)));
    if (result.endsWith(" ") && piece.startsWith(" ")) piece = piece.slice(1);
    if (result.endsWith(" ") && piece.startsWith("\u0e46")) {
      result = result.slice(0, -1);
      from.pop();
      to.pop();
    }
    const each = even(cluster, piece);
    for (let index = 0; index < piece.length; index++) {
      from.push(each ? start + index : start);
      to.push(each ? start + index + 1 : start + cluster.length);
    }
    result += piece;
  }
  return { text: result, from: (at) => from[at], to: (at) => to[at] };
}

/**
 * A trace through a further form that drops or changes single characters.
 * @param {Trace} trace @param {(text: string) => string} form @returns {Trace}
 */
export function through(trace, form) {
  const text = form(trace.text);
  if (text.length === trace.text.length) return { ...trace, text };
  /** @type {Map<string, string>} */
  const single = new Map();
  const formed = (/** @type {string} */ sign) => {
    let known = single.get(sign);
    if (known === undefined) single.set(sign, (known = form(sign)));
    return known;
  };
  /** @type {number[]} */
  const kept = [];
  let at = 0;
  for (let index = 0; index < text.length; index++, at++) {
    while (formed(trace.text[at]) !== text[index] && at < trace.text.length - 1) at++;
    kept.push(at);
  }
  return { text, from: (place) => trace.from(kept[place]), to: (place) => trace.to(kept[place]) };
}

/** The forms in which a text may hold a term, the surest first. @type {Record<string, (text: string) => string>} */
export const FORMS = {
  normal: (text) => text,
  folded,
  loose: (text) => loose(folded(text)),
  "loose-kana": loose,
};

/** A canonical text as a trace of itself. @param {string} text @returns {Trace} */
export const itself = (text) => ({ text, from: (at) => at, to: (at) => at + 1 });

/**
 * Where a text holds a term (in normal form), as spans of the text as it is written.
 * @param {string} text @param {string} term @param {string} [form] a name in FORMS @returns {[number, number][]}
 */
export function spans(text, term, form = "normal") {
  return spansIn(through(traced(text), FORMS[form]), text, FORMS[form](term));
}

/** @param {Trace} trace @param {string} text @param {string} part @returns {[number, number][]} */
export function spansIn(trace, text, part) {
  /** @type {[number, number][]} */
  const found = [];
  if (!part) return found;
  for (let at = trace.text.indexOf(part); at >= 0; at = trace.text.indexOf(part, at + part.length)) {
    found.push([trace.from(at), whole(text, trace.to(at + part.length - 1))]);
  }
  return found;
}

/** The end of a span moved past marks that belong to its last letter. @param {string} text @param {number} end */
function whole(text, end) {
  const rest = /^[\p{M}\u0e33]+/u.exec(text.slice(end, end + 8));
  return rest ? end + rest[0].length : end;
}
