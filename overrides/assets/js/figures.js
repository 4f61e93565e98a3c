// @ts-check
// Figures as they are typed and shown: Thai and full-width digits, thousands apart, decimals as asked for.

import { rounded } from "./formula.js";

/** What was typed as a number: null for nothing, NaN for what is none. @param {string} typed */
export function typedFigure(typed) {
  const text = typed
    .normalize("NFKC")
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[−–—‐‑]/g, "-")
    .replace(/^[▲△]/, "-")
    .replace(/[\s\u200b]/g, "");
  if (!text) return null;
  const form = /^[-+]?(?:\d+|\d{1,3}(?:[,，、]\d{3})+)?(?:\.\d+)?%?$/;
  return form.test(text) && /\d/.test(text) ? Number(text.replace(/[,，、%]/g, "")) : NaN;
}

/** Digits with thousands apart. @param {string} digits */
export const apart = (digits) => digits.replace(/^(-?)(\d+)/, (_, sign, whole) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** A figure with its decimals, as the build shows it. @param {number} figure @param {number} decimals */
export const shownFigure = (figure, decimals) => apart(rounded(figure, decimals));

/** A figure as it was typed, without decimals of its own making. @param {number} figure */
export const plainFigure = (figure) => apart(rounded(figure, 10).replace(/\.?0+$/, "") || "0");
