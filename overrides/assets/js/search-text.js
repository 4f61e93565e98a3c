// @ts-check
// Text as it is compared: normal alike on both sides, folded for spelling, and traced back to its letters.

/** Signs that no reader sees: of no width, of direction, soft hyphens, choices of a variant of a kanji. */
const UNSEEN = /[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
const TONES = "\u0e48-\u0e4c";
const VOWELS = "\u0e31\u0e34-\u0e39\u0e47\u0e4d";

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
  let result = text.replace(UNSEEN, "").normalize("NFKC").toLowerCase();
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
 * A text in another form, with the place in the original where each of its characters begins and ends.
 * @typedef {{text: string, from: number[], to: number[]}} Trace
 */

/** Between these a text can be parted, and its parts be normal by themselves. */
const PARTING = /(?<=\S[ 、。])(?=[^\s\u0e46\p{M}\p{Cf}])/u;

/** The normal form of `text`, traced: its `text` is what `normal` gives. @param {string} text @returns {Trace} */
export function traced(text) {
  let result = "";
  let start = 0;
  /** @type {number[]} */
  const from = [];
  /** @type {number[]} */
  const to = [];
  for (const part of text.split(PARTING)) {
    const plain = normal(part);
    const trace = plain.length === part.length && plain === part.toLowerCase() ? itself(plain) : pieced(part);
    for (const at of trace.from) from.push(at + start);
    for (const at of trace.to) to.push(at + start);
    result += trace.text;
    start += part.length;
  }
  return { text: result, from, to };
}

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
    const even = piece.length === cluster.length && piece === cluster.toLowerCase();
    for (let index = 0; index < piece.length; index++) {
      from.push(even ? start + index : start);
      to.push(even ? start + index + 1 : start + cluster.length);
    }
    result += piece;
  }
  return { text: result, from, to };
}

/**
 * A trace through a further form that drops or changes single characters.
 * @param {Trace} trace @param {(text: string) => string} form @returns {Trace}
 */
export function through(trace, form) {
  const text = form(trace.text);
  if (text.length === trace.text.length) return { ...trace, text };
  const from = [];
  const to = [];
  let at = 0;
  for (let index = 0; index < text.length; index++, at++) {
    while (form(trace.text[at]) !== text[index] && at < trace.text.length - 1) at++;
    from.push(trace.from[at]);
    to.push(trace.to[at]);
  }
  return { text, from, to };
}

/** The forms in which a text may hold a term, the surest first. @type {Record<string, (text: string) => string>} */
export const FORMS = {
  normal: (text) => text,
  folded,
  loose: (text) => loose(folded(text)),
  "loose-kana": loose,
};

/** A canonical text as a trace of itself. @param {string} text @returns {Trace} */
export function itself(text) {
  const from = Array.from({ length: text.length }, (_, index) => index);
  return { text, from, to: from.map((index) => index + 1) };
}

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
    found.push([trace.from[at], whole(text, trace.to[at + part.length - 1])]);
  }
  return found;
}

/** The end of a span moved past marks that belong to its last letter. @param {string} text @param {number} end */
function whole(text, end) {
  const rest = /^[\p{M}\u0e33]+/u.exec(text.slice(end, end + 8));
  return rest ? end + rest[0].length : end;
}
