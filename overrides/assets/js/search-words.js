// @ts-check
// Whether what was found is a whole word, by the browser's own knowledge of where words end.

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const REACH = 100;
const MOST_KEPT = 5000;
/** What makes a noun of the Thai word that follows, and leaves it the word that was asked for. */
const PREFIXES = ["การ", "ความ", "ผู้", "นัก", "งาน"];

/** Runs of one script: what a browser without a segmenter takes for words. */
const RUN = /[\u0e01-\u0e5b]+|[\u3005\u3400-\u9fff]+|[\u3041-\u309f]+|[\u30a1-\u30ff]+|[\p{L}\p{M}\p{N}]+|[^]/gu;

/** @typedef {(text: string) => {segment: string, index: number, isWordLike?: boolean}[]} Cutter */

/** @type {Map<string, Cutter>} */
const cutters = new Map();

/** A word of each language. @type {Record<string, string>} */
const WORDS = { th: "คำ", ja: "言葉" };

/** How a browser cuts texts of a language into words, which it takes time to know: the first word is cut at once. @param {string} language @returns {Cutter} */
export function cutter(language) {
  let made = cutters.get(language);
  if (!made) {
    cutters.set(language, (made = cutting(language)));
    made(WORDS[language] ?? "");
  }
  return made;
}

/** @param {string} language @returns {Cutter} */
function cutting(language) {
  if (typeof Intl.Segmenter !== "function") {
    return (text) =>
      [...text.matchAll(RUN)].map(({ 0: segment, index }) => ({ segment, index, isWordLike: LETTER.test(segment) }));
  }
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return (text) => [...segmenter.segment(text)];
}

/** How much of a word a match is. */
export const INSIDE = 0;
export const BEGINS = 1;
export const WHOLE = 2;

export class Words {
  /** @param {string} language */
  constructor(language) {
    this.language = language;
    /** Where words begin and end in runs that were cut before. @type {Map<string, Set<number>>} */
    this.known = new Map();
  }

  /** Where the words of a text begin and end, blanks and signs left out. @param {string} text @returns {[number, number][]} */
  spans(text) {
    const words = cutter(this.language)(text).filter((each) => each.isWordLike);
    return words.map((each) => [each.index, each.index + each.segment.length]);
  }

  /** How much of a word stands in normal `text` from `start` to `end`. @param {string} text @param {number} start @param {number} end */
  share(text, start, end) {
    let left = start;
    let right = end;
    while (left > 0 && start - left < REACH && LETTER.test(text[left - 1])) left--;
    while (right < text.length && right - end < REACH && LETTER.test(text[right])) right++;
    const edges = this.edges(text.slice(left, right));
    const begins = edges.has(start - left) || PREFIXES.some((each) => this.follows(text, left, start, each, edges));
    return begins ? (edges.has(end - left) ? WHOLE : BEGINS) : INSIDE;
  }

  /** @param {string} text @param {number} left @param {number} start @param {string} prefix @param {Set<number>} edges */
  follows(text, left, start, prefix, edges) {
    return text.slice(0, start).endsWith(prefix) && start - prefix.length >= left && edges.has(start - prefix.length - left);
  }

  /** @param {string} run */
  edges(run) {
    let found = this.known.get(run);
    if (!found) {
      found = new Set([run.length]);
      for (const each of cutter(this.language)(run)) found.add(each.index);
      if (this.known.size >= MOST_KEPT) this.known.clear();
      this.known.set(run, found);
    }
    return found;
  }
}
