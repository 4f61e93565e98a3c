// @ts-check
// An answer of search as a reader sees it: sentences, and pages by group with their sections and snippets.
//
// The answers are a plain list of links and not a listbox: each page offers several (itself, its sections, its
// twin), which options cannot hold, and a reader with a screen reader can go through headings and links as on any
// page. The arrows move the focus itself from link to link; Tab does the same.
import { filled, made, spoken } from "./say.js";

/**
 * @typedef {import("./search-asking.js").Piece} Piece
 * @typedef {import("./search-asking.js").Found} Found
 * @typedef {import("./search-asking.js").Group} Group
 * @typedef {import("./search-asking.js").Answer} Answer
 * @typedef {{words: Record<string, string>, homes: Record<string, string>, language: string, kind: (kind: string) => string}} Tools
 */

/** Terms in quotation marks, one after the other. @param {string[]} terms @param {Record<string, string>} words */
export const quoted = (terms, words) => terms.map((term) => filled(words.term, { term })).join(words.between);

/** How many pages there are in this language, and in the other. @param {Answer} answer @param {string} language */
export function totals(answer, language) {
  const count = (/** @type {boolean} */ own) =>
    answer.groups.filter((group) => (group.language === language) === own).reduce((sum, group) => sum + group.total, 0);
  return { pages: count(true), others: count(false) };
}

/** What was found, in a sentence or more; the first says how much. @param {Answer} answer @param {Tools} tools */
export function sentences(answer, { words, language }) {
  const { pages, others } = totals(answer, language);
  if (!pages && !others) return [filled(words.none, { terms: quoted([answer.query], words) }), words.none_hint];
  const count = filled(others ? words.found_both : words.found, { pages, others });
  if (answer.mode !== "some") return [count];
  const gone = answer.without.length ? [filled(words.without, { terms: quoted(answer.without, words) })] : [];
  // What is cut off may be too little to look for, so it is the query that no page has, not all of its pieces.
  const query = quoted([answer.query], words);
  const terms = quoted(answer.terms.filter((term) => !answer.without.includes(term)), words);
  return [count, ...(terms ? [filled(words.some, { query, terms })] : []), ...gone];
}

/** Text with what was found in it. @param {Piece[]} pieces */
const text = (pieces) => pieces.map(({ text, mark }) => (mark ? made("mark", {}, text) : text));

/** What is to be marked on a page that is opened from a group. @param {Answer} answer @param {Group} group */
function marks(answer, group) {
  if (!group.via.length && answer.mode === "all") return answer.query;
  const terms = group.via.length ? group.via : answer.terms;
  return terms.map((term) => (/\s/.test(term) ? `"${term}"` : term)).join(" ");
}

/** The address of a page in a language. @param {string} address @param {string} language @param {Tools} tools */
const place = (address, language, tools) => new URL(address.replace(/^\//, ""), tools.homes[language]).href;

/** @param {Found} page @param {Tools} tools */
function meta(page, tools) {
  const items = [made("span", { class: "search-kind", lang: tools.language }, tools.kind(page.kind))];
  if (page.date) items.push(made("time", { datetime: page.date, lang: tools.language }, spoken(page.date)));
  const other = page.language === "th" ? "ja" : "th";
  if (page.twin) {
    const link = { href: place(page.address, other, tools), hreflang: other, lang: tools.language };
    items.push(made("a", link, tools.words[`twin_${other}`]));
  }
  return made("p", { class: "search-meta" }, ...items.flatMap((item, at) => (at ? [" · ", item] : [item])));
}

/** One page: its title, what it is, and the sections that hold the words. @param {Found} page @param {boolean} across @param {Tools} tools */
function result(page, across, tools) {
  const address = place(page.address, page.language, tools);
  const best = page.sections[0]?.id;
  // Where the title holds the words, it leads to the top; else to where they stand.
  const named = page.title.some((piece) => piece.mark);
  const title = made("a", { href: best && !named ? `${address}#${best}` : address }, ...text(page.title));
  const item = made("li", {
    class: "search-result",
    "data-result": "",
    "data-address": page.address,
    "data-language": page.language,
    "data-group": across ? "across" : "own",
    "data-kind": page.kind,
  });
  item.append(made("h3", {}, title), meta(page, tools));
  if (page.sections.length) item.append(made("ul", { class: "search-sections" }, ...page.sections.map((each) => section(each, address))));
  return item;
}

/** @param {import("./search-asking.js").Section} found @param {string} address */
function section(found, address) {
  const item = made("li", {});
  if (found.id && found.heading.length) {
    item.append(made("a", { href: `${address}#${found.id}` }, ...text(found.heading)));
  }
  if (found.snippet.length) item.append(made("p", {}, ...text(found.snippet)));
  return item;
}

/** @param {Answer} answer @param {Group} group @param {number} at @param {Tools} tools */
function group(answer, group, at, tools) {
  const { words } = tools;
  const across = group.language !== tools.language;
  const id = `_search-group-${at}`;
  const box = made("section", { "aria-labelledby": id, "data-marks": marks(answer, group) });
  box.append(made("h2", { id }, across ? words.across : group.via.length ? words.own_via : words.own));
  if (group.via.length) box.append(made("p", { class: "search-note" }, ...via(group, words)));
  const list = made("ul", { class: "search-pages" }, ...group.pages.map((page) => result(page, across, tools)));
  if (group.language !== tools.language) list.lang = group.language;
  box.append(list);
  if (group.pages.length < group.total) {
    const shown = filled(words.shown, { shown: group.pages.length, total: group.total });
    const more = made("button", { type: "button", class: "search-button", "data-search-more": "" }, words.more);
    box.append(made("p", { class: "search-note" }, shown, " ", more));
  }
  return box;
}

/** The sentence that says by which words the other language was searched, each in its own language. @param {Group} group @param {Record<string, string>} words */
function via(group, words) {
  const [before, after] = words.via.split("{terms}");
  return [before, made("span", { lang: group.language }, quoted(group.via, words)), after ?? ""];
}

/** All groups of an answer. @param {Answer} answer @param {Tools} tools */
export const drawn = (answer, tools) =>
  answer.groups.filter((each) => each.pages.length).map((each, at) => group(answer, each, at, tools));
