// @ts-check
// Words and days for scripts: the template hands the words over, in the language of the page.

/** The words an element carries. @param {Element} element @returns {Record<string, string>} */
export const wordsOf = (element) => JSON.parse(/** @type {HTMLElement} */ (element).dataset.words ?? "{}");

/** A sentence with its `{values}` filled in. @param {string} sentence @param {Record<string, unknown>} values */
export const filled = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));

/** Today as `2026-11-23`, in the reader's own time zone. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A day as the pages themselves say it: the Buddhist era in Thai, the common era in Japanese. @param {string} iso */
export function spoken(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const date = new Date(year, month - 1, day);
  if (!day || Number.isNaN(date.getTime())) return iso;
  if (document.documentElement.lang !== "th") return `${year}年${month}月${day}日`;
  // Browsers leave the era out or write it in other words; only the month's name is asked of them.
  return `${day} ${new Intl.DateTimeFormat("th", { month: "long" }).format(date)} พ.ศ. ${year + 543}`;
}

/** A length of time in hours and minutes. @param {number} minutes @param {Record<string, string>} words */
export function length(minutes, words) {
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (!m) return filled(words.hour, { n: h });
  return h ? filled(words.both, { h, m }) : filled(words.minute, { n: m });
}

/**
 * An element with its attributes and children; text is text, never markup.
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[N]}
 */
export function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
