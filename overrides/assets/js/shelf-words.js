// @ts-check
// Sizes and languages of what is kept, in the words of the page.
import { filled } from "./say.js";

/** How much room something takes. @param {number} count @param {Record<string, string>} words */
export function bytes(count, words) {
  if (count >= 1_000_000) return filled(words.megabytes, { n: (count / 1_000_000).toFixed(1) });
  return filled(words.kilobytes, { n: Math.max(1, Math.round(count / 1000)) });
}

/** The languages of a choice such as `th-ja`, the page's own first. @param {string} choice @param {Record<string, string>} words */
export function languages(choice, words) {
  const own = document.documentElement.lang;
  const ordered = choice.split("-").sort((one, other) => Number(other === own) - Number(one === own));
  return ordered.map((each) => words[each] ?? each).join(words.and);
}

/** Sentences one after the other: a full stop of full width brings its own space. @param {string[]} sentences */
export const together = (...sentences) =>
  sentences.reduce((before, next) => `${before}${before.endsWith("。") ? "" : " "}${next}`);
