// @ts-check
// A number as people type it: Thai and full-width digits, thousands separators, a unit before or behind.

/** How many of the base a counting word stands for, the longer words first. @type {[string, number][]} */
const SCALES = [
  ["ล้าน", 1e6], ["แสน", 1e5], ["หมื่น", 1e4], ["พัน", 1e3],
  ["十億", 1e9], ["千万", 1e7], ["百万", 1e6], ["十万", 1e5], ["億", 1e8], ["万", 1e4], ["千", 1e3],
];

/** Units that are said in several ways. */
const SAME = [
  ["%", "ร้อยละ", "เปอร์เซ็นต์", "เปอร์เซนต์", "パーセント", "percent"],
  ["บาท", "บ.", "バーツ", "baht", "thb", "฿"],
  ["เยน", "円", "yen", "jpy", "¥"],
  ["คน", "人", "名"], ["วัน", "日", "日間", "days"], ["เดือน", "か月", "ヶ月", "カ月", "ヵ月", "月"],
  ["ปี", "年", "年間"], ["ชั่วโมง", "ชม.", "時間", "h"], ["นาที", "分", "分間", "min"], ["วินาที", "秒", "秒間", "s"],
  ["เท่า", "倍"], ["ครั้ง", "回"], ["ชิ้น", "個"],
];

/** Text with one form for each character: full width made half, Thai digits made ASCII. @param {string} text */
export const plain = (text) =>
  text
    .normalize("NFKC")
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[−–—‐‑﹣]/g, "-")
    .replace(/[、،٬]/g, ",")
    .replace(/[\u200b\u2060]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** A unit as how many of which base: พันบาท is a thousand baht. @param {string} text @returns {{ scale: number, base: string }} */
function unitOf(text) {
  let rest = plain(text).replace(/ /g, "");
  let scale = 1;
  const word = SCALES.find(([each]) => rest.startsWith(plain(each)) && !SAME.flat().some((same) => plain(same) === rest));
  if (word) [rest, scale] = [rest.slice(plain(word[0]).length), word[1]];
  const named = SAME.find((names) => names.some((each) => plain(each) === rest));
  return { scale, base: named ? plain(named[0]) : rest };
}

/**
 * What was typed, in the unit of the question. `units` is that unit in every language; none means a bare
 * number. A fault is told by its name: nothing typed, no number, another unit.
 * @param {string} typed @param {string[]} units
 * @returns {{ value: number } | { fault: "empty" | "number" | "unit" }}
 */
export function typedNumber(typed, units) {
  const text = plain(typed);
  if (!text) return { fault: "empty" };
  const found = /^([^\d.+-]*?)([-+▲△]?) ?(\d[\d, ']*\d|\d|(?=\.\d))(\.\d+)?\.?(?![\d,.])(.*)$/.exec(text);
  if (!found) return { fault: "number" };
  const [, before, sign, whole, decimals = "", behind] = found;
  const grouped = /[, ']/.test(whole);
  if (grouped && !/^\d{1,3}(?:([, '])\d{3})(?:\1\d{3})*$/.test(whole)) return { fault: "number" };
  const number = Number(`${whole.replace(/[, ']/g, "") || "0"}${decimals}`) * (/[-▲△]/.test(sign) ? -1 : 1);
  const factor = factorOf(`${before}${behind}`.trim(), units);
  return factor === null ? { fault: "unit" } : { value: number * factor };
}

/** How many of the asked unit the typed one is; null when they do not go together. @param {string} unit @param {string[]} units */
function factorOf(unit, units) {
  if (!unit) return 1;
  const own = unitOf(unit);
  for (const asked of units.map(unitOf)) {
    if (own.base === asked.base || (!own.base && own.scale > 1)) return own.scale / asked.scale;
  }
  return null;
}

/** Whether a value is the answer within its tolerance; the last bits of a floating number do not count. @param {number} value @param {number} answer @param {number} tolerance */
export const close = (value, answer, tolerance) =>
  Math.abs(value - answer) <= tolerance + 1e-9 * Math.max(1, Math.abs(answer));
