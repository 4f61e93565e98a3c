// @ts-check
// Composing: a word that an input method has not finished is searched for, or waited for, by the way it is written.
// What is being composed is noted on the box by search.js, which is there before anything is typed.

/**
 * What is searched for while it is still being composed. Phones compose Thai and Latin words letter by letter and
 * end with a blank, so they are searched for at once; kana on its way to kanji, and Latin letters on their way to
 * kana, wait until the writer has chosen.
 * @type {Record<string, RegExp>}
 */
const AT_ONCE = { th: /^[\p{Script=Thai}\p{Script=Latin}\d\s]*$/u, ja: /^[\p{Script=Thai}\s]*$/u };

/** Whether an input method has the word just now. @param {HTMLElement} input */
export const composing = (input) => input.dataset.composing !== undefined;

/** Whether the writer is still choosing how to write what was typed. @param {HTMLElement} input */
export const waits = (input) =>
  composing(input) && !AT_ONCE[document.documentElement.lang].test(input.dataset.composing ?? "");
